"""Floor areas in lists of rooms: the columns, which two kinds of files have, and keeping them."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.inserting import insert
from mulin.kernel.sheets import mending
from mulin.kernel.sheets.kinds import Column, Problem, Row
from mulin.people.models import FloorArea, Ownership
from mulin.places.fields import under
from mulin.places.models import Place

S = Ownership.Source
MOST_AREA = 100_000_000  # 1,000,000 m²
BATCH = 1000
SOURCES = {"不动产登记": S.REGISTER, "产证": S.REGISTER, "测绘成果": S.SURVEY, "测绘": S.SURVEY, "买卖合同": S.CONTRACT, "合同": S.CONTRACT}  # fmt: skip
COLUMN = Column(
    "area", gettext_lazy("建筑面积"), ("面积", "建筑面积(㎡)", "产权面积", "area"), mending.hundredths, note=gettext_lazy("平方米"),
    example="98.50",
)  # fmt: skip
SOURCE = Column("source", gettext_lazy("依据"), ("数据来源", "source"), mending.choice(SOURCES), example="不动产登记")
Area = tuple[int, str]  # in 0.01 m², and the paper that says so


def problem(row: Row) -> Problem | None:
    if "area" in row.values and not 0 < row.values["area"] <= MOST_AREA:
        return Problem(row.number, _("面积应大于 0，请核对单位是否为平方米。"), "area")
    return None


def known(community: Place) -> dict[int, Area]:
    """By room."""
    rows = FloorArea.objects.filter(under(community.path, "room__path"))
    return {room: (area, source) for room, area, source in rows.values_list("room", "area", "source")}


def said(values: dict[str, Any], before: Area | None) -> Area:
    return values["area"], values.get("source") or (before[1] if before else S.REGISTER)


def keep(wanted: dict[int, Area], before: dict[int, Area], at: datetime) -> set[int]:
    """Write what differs from `before`; return the rooms whose area was another one, or another paper's."""
    insert([FloorArea(room_id=room, area=area[0], source=area[1], changed_at=at) for room, area in wanted.items() if room not in before])  # fmt: skip
    changed = {room: area for room, area in wanted.items() if room in before and before[room] != area}
    rows = list(FloorArea.objects.filter(room__in=changed))
    for row in rows:
        (row.area, row.source), row.changed_at = changed[row.room_id], at
    FloorArea.objects.bulk_update(rows, ["area", "source", "changed_at"], batch_size=BATCH)
    return {room for room, area in wanted.items() if before.get(room) != area}
