"""Which header is which column: same name, another name for it, or one that contains a name of it."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from typing import Any

from django.utils import translation

from .kinds import Column, Kind
from .mending import Cell
from .moments import KINDS, YEAR_LAST
from .reading import Sheet

STAND_IN = 10  # rows that share a position of whole degrees
NOISE = re.compile(r"[\s*＊:：_\-/、]+|[(（\[【].*?[)）\]】]")


def guess(kind: Kind, headers: list[str]) -> dict[str, str]:
    """Column key → header. No header serves two columns."""
    bare = {header: _bare(header) for header in headers if header.strip()}
    found: dict[str, str] = {}
    names = {column.key: _names(column) for column in kind.columns}
    for same in (True, False):
        candidates = [
            (len(name), key, header)
            for key, known in names.items()
            for name in known
            for header, text in bare.items()
            if (text == name if same else len(name) > 1 and name in text)
        ]
        for _length, key, header in sorted(candidates, key=lambda candidate: -candidate[0]):
            if key not in found and header not in found.values():
                found[key] = header
    return found


def guess_hints(sheet: Sheet, kind: Kind, columns: dict[str, str]) -> dict[str, Any]:
    """What the whole file says about its cells: which of 04/12/2018 is the month, and which positions are stand-ins.

    A file of which neither days nor positions are wanted is not read for that.
    """
    if not ({"lat", "lng"} <= columns.keys() or any(column.parse in KINDS for column in kind.columns if column.key in columns)):
        return {}
    firsts, seconds = 0, 0
    positions: Counter[tuple[float, float]] = Counter()
    located = [sheet.headers.index(columns[key]) for key in ("lat", "lng") if key in columns]
    for _number, cells in sheet.rows():
        for cell in cells:
            if isinstance(cell, str) and len(cell) < 30 and not cell.isalnum() and (found := YEAR_LAST.fullmatch(cell.strip())):
                firsts, seconds = max(firsts, int(found[1])), max(seconds, int(found[2]))
        if len(located) == 2 and (position := _whole_degrees(cells[located[0]], cells[located[1]])):
            positions[position] += 1
    hints: dict[str, Any] = {}
    if firsts and (firsts > 12) != (seconds > 12):
        hints["month_first"] = seconds > 12
    if nowhere := [list(position) for position, times in positions.items() if times >= STAND_IN]:
        hints["nowhere"] = nowhere
    return hints


def _whole_degrees(lat: Cell, lng: Cell) -> tuple[float, float] | None:
    try:
        position = float(str(lat)), float(str(lng))
    except ValueError:
        return None
    return position if position[0].is_integer() and position[1].is_integer() else None


def fingerprint(headers: list[str]) -> str:
    return hashlib.sha256(json.dumps([_bare(header) for header in headers]).encode()).hexdigest()


def _names(column: Column) -> set[str]:
    titles = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            titles.append(str(column.title))
    return {bare for name in (column.key, *titles, *column.aliases) if (bare := _bare(name))}


def _bare(header: str) -> str:
    return NOISE.sub("", unicodedata.normalize("NFKC", header).casefold()) or header.strip()
