"""A receipt, checked without the server that gave it.

    {"format": "mulin-receipt-1", "leaf": {"number": 12, "data": "<the text that was hashed>"},
     "proof": {"size": 40, "hashes": ["<base64>", …]}, "checkpoint": "<signed note>", "keys": ["name+id+base64", …],
     "private": {"salt": "<base64>", "text": "<JSON>"}}

`private` is only there for the person concerned, while we hold it.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import canonical, notes, tree

FORMAT = "mulin-receipt-1"


class Unproven(ValueError):
    """Why the receipt proves nothing; str(self) is a sentence."""


@dataclass(frozen=True)
class Proof:
    number: int
    size: int
    origin: str
    record: dict[str, Any]
    private: dict[str, Any] | None


def check(receipt: dict[str, Any], trusted: Sequence[notes.Key] = ()) -> Proof:
    """Without trusted keys the receipt's own are used: then it only agrees with itself.

    Raises:
        Unproven: with what does not hold.
    """
    try:
        leaf, proof, private = receipt["leaf"], receipt["proof"], receipt.get("private")
        number, data, size = int(leaf["number"]), str(leaf["data"]), int(proof["size"])
        path = [base64.b64decode(one, validate=True) for one in proof["hashes"]]
        keys = list(trusted) or [notes.read_key(line) for line in receipt["keys"]]
        head = notes.read(receipt["checkpoint"], keys)
        told = json.loads(data)
    except notes.BadNote as error:
        raise Unproven(str(error)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Unproven("this is no receipt of a public record") from error
    if head.size != size:
        raise Unproven(f"the proof is for {size} records, the checkpoint says {head.size}")
    if not tree.includes(tree.leaf_hash(data.encode()), number, size, path, head.root):
        raise Unproven(f"record {number} is not what was signed: its text, number or proof was changed")
    return Proof(number, size, head.origin, told, _opened(told, private) if private else None)


def _opened(told: dict[str, Any], private: dict[str, Any]) -> dict[str, Any]:
    try:
        salt, text = base64.b64decode(private["salt"], validate=True), str(private["text"])
        found: dict[str, Any] = json.loads(text)
    except (KeyError, TypeError, ValueError) as error:
        raise Unproven("the private part cannot be read") from error
    if canonical.commitment(salt, text) != told.get("commitment"):
        raise Unproven("the private part is not what the record stands for")
    return found
