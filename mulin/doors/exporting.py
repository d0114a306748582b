"""What goes out as a table. People leave masked: phone and ID number as the desk shows them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mulin.matters.models import Matter
from mulin.people.models import Person
from mulin.places.models import Place

Table = tuple[Sequence[str], Callable[[Place], Iterator[list[Any]]]]


def people(community: Place) -> Iterator[list[Any]]:
    fields = ["id", "name", "sex", "born_on", "nationality", "phone_mask", "id_mask"]
    for row in Person.objects.filter(community=community, left_on=None).order_by("id").values_list(*fields).iterator(2000):
        yield list(row)


def matters(community: Place) -> Iterator[list[Any]]:
    fields = ["number", "title", "version__name", "place__label", "status", "channel", "opened_at", "close_by", "closed_at"]
    for row in Matter.objects.filter(community=community).order_by("id").values_list(*fields).iterator(2000):
        yield list(row)


TABLES: dict[str, Table] = {
    "people": (["登记号", "姓名", "性别", "出生日期", "国籍", "手机号", "证件号码"], people),
    "matters": (["编号", "标题", "类别", "地点", "状态", "渠道", "上报时间", "办结期限", "办结时间"], matters),
}
