"""Text messages by Aliyun's Dysmsapi (2017-05-25, SendSms), signed as its signature version 3 asks (ACS3-HMAC-SHA256)."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit
from uuid import uuid4

from django.conf import settings

from mulin.kernel.secrets.numbers import local_phone

from . import Answer, Message, Refused, Sent
from .http import post

RATE = 40.0
ENDPOINT = "https://dysmsapi.aliyuncs.com"
WORDS = 20  # a template's variable takes no more; the whole text stands in the inbox
# Codes as in the provider's list for the mainland (help.aliyun.com, 短信服务, API错误码) and in its older one for other countries
# (alibabacloud.com/help, doc-detail 116206: isp.UNKNOWN, isp.GATEWAY_ERROR, isv.NOT_SUPPORTED_COUNTRY). What stands in none of
# these sets is final: a number that is none (isv.MOBILE_NUMBER_ILLEGAL), a reader who wants none (isv.BLACK_KEY_CONTROL_LIMIT,
# isv.CUSTOMER_REFUSED), words that are not let through, a signature or template that is not approved.
TOO_OFTEN = {"isv.BUSINESS_LIMIT_CONTROL"}  # for this number: some in a minute, an hour, a day
OWN_LIMIT = {"isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL"}  # that we have set ourselves, for all numbers together
LATER = {"isp.SYSTEM_ERROR", "isp.UNKNOWN", "isp.GATEWAY_ERROR"}
UNPAID = {"isv.OUT_OF_SERVICE", "isv.AMOUNT_NOT_ENOUGH"}
HOUR = 3600


def missing() -> list[str]:
    return [name for name in ("SMS_KEY", "SMS_SECRET", "SMS_SIGN", "SMS_TEMPLATE") if not settings.NOTICES[name]]


def send(message: Message) -> Answer:
    """The template has one variable, `title`. `OutId` comes back in the provider's reports: it finds our row."""
    query = {
        "PhoneNumbers": _number(message.address), "SignName": settings.NOTICES["SMS_SIGN"],
        "TemplateCode": settings.NOTICES["SMS_TEMPLATE"],
        "TemplateParam": json.dumps({"title": message.title[:WORDS]}, ensure_ascii=False), "OutId": message.key,
    }  # fmt: skip
    headers = {
        "host": urlsplit(ENDPOINT).netloc, "x-acs-action": "SendSms", "x-acs-version": "2017-05-25",
        "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "x-acs-signature-nonce": uuid4().hex,
    }  # fmt: skip
    key, secret = settings.NOTICES["SMS_KEY"], settings.NOTICES["SMS_SECRET"]
    signed = signature("POST", "/", query, headers, b"", key=key, secret=secret)
    reply = post(f"{ENDPOINT}/?{canonical_query(query)}", b"", signed)
    if isinstance(reply, Refused):
        return reply
    said = reply.json()
    return _understood(str(said.get("Code", reply.status)), str(said.get("Message", "")), str(said.get("BizId", "")))


def _understood(code: str, words: str, receipt: str) -> Answer:
    if code == "OK":
        return Sent(receipt)
    reason = f"{code} {words}".strip()
    if code in TOO_OFTEN | OWN_LIMIT:
        return Refused(reason, retry_after=HOUR if code in TOO_OFTEN else 12 * HOUR)
    is_passing = (
        code in LATER | UNPAID or code.startswith(("Throttling", "ServiceUnavailable", "InternalError")) or code[:1] == "5"
    )
    return Refused(reason, final=not is_passing)


def signature(
    method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes, *, key: str, secret: str
) -> dict[str, str]:
    """`headers` with x-acs-content-sha256 and Authorization added. All of them take part in the signature."""
    digest = hashlib.sha256(body).hexdigest()
    complete = dict(headers) | {"x-acs-content-sha256": digest}
    names = sorted(name for name in complete if name == "host" or name == "content-type" or name.startswith("x-acs-"))
    lines = "".join(f"{name}:{complete[name].strip()}\n" for name in names)
    request = "\n".join([method, path, canonical_query(query), lines, ";".join(names), digest])
    to_sign = f"ACS3-HMAC-SHA256\n{hashlib.sha256(request.encode()).hexdigest()}"
    made = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    return complete | {"Authorization": f"ACS3-HMAC-SHA256 Credential={key},SignedHeaders={';'.join(names)},Signature={made}"}


def canonical_query(query: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name, safe='-_.~')}={quote(query[name], safe='-_.~')}" for name in sorted(query))


def _number(phone: str) -> str:
    """Mainland numbers plain; others with their country's code and no plus."""
    return local_phone(phone).lstrip("+")
