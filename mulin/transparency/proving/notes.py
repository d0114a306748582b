"""Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint), with Ed25519.

example.org/log
1234
<root in base64>

— example.org/log <4 bytes that name the key, then the signature, in base64>
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519 = b"\1"


class BadNote(ValueError):
    """Why a note is not believed; str(self) is a sentence."""


@dataclass(frozen=True)
class Head:
    """What a checkpoint says."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True)
class Key:
    """A public key under the name it signs for."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"


def read_key(line: str) -> Key:
    try:
        name, key_id, packed = line.strip().split("+", 2)
        raw = base64.b64decode(packed, validate=True)
    except ValueError as error:
        raise BadNote(f"{line!r} is no public key: it has the form name+id+base64") from error
    key = Key(name, raw[1:])
    if raw[:1] != ED25519 or len(key.public) != 32 or key.id.hex() != key_id:
        raise BadNote(f"the public key of {name} does not agree with its own id")
    return key


def public_key(seed: bytes, name: str) -> Key:
    raw = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Key(name, raw)


def signed(head: Head, seed: bytes) -> str:
    body = f"{head.origin}\n{head.size}\n{base64.b64encode(head.root).decode()}\n"
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(body.encode())
    packed = base64.b64encode(public_key(seed, head.origin).id + signature).decode()
    return f"{body}\n— {head.origin} {packed}\n"


def body_of(note: str, keys: Iterable[Key]) -> str:
    """The text that one of the keys has signed.

    Raises:
        BadNote: none of them has.
    """
    body, gap, lines = note.rpartition("\n\n")
    body += "\n"
    known = {(key.name, key.id): key for key in keys}
    unknown = True
    for line in lines.splitlines() if gap else []:
        name, raw = _signature(line)
        if key := known.get((name, raw[:4])):
            unknown = False
            try:
                Ed25519PublicKey.from_public_bytes(key.public).verify(raw[4:], body.encode())
            except InvalidSignature:
                raise BadNote(f"the signature of {name} does not fit the checkpoint") from None
    if unknown:
        raise BadNote("no key that we know has signed the checkpoint")
    return body


def read(note: str, keys: Iterable[Key]) -> Head:
    """What the checkpoint says, once its signature is checked.

    Raises:
        BadNote: it is not signed by one of the keys, or does not have the form.
    """
    lines = body_of(note, keys).splitlines()
    try:
        head = Head(lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True))
    except (IndexError, ValueError) as error:
        raise BadNote("the checkpoint has not the form: origin, size, root") from error
    if len(head.root) != 32 or head.size < 0 or str(head.size) != lines[1]:
        raise BadNote("the checkpoint has not the form: origin, size, root")
    return head


def _signature(line: str) -> tuple[str, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, packed = rest.rpartition(" ")
    try:
        raw = base64.b64decode(packed, validate=True)
    except ValueError:
        raw = b""
    if dash != "—" or not name or len(raw) < 5:
        raise BadNote(f"{line[:40]!r} is no line of a signature")
    return name, raw
