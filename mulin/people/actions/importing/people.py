"""People with where they live. One is known again by ID number, else by name with phone, birthday or room."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.analysing import analyse
from mulin.kernel.secrets import masks
from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.people import personal
from mulin.people.models import Household, Person, Residence

from . import words
from .addresses import COLUMNS, Node, Tree
from .batches import filled, in_batches
from .knowing import NAMES
from .storing import Store

LONGEST_NAME = 100


class People(Kind):
    name = "people"
    title = gettext_lazy("人口")
    columns = (
        Column("name", gettext_lazy("姓名"), ("居民姓名", "name"), mending.line, True, example="王芳"),
        Column("sex", gettext_lazy("性别"), ("sex", "gender"), words.sex, example="女"),
        Column("born_on", gettext_lazy("出生日期"), ("出生年月日", "生日", "出生年月", "birth", "birthday"), moments.day, example="1980-01-02"),
        Column(
            "id_number", gettext_lazy("证件号码"), ("身份证号", "身份证号码", "身份证", "公民身份号码", "id number"), words.id_number,
            note=gettext_lazy("身份证号 18 位，会核对校验位；护照等其他证件照写。加密保存，只用来认人。"),
        ),
        Column("phone", gettext_lazy("手机号"), ("联系电话", "电话", "手机", "联系方式", "phone"), words.phone, note=gettext_lazy("加密保存")),
        Column("nationality", gettext_lazy("国籍"), ("国籍或地区", "nationality"), words.nationality, note=gettext_lazy("不填为中国"), example="中国"),
        Column("language", gettext_lazy("语言"), ("常用语言", "language"), words.language, note=gettext_lazy("不填为中文"), example="中文"),
        *COLUMNS,
        Column("relation", gettext_lazy("与户主关系"), ("关系", "家庭关系", "relation"), words.relation, example="户主"),
        Column("kind", gettext_lazy("居住性质"), ("居住类型", "居住情况", "人户状态", "residence"), words.kind, example="业主自住"),
        Column("household", gettext_lazy("户号"), ("户编号", "household"), mending.code, note=gettext_lazy("同一房屋住几户时用来区分")),
        Column("since", gettext_lazy("入住日期"), ("入住时间", "since"), moments.day, example="2020-06-01"),
    )  # fmt: skip

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        tree = Tree(community)
        names: dict[int, str] = {}
        for batch in in_batches(rows):
            held = _held_names(batch, community)
            for row in batch:
                values = row.values
                if len(values["name"]) > LONGEST_NAME:
                    yield Problem(row.number, _("姓名超过 %(most)s 个字。") % {"most": LONGEST_NAME}, "name")
                if isinstance(sentence := tree.find(values), str):
                    yield Problem(row.number, sentence)
                if number := values.get("id_number"):
                    before = held.get(number) or names.setdefault(hash(number), values["name"])
                    if before != values["name"]:
                        yield Problem(
                            row.number,
                            _("这个证件号码已属于%(name)s。请核对号码和姓名。") % {"name": masks.name(before)},
                            "id_number",
                        )
                    yield from _contradictions(row)

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        store = Store(community, at)
        tree = Tree(community)
        for number, batch in enumerate(in_batches(rows), 1):
            store.batch([(row.values, room if isinstance(room := tree.find(row.values), Node) else None) for row in batch])
            analyse(number, Person, Residence, Household)
        return store.counts


def _held_names(batch: list[Row], community: Any) -> dict[str, str]:
    """ID number → the name it has in the register. Each row is given the blind index of its number."""
    numbers: dict[str, str] = {}
    for row in batch:
        if number := row.values.get("id_number"):
            row.values["id_blind"] = personal.id_blind(number)
            numbers[row.values["id_blind"]] = number
    held = NAMES.rows(community.pk, *filled(numbers)) if numbers else []
    return {numbers[key]: name for key, name in held}


def _contradictions(row: Row) -> Iterator[Problem]:
    """An ID number says birthday and sex itself."""
    number = row.values["id_number"]
    if len(number) != 18:
        return
    born, sex = from_number(number)
    if row.values.get("born_on", born) != born:
        yield Problem(row.number, _("出生日期与身份证号里的 %(day)s 不一致。") % {"day": born}, "born_on")
    if row.values.get("sex", sex) not in {sex, "0", "9"}:
        yield Problem(row.number, _("性别与身份证号不一致。"), "sex")


def from_number(number: str) -> tuple[date, str]:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14])), "1" if int(number[16]) % 2 else "2"
