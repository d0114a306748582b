"""The national list of statistical codes: city, district, street, committee as 2-2-2-3-3 digits."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.sheets import mending
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.places.models import Place

from ..adding import label_below, natural

K = Place.Kind
LEVELS = [(4, K.CITY), (6, K.DISTRICT), (9, K.STREET), (12, K.COMMITTEE)]  # digits that count, what they name


def _code(cell: mending.Cell, hints: mending.Hints) -> str:
    text = mending.code(cell, hints)
    if not (text.isdecimal() and text.isascii() and len(text) in (4, 6, 9, 12)):
        raise mending.Unreadable(_("“{text}”不是区划代码，要 4、6、9 或 12 位数字。").format(text=text[:20]))
    text = text.ljust(12, "0")
    if text[2:4] == "00":
        raise mending.Unreadable(_("“{text}”是省级代码，请从市一级开始导入。").format(text=text))
    return text


class Codes(Kind):
    name = "codes"
    title = gettext_lazy("区划代码")
    in_community = False
    columns = (
        Column("code", gettext_lazy("代码"), ("code", "区划代码", "统计用区划代码"), _code, True, example="310101002001"),
        Column("name", gettext_lazy("名称"), ("name", "区划名称"), mending.line, True, example="云南中路居委会"),
    )

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        by_code: dict[str, str] = {}
        by_name: dict[tuple[str, str], str] = {}
        for row in rows:
            code, name = row.values["code"], row.values["name"]
            if by_code.setdefault(code, name) != name:
                yield Problem(row.number, _("同一个代码 {code} 有两个名称。").format(code=code), "code")
            elif by_name.setdefault((_above(code), name), code) != code:
                yield Problem(row.number, _("同一个上级下面，“{name}”出现了两次，代码不同。").format(name=name), "name")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        given = {row.values["code"]: row.values["name"] for row in rows}
        counts = Counts()
        unnamed = 0
        for digits, kind in LEVELS:
            here = {code: name for code, name in given.items() if _digits(code) == digits}
            below = {code[:digits].ljust(12, "0") for code in given if _digits(code) > digits}
            there = _there(kind)
            needed = {code: code[:digits] for code in below if code not in here and code not in there}
            unnamed += len(needed)
            fresh = {code: name for code, name in {**here, **needed}.items() if code not in there}
            _begin(kind, fresh, localdate(at))
            renamed = [place for code, place in there.items() if code in here and place.name != here[code]]
            for place in renamed:
                place.name = place.label = here[place.code]
                place.order = natural(place.name)
            Place.objects.bulk_update(renamed, ["name", "label", "order"], batch_size=500)
            counts.new += len(fresh) - len(needed)
            counts.changed += len(renamed)
            counts.unchanged += len(here) - (len(fresh) - len(needed)) - len(renamed)
        if unnamed:
            counts.notes.append(
                _("有 {count} 个上级不在文件里，先用代码作名称；以后导入它们时会改成正式名称。").format(count=unnamed)
            )
        return counts


def _digits(code: str) -> int:
    return next(digits for digits, _kind in LEVELS if not code[digits:].strip("0"))


def _above(code: str) -> str:
    """The code of what it lies in; empty for a city."""
    level = [digits for digits, _kind in LEVELS].index(_digits(code))
    return code[: LEVELS[level - 1][0]].ljust(12, "0") if level else ""


def _there(kind: str) -> dict[str, Place]:
    return {place.code: place for place in Place.objects.filter(kind=kind, valid_to=None).exclude(code="")}


def _begin(kind: str, fresh: dict[str, str], since: Any) -> None:
    """Places of one level, whose parents all are there: their paths follow in one UPDATE."""
    level = [one for _digits, one in LEVELS].index(K(kind))
    parents = _there(LEVELS[level - 1][1]) if level else {}
    rows = []
    for code, name in fresh.items():
        parent = parents.get(_above(code))
        rows.append(
            Place(
                kind=kind, parent=parent, community_id=parent.community_id if parent else None, code=code, name=name,
                label=label_below(parent, kind, name), order=natural(name), path=f"new-{code}", valid_from=since,
            )
        )  # fmt: skip
    Place.objects.bulk_create(rows, batch_size=500)
    above = Subquery(Place.objects.filter(pk=OuterRef("parent_id")).values("path"), output_field=CharField())
    own = Concat(Cast("id", CharField()), Value("/"))
    Place.objects.filter(path__startswith="new-").update(path=Concat(above, own) if level else own)
