"""The files in which Polis publishes a conversation: comments.csv and participants-votes.csv (github.com/compdemocracy/openData, README)."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .projecting import Flags, Numbers

OUT, WAITING, IN = -1, 0, 1
VOTES = {"1": 1.0, "-1": -1.0, "0": 0.0, "": np.nan}


class NotPolis(ValueError):
    """What is wrong, as a sentence, and as one of a few names: comments, columns, line, vote."""

    def __init__(self, what: str, sentence: str) -> None:
        super().__init__(sentence)
        self.what = what


@dataclass(frozen=True)
class Comment:
    id: str
    words: str
    moderated: int  # OUT, WAITING, IN


@dataclass(frozen=True)
class Conversation:
    comments: list[Comment]  # one a column of `votes`
    people: list[str]
    published: list[str]  # the group that was published for each; "" where none
    votes: Numbers  # people × comments: 1 agrees, -1 disagrees, 0 passes, NaN nothing

    @property
    def out(self) -> Flags:
        return np.array([comment.moderated == OUT for comment in self.comments], dtype=np.bool_)


def read(folder: Path) -> Conversation:
    comments, votes = ((folder / name).read_text(encoding="utf-8-sig") for name in ("comments.csv", "participants-votes.csv"))
    return of(io.StringIO(comments, newline=""), io.StringIO(votes, newline=""))


def of(comments: Iterable[str], votes: Iterable[str]) -> Conversation:
    said = _comments(comments)
    rows = csv.reader(votes)
    head = next(rows, [])
    if not {"participant", "group-id", "n-disagree"} <= set(head):
        raise NotPolis("columns", "participants-votes.csv has no columns participant, group-id, n-disagree")
    first = head.index("n-disagree") + 1
    who, group = head.index("participant"), head.index("group-id")
    lines = list(rows)
    if any(len(line) != len(head) for line in lines):
        raise NotPolis("line", "participants-votes.csv: a line is shorter or longer than the first")
    columns = [said.get(name, Comment(name, "", WAITING)) for name in head[first:]]
    try:
        cells = [[VOTES[cell] for cell in line[first:]] for line in lines]
    except KeyError as cell:
        raise NotPolis("vote", f"participants-votes.csv: a vote is 1, -1, 0 or empty, not {cell}") from None
    numbers = np.array(cells, dtype=float).reshape(len(lines), len(columns))
    return Conversation(columns, [line[who] for line in lines], [line[group] for line in lines], numbers)


def _comments(lines: Iterable[str]) -> dict[str, Comment]:
    rows = csv.DictReader(lines)
    if not {"comment-id", "comment-body", "moderated"} <= set(rows.fieldnames or []):
        raise NotPolis("comments", "comments.csv has no columns comment-id, comment-body, moderated")
    found = {}
    for row in rows:
        if row["moderated"] not in ("-1", "0", "1"):
            raise NotPolis("comments", f"comments.csv: moderated is -1, 0 or 1, not {row['moderated']!r}")
        found[row["comment-id"]] = Comment(row["comment-id"], row["comment-body"] or "", int(row["moderated"]))
    return found
