"""Shares in rooms: whose, how large, from when. Votes count by them, so a room's shares may not add up to more than all of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.inserting import insert
from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.kernel.sheets.mending import Cell, Hints, Unreadable
from mulin.people.models import Ownership, Person

from . import areas, words
from .addresses import COLUMNS, Node, Tree
from .batches import in_batches
from .storing import Store

ROOM_COLUMNS = tuple(
    Column(
        column.key, column.title, column.aliases, column.parse, column.key in {"building", "room"}, column.note, column.example
    )
    for column in COLUMNS
)


def share(cell: Cell, hints: Hints) -> tuple[int, int]:
    """1/2, 50%, 0.5, 全部; exact, so 33.3% is 333 of 1000."""
    text = mending.line(cell, hints).replace(" ", "")
    if text in {"全部", "单独所有"}:
        return 1, 1
    try:
        if text.endswith("%"):
            value = Fraction(text[:-1]) / 100
        elif found := text.partition("分之") if "分之" in text else None:
            value = Fraction(int(found[2]), int(found[0]))
        else:
            value = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise Unreadable(_("“%(text)s”不是份额。请写 1/2 或 50%% 这样。") % {"text": text[:20]}) from None
    if not 0 < value <= 1:
        raise Unreadable(_("份额应大于 0、不超过全部。"))
    return value.numerator, value.denominator


class Owners(Kind):
    name = "owners"
    title = gettext_lazy("产权")
    columns = (
        *ROOM_COLUMNS,
        Column("name", gettext_lazy("产权人"), ("业主", "业主姓名", "产权人姓名", "姓名", "owner"), mending.line, example="王芳"),
        Column("id_number", gettext_lazy("证件号码"), ("身份证号", "身份证号码", "产权人证件号码"), words.id_number),
        Column("phone", gettext_lazy("手机号"), ("联系电话", "电话", "手机"), words.phone),
        Column("company", gettext_lazy("产权单位"), ("单位名称", "company"), mending.line, note=gettext_lazy("产权人是单位时填这一列")),
        Column("credit_code", gettext_lazy("统一社会信用代码"), ("信用代码", "credit code"), words.credit_code),
        Column("is_developer", gettext_lazy("是否开发商"), ("开发商", "developer"), mending.yes, example="否"),
        replace(areas.COLUMN, note=gettext_lazy("平方米；房屋名册里有的可以不填")),
        Column("share", gettext_lazy("份额"), ("产权份额", "共有份额", "share"), share, note=gettext_lazy("不填为全部"), example="1/2"),
        areas.SOURCE,
        Column("since", gettext_lazy("取得日期"), ("登记日期", "since"), moments.day),
    )  # fmt: skip

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        tree, known = Tree(community), areas.known(community)
        shares: dict[int, dict[Any, Fraction]] = defaultdict(dict)
        for row in rows:
            values = row.values
            room = tree.find(values)
            if isinstance(room, str):
                yield Problem(row.number, room)
            if bool(values.get("name")) == bool(values.get("company")):
                yield Problem(row.number, _("产权人和产权单位要填一个，只填一个。"), "name")
            if (problem := areas.problem(row)) is not None:
                yield problem
            if not isinstance(room, Node):
                continue
            if "area" not in values and room.id not in known:
                yield Problem(row.number, _("没有填面积，房屋名册里也没有。"), "area")
            owner = values.get("id_number") or values.get("phone") or values.get("name") or values.get("company")
            shares[room.id][owner] = Fraction(*values.get("share", (1, 1)))
            if sum(shares[room.id].values()) > 1:
                yield Problem(
                    row.number, _("%(room)s 的份额加起来超过了全部。共有的请写明各自份额。") % {"room": room.label}, "share"
                )

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        tree, counts, known = Tree(community), Counts(), areas.known(community)
        people = Store(community, at)
        for batch in in_batches(rows):
            given = [(row.values, room) for row in batch if isinstance(room := tree.find(row.values), Node)]
            natural = [(_person(values), room) for values, room in given if values.get("name")]
            owners = iter(people.people_of(natural))
            _store(given, [next(owners) if values.get("name") else None for values, _room in given], known, counts)
        return counts


def _person(values: dict[str, Any]) -> dict[str, Any]:
    return {key: values[key] for key in ("name", "id_number", "phone") if key in values}


def _store(
    given: list[tuple[dict[str, Any], Node]], owners: list[Person | None], known: dict[int, areas.Area], counts: Counts
) -> None:
    rows = Ownership.objects.filter(until=None, room__in={room.id for _values, room in given})
    held = {(row.room_id, row.person_id, row.company): row for row in rows}
    new, changed = [], []
    for (values, room), owner in zip(given, owners, strict=True):
        part, whole = values.get("share", (1, 1))
        area = {"area": values["area"]} if "area" in values else dict(zip(("area", "source"), known[room.id], strict=True))
        wanted: dict[str, Any] = {**area, "part": part, "whole": whole}
        wanted |= {key: values[key] for key in ("credit_code", "is_developer", "source", "since") if key in values}
        key = (room.id, owner.pk if owner else None, "" if owner else values["company"])
        row = held.get(key)
        if row is None:
            held[key] = row = Ownership(room_id=key[0], person_id=key[1], company=key[2], **wanted)
            new.append(row)
            counts.new += 1
        elif differing := [name for name, value in wanted.items() if getattr(row, name) != value]:
            for name in differing:
                setattr(row, name, wanted[name])
            changed += [row] if row.pk else []
            counts.changed += 1
        else:
            counts.unchanged += 1
    insert(new)
    Ownership.objects.bulk_update(changed, ["area", "part", "whole", "credit_code", "is_developer", "source", "since"])
