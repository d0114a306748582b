"""The SMS gateway: one JSON POST a message."""

import json
import logging
import urllib.request
from urllib.error import URLError

from django.conf import settings

log = logging.getLogger(__name__)
SECONDS = 8


class NotSent(Exception):
    """The gateway did not take the message."""


def send(phone: str, text: str) -> None:
    """
    Raises:
        NotSent
    """
    url = settings.SMS_URL
    if not url:
        log.info("SMS to %s: %s", phone, text)
        return
    body = json.dumps({"phone": phone, "text": text}).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {settings.SMS_TOKEN}"}
    request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 - the operator's own setting
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310
            return
    except (URLError, OSError) as error:
        log.warning("SMS gateway: %s", error)
        raise NotSent from error
