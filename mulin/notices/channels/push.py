"""Web push: RFC 8030 (protocol), RFC 8291 (encryption), RFC 8292 (VAPID)."""

import base64
import hashlib
import json
import os
import time
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from . import Answer, Message, Refused, Sent
from .http import Reply, post, retry_after

RATE = 100.0
DAY = 24 * 3600
RECORD = 4096  # bytes of the one record: push services take no larger message
MOST = 2800  # bytes of text


def missing() -> list[str]:
    return [name for name in ("PUSH_KEY", "PUSH_CONTACT") if not settings.NOTICES[name]]


def send(message: Message) -> Answer:
    subscription = json.loads(message.address)
    said = {"title": message.title, "text": message.text[:600], "url": message.url, "tag": message.key}
    try:
        body = encrypt(
            json.dumps(said, ensure_ascii=False).encode()[:MOST],
            receiver=_bytes(subscription["p256dh"]), secret=_bytes(subscription["auth"]),
        )  # fmt: skip
    except ValueError as error:
        return Refused(f"the subscription's keys are not valid: {error}", final=True)
    headers = {
        "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream", "TTL": str(DAY),
        "Urgency": "high" if message.is_urgent else "normal",
        # A second message of the same topic takes the place of the first one while it waits: a repeated try is no double.
        "Topic": hashlib.sha256(message.key.encode()).hexdigest()[:32],
        "Authorization": authorization(subscription["endpoint"], at=time.time()),
    }  # fmt: skip
    reply = post(subscription["endpoint"], body, headers)
    return reply if isinstance(reply, Refused) else _understood(reply)


def _understood(reply: Reply) -> Answer:
    if reply.status in (200, 201, 202):
        return Sent(reply.headers.get("Location", "")[-100:])
    if reply.status in (404, 410):
        return Refused("the browser has ended this subscription", final=True, gone=True)
    if reply.status in (400, 401, 403, 413):
        return Refused(f"the push service refused it: {reply.status} {reply.body[:200].decode(errors='replace')}", final=True)
    return Refused(f"the push service answered {reply.status}", retry_after=retry_after(reply))


def encrypt(
    plain: bytes, *, receiver: bytes, secret: bytes, salt: bytes | None = None, own: ec.EllipticCurvePrivateKey | None = None
) -> bytes:
    """One record of RFC 8188 "aes128gcm". `salt` and `own` are random but in tests.

    Raises:
        ValueError: `receiver` is no point of P-256.
    """
    salt, own = salt or os.urandom(16), own or ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), receiver)
    mine = _point(own)
    shared = own.exchange(ec.ECDH(), theirs)
    material = _derived(shared, secret, b"WebPush: info\x00" + receiver + mine, 32)
    key = _derived(material, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(material, salt, b"Content-Encoding: nonce\x00", 12)
    sealed = AESGCM(key).encrypt(nonce, plain + b"\x02", None)
    return salt + RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine + sealed


def authorization(endpoint: str, *, at: float) -> str:
    """RFC 8292: a token for this push service, good for half a day, signed by our key."""
    key = _key()
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(at) + DAY // 2, "sub": settings.NOTICES["PUSH_CONTACT"]}
    signed = f"{_text(_json({'typ': 'JWT', 'alg': 'ES256'}))}.{_text(_json(claims))}"
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"vapid t={signed}.{_text(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}, k={public_key()}"


def public_key() -> str:
    """What a browser subscribes with; empty when push is off."""
    return "" if missing() else _text(_point(_key()))


def new_key() -> str:
    """A private key for MULIN_PUSH_KEY."""
    return _text(ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(32, "big"))


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(_bytes(settings.NOTICES["PUSH_KEY"]), "big"), ec.SECP256R1())


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(material)


def _json(value: dict[str, object]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
