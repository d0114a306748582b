"""Matters that were handled elsewhere: each message whole, with what is known of its way, and its own number so that it comes once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.analysing import analyse
from mulin.kernel.facts.record import record
from mulin.kernel.listed import Listed
from mulin.kernel.search import index
from mulin.kernel.secrets import masks, numbers
from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.kernel.sheets.mending import Cell, Hints
from mulin.matters.facts import MattersImported
from mulin.matters.models import Clock, Event, Matter
from mulin.matters.queries import cells
from mulin.places.models import Place

from . import imported_clocks, imported_rows, outside_status, receiving
from .imported_categories import Categories
from .numbering import next_numbers
from .reporting import title_of

BATCH = 500
CLOSING = ["status", "closed_at", "answered_at", "due_at", "is_duplicate", "changed_at", "level", "close_by", "clock_state"]


def phone(cell: Cell, hints: Hints) -> str:
    """In normal form where it is one; old registers hold extensions and two numbers in a cell."""
    text = mending.line(cell, hints)
    try:
        return numbers.phone(text)
    except ValueError:
        return text[:30]


class Matters(Kind):
    name = "matters"
    title = gettext_lazy("事项")
    columns = (
        Column("number", gettext_lazy("编号"), ("留言编号", "工单编号", "工单号", "事项编号", "servicerequestnum", "service_request_id", "number"), mending.code, example="2026-0001"),
        Column("outside_id", gettext_lazy("外部编号"), ("srrecordid", "unique key", "来源编号", "external id"), mending.code, note=gettext_lazy("来源系统的编号；同一编号只导入一次")),
        Column("title", gettext_lazy("标题"), ("留言主题", "主题", "事项名称", "title", "descriptor"), mending.line),
        Column("words", gettext_lazy("内容"), ("留言详情", "详情", "问题描述", "诉求内容", "正文", "description"), mending.whole),
        Column("category", gettext_lazy("类别"), ("问题类型", "事项类别", "小类", "srtype", "complaint type", "service_name", "category"), mending.line),
        Column("opened_at", gettext_lazy("上报时间"), ("留言时间", "受理时间", "登记时间", "创建时间", "createddate", "created date", "requested_datetime"), moments.moment, True, example="2026-11-19 12:00"),
        Column("status", gettext_lazy("状态"), ("办理状态", "srstatus", "status"), mending.line, note=gettext_lazy("“已办结”一类的词算办结，其他算在办"), example="已办结"),
        Column("closed_at", gettext_lazy("办结时间"), ("结案时间", "closedate", "closed date", "close date"), moments.moment_if_any),
        Column("close_by", gettext_lazy("办结期限"), ("截止时间", "期限", "duedate", "due date", "expected_datetime"), moments.moment_if_any),
        Column("reply", gettext_lazy("答复"), ("答复意见", "办理结果", "处理结果", "回复内容", "resolution description", "status_notes"), mending.whole),
        Column("replied_at", gettext_lazy("答复时间"), ("回复时间",), moments.moment_if_any),
        Column("spot", gettext_lazy("地址"), ("地点", "发生地点", "address", "incident address"), mending.line),
        Column("lat", gettext_lazy("纬度"), ("latitude", "lat"), mending.degrees, note="WGS 84"),
        Column("lng", gettext_lazy("经度"), ("longitude", "lng", "long"), mending.degrees, note="WGS 84"),
        Column("contact_name", gettext_lazy("联系人"), ("留言用户", "反映人", "来电人", "姓名"), mending.line),
        Column("contact_phone", gettext_lazy("联系电话"), ("电话", "手机号", "来电号码"), phone, note=gettext_lazy("加密保存")),
    )  # fmt: skip

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        for row in rows:
            values = row.values
            if not any(values.get(key) for key in ("title", "words", "category")):
                yield Problem(row.number, _("标题、内容、类别都空着，看不出是什么事。"), "title")
            if outside_status.is_closed(values) and outside_status.closed_at(values) is None:
                yield Problem(row.number, _("状态是办结，没有办结时间。"), "closed_at")
            if len(values.get("number", "")) > 40 or len(values.get("outside_id", "")) > 60:
                yield Problem(row.number, _("编号太长，请核对是不是选错了列。"), "number")
            if not -90 <= values.get("lat", 0) <= 90 or not -180 <= values.get("lng", 0) <= 180:
                yield Problem(row.number, _("经纬度不在地球上，请核对是否写反。"), "lat")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        counts, opened, categories, rest = Counts(), Opened(), Categories(community, at), iter(rows)
        batches = iter(lambda: list(islice(rest, BATCH)), [])
        for number, batch in enumerate(batches, 1):
            _store(batch, community, at, categories, counts, opened)
            analyse(number, Matter, Event, Clock)
        if counts.new or counts.changed:
            levels = sorted(opened.levels)
            told = MattersImported(community.pk, counts.new, counts.changed, opened.number, opened.overdue, levels)
            record(told, actor_id=None, at=at)
        return counts


@dataclass
class Opened:
    """Of the new ones, those that are not over; of these, those that came too late, and the levels they climbed to."""

    number: int = 0
    overdue: int = 0
    levels: set[int] = field(default_factory=set)

    def count(self, matter: Matter, events: list[Event]) -> None:
        if matter.status in Matter.OPEN:
            self.number += 1
        if events[-1].kind == Event.Kind.ESCALATED:
            self.overdue += 1
            self.levels.add(matter.level)


def _store(batch: list[Row], community: Place, at: datetime, categories: Categories, counts: Counts, opened: Opened) -> None:
    ours = Matter.objects.filter(community=community)
    numbers = [imported_rows.outside_id(row) for row in batch]
    known = ours.exclude(outside_id="").filter(outside_id__in=Listed(numbers))  # the index has none without
    held = {row.outside_id: row for row in known}
    wanted = [row.values["number"] for row in batch if "number" in row.values]
    taken = set(ours.filter(number__in=Listed(wanted)).values_list("number", flat=True)) if wanted else set()
    new: list[Matter] = []
    closed: list[Matter] = []
    events: list[Event] = []
    running: list[Clock] = []
    unnumbered: list[Matter] = []
    for row, place in zip(batch, imported_rows.places(batch, community), strict=True):
        outside_id = imported_rows.outside_id(row)
        matter = held.get(outside_id)
        if matter is None:
            matter = _made(row, place, community, at, categories)
            if not matter.number or matter.number in taken:
                unnumbered.append(matter)
            taken.add(matter.number)
            held[outside_id] = matter
            new.append(matter)
            story = imported_rows.story(matter, row)
            running += imported_clocks.wind(matter, story, at)
            opened.count(matter, story)
            events += story
            counts.new += 1
        elif matter.pk and matter.status in Matter.OPEN and outside_status.is_closed(row.values):
            _close(matter, row.values, at)
            closed.append(matter)
            story = imported_rows.ending(matter, row.values)
            imported_clocks.stop(matter, story)
            receiving.release_all(matter, at=at)
            events += story
            counts.changed += 1
        else:
            counts.unchanged += 1
    for matter, number in zip(unnumbered, next_numbers(community.pk, at, len(unnumbered)), strict=True):
        matter.number = number
    Matter.objects.bulk_create(new)
    Matter.objects.bulk_update(closed, CLOSING)
    Event.objects.bulk_create(events)
    Clock.objects.bulk_create(running)
    index.put_many(("matters", matter.pk, _search_text(matter), matter.place_path) for matter in new)


def _made(row: Row, place: Place, community: Place, at: datetime, categories: Categories) -> Matter:
    values = row.values
    version = categories.version(values.get("category", ""), values["opened_at"])
    lat, lng = imported_rows.position(row)
    title = (
        values.get("title")
        or title_of(values.get("words", ""))
        or f"{values.get('category', '')} {values.get('spot', '')}".strip()
    )
    words = values.get("words", "")
    full_title = values.get("title", "")
    matter = Matter(
        community=community, number=values.get("number", ""), outside_id=imported_rows.outside_id(row), place=place, place_path=place.path,
        spot=values.get("spot", "")[:120], lat=lat, lng=lng, cell=cells.cell(lat, lng), category_id=version.category_id,
        version=version, title=title[:120], words=words if len(full_title) <= 120 else f"{full_title}\n{words}",
        channel=Matter.Channel.IMPORT, is_public=False, contact_name=values.get("contact_name", "")[:60],
        opened_at=values["opened_at"], close_by=values.get("close_by"), changed_at=at,
    )  # fmt: skip
    if telephone := values.get("contact_phone"):
        matter.contact_phone, matter.contact_mask = telephone, masks.phone(telephone)
    if outside_status.is_closed(values):
        _close(matter, values, at)
    return matter


def _close(matter: Matter, values: dict[str, Any], at: datetime) -> None:
    matter.status, matter.closed_at = Matter.Status.CLOSED, outside_status.closed_at(values)
    matter.answered_at = values.get("replied_at")
    matter.is_duplicate = outside_status.is_duplicate(values)
    matter.changed_at = at


def _search_text(matter: Matter) -> str:
    return " ".join([matter.number, matter.outside_id, matter.title, matter.words, matter.spot])


KINDS = (Matters,)
