"""A whole log in one file, checked from its first record to its last.

Lines of JSON: {"format": "mulin-log-1", "keys": […]}, then {"leaf": 0, "hash": "<base64>", "data": "<text>"} and, after the last
record that it stands over, {"checkpoint": "<signed note>"}, at the end {"end": {"leaves": 40, "checkpoints": 3}}.
"""

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import notes, tree

FORMAT = "mulin-log-1"


@dataclass
class Checked:
    """`problems` are sentences, the first bad record first."""

    keys: list[notes.Key] = field(default_factory=list)
    leaves: int = 0
    checkpoints: int = 0
    signed: int = 0  # records under the last good checkpoint
    problems: list[str] = field(default_factory=list)
    _edge: tree.Edge = field(default_factory=tree.Edge)
    _roots: dict[int, bytes] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.problems


def check(lines: Iterable[str], trusted: Sequence[notes.Key] = (), kept: Sequence[str] = ()) -> Checked:
    """`trusted`: keys to use instead of the file's own. `kept`: checkpoints seen earlier, which this log has to go on from."""
    found, ended = Checked(list(trusted)), False
    earlier = _earlier(found, kept)
    for number, line in enumerate(lines):
        try:
            entry = json.loads(line)
            if number == 0:
                _begin(found, entry)
            elif "leaf" in entry:
                ended = not _leaf(found, entry)
            elif "checkpoint" in entry:
                ended = not _checkpoint(found, entry["checkpoint"])
            elif "end" in entry:
                ended = _end(found, entry["end"])
        except (KeyError, TypeError, ValueError) as error:
            found.problems.append(f"line {number + 1} cannot be read: {error}")
            ended = True
        size = found._edge.size
        if size in earlier and size not in found._roots:
            found._roots[size] = found._edge.root()
        if ended:
            break
    if not ended:
        found.problems.append(f"the file breaks off after {found.leaves} records")
    for head in earlier.values() if found.ok else ():
        if found._roots.get(head.size) != head.root:
            found.problems.append(f"the log does not go on from the checkpoint of {head.size} records that you kept")
    return found


def _earlier(found: Checked, kept: Sequence[str]) -> dict[int, notes.Head]:
    """Their signatures are not asked: who kept them knows where they come from."""
    heads = {}
    for note in kept:
        lines = note.splitlines()
        try:
            head = notes.Head(lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True))
        except (IndexError, ValueError):
            found.problems.append("the kept checkpoint cannot be read")
        else:
            heads[head.size] = head
    return heads


def _begin(found: Checked, entry: dict[str, Any]) -> None:
    if entry["format"] != FORMAT:
        raise ValueError(f"this is no log in the form {FORMAT}")
    found.keys = found.keys or [notes.read_key(line) for line in entry["keys"]]


def _leaf(found: Checked, entry: dict[str, Any]) -> bool:
    """Whether it is worth going on."""
    expected, hashed = found._edge.size, base64.b64decode(entry["hash"], validate=True)
    if entry["leaf"] != expected:
        found.problems.append(f"record {expected} is missing: record {entry['leaf']} stands in its place")
        return False
    if tree.leaf_hash(entry["data"].encode()) != hashed:
        found.problems.append(f"record {expected} was changed: its text does not have the hash that was kept of it")
    found._edge.append(hashed)
    found.leaves += 1
    return True


def _checkpoint(found: Checked, note: str) -> bool:
    try:
        head = notes.read(note, found.keys)
    except notes.BadNote as error:
        found.problems.append(f"checkpoint after record {found.leaves - 1}: {error}")
        return True
    if head.size != found._edge.size:
        found.problems.append(f"a checkpoint of {head.size} records stands after {found.leaves}: records were dropped or added")
        return False
    if found._edge.root() != head.root:
        found.problems.append(f"records {found.signed} to {head.size - 1} are not what was signed: one of them was changed")
        return False
    found.checkpoints, found.signed = found.checkpoints + 1, head.size
    return True


def _end(found: Checked, told: dict[str, Any]) -> bool:
    if (told["leaves"], told["checkpoints"]) != (found.leaves, found.checkpoints) and found.ok:
        found.problems.append(f"the file says it has {told['leaves']} records and {told['checkpoints']} checkpoints; it has not")
    if found.signed < found.leaves:
        found.problems.append(f"records {found.signed} to {found.leaves - 1} are under no checkpoint")
    return True
