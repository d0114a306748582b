"""The whole log, as far as it is signed, in the form that `proving.exports` checks."""

import base64
import json
from collections.abc import Iterator
from typing import Any

from mulin.transparency.models import Checkpoint, Node
from mulin.transparency.proving import exports

from . import keys
from .leaves import all_leaves, latest

CHUNK = 2000


def lines() -> Iterator[str]:
    head = latest()
    size = head.size if head else 0
    yield _line({"format": exports.FORMAT, "keys": [str(key) for key in keys.public()]})
    signed, leaves = 0, 0
    for start in range(0, size, CHUNK):
        end = min(start + CHUNK, size)
        notes = dict(Checkpoint.objects.filter(size__gt=start, size__lte=end).values_list("size", "note"))
        nodes = Node.objects.filter(position__gte=2 * start, position__lt=2 * end).values_list("position", "hash")
        hashes = {place // 2: base64.b64encode(kept).decode() for place, kept in nodes if place % 2 == 0}
        for number, data in all_leaves().filter(number__gte=start, number__lt=end).values_list("number", "data"):
            yield _line({"leaf": number, "hash": hashes.get(number, ""), "data": data})
            leaves += 1
            if number + 1 in notes:
                yield _line({"checkpoint": notes[number + 1]})
                signed += 1
    yield _line({"end": {"leaves": leaves, "checkpoints": signed}})


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
