"""One POST, with what may go wrong on the way as an answer."""

import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError

from . import Refused

SECONDS = 8
MOST_BYTES = 100_000


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Reply | Refused:
    return _asked(urllib.request.Request(url, body, dict(headers), method="POST"))  # noqa: S310 - of settings or a push service


def get(url: str) -> Reply | Refused:
    return _asked(urllib.request.Request(url))  # noqa: S310 - of settings


def _asked(request: urllib.request.Request) -> Reply | Refused:
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return Reply(answer.status, dict(answer.headers), answer.read(MOST_BYTES))
    except HTTPError as error:
        return Reply(error.code, dict(error.headers), error.read(MOST_BYTES))
    except (URLError, OSError, ValueError) as error:
        return Refused(f"no answer: {error}")


def post_json(url: str, body: Mapping[str, Any]) -> Reply | Refused:
    return post(url, json.dumps(body, ensure_ascii=False).encode(), {"Content-Type": "application/json; charset=utf-8"})


def retry_after(reply: Reply) -> int | None:
    """Seconds, when the header gives seconds."""
    text = reply.headers.get("Retry-After", "")
    return int(text) if text.isdecimal() else None
