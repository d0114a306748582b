"""Bodies with the areas they serve."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.sheets import mending
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.organisations.models import Area, Organisation
from mulin.people.actions.importing import words
from mulin.places.models import Place

from .naming import place_problem, places_named, squeezed

PLAIN = ["kind", "short_name", "credit_code", "contact", "phone", "address"]
BODIES = {
    "党组织": "party", "党支部": "party", "党委": "party", "居委会": "committee", "居民委员会": "committee",
    "业委会": "owners", "业主委员会": "owners", "物业": "property", "物业公司": "property", "物业服务企业": "property",
    "政府部门": "office", "街道": "office", "企业": "company", "公司": "company", "学校": "school", "医院": "hospital",
    "医疗机构": "hospital", "社会组织": "social", "商户自律组织": "merchants", "商会": "merchants",
} | {kind: kind for kind in Organisation.Kind.values}  # fmt: skip
PHONE_NOTE = gettext_lazy("单位公开的电话，不是个人手机")


class Organisations(Kind):
    name = "organisations"
    title = gettext_lazy("单位")
    columns = (
        Column("name", gettext_lazy("单位名称"), ("名称", "机构名称", "name"), required=True, example="江城春和物业服务有限公司"),
        Column("kind", gettext_lazy("单位类型"), ("类型", "性质", "kind"), mending.choice(BODIES), True, example="物业公司"),
        Column("short_name", gettext_lazy("简称"), ("short name",), example="春和物业"),
        Column("parent", gettext_lazy("上级单位"), ("上级", "parent")),
        Column("credit_code", gettext_lazy("统一社会信用代码"), ("信用代码", "credit code"), words.credit_code),
        Column("contact", gettext_lazy("联系人"), ("contact",)),
        Column("phone", gettext_lazy("对外电话"), ("电话", "联系电话", "phone"), note=PHONE_NOTE),
        Column("address", gettext_lazy("单位地址"), ("地址", "address")),
        Column(
            "areas", gettext_lazy("服务范围"), ("服务区域", "areas"),
            note=gettext_lazy("地点名称，用顿号隔开"), example="春和苑、春和里",
        ),
    )  # fmt: skip

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        named = places_named(community)
        ours = Organisation.objects.filter(community=community)
        codes: dict[str, str] = dict(ours.exclude(credit_code="").values_list("credit_code", "name"))
        names = set(ours.values_list("name", flat=True))
        parents: list[tuple[int, str]] = []
        for row in rows:
            name = row.values["name"]
            names.add(name)
            if parent := row.values.get("parent"):
                parents.append((row.number, parent))
            if (code := row.values.get("credit_code")) and codes.setdefault(code, name) != name:
                yield Problem(row.number, _("这个信用代码已属于“%(name)s”。") % {"name": codes[code]}, "credit_code")
            for word in _listed(row.values.get("areas", "")):
                if len(named.get(squeezed(word), ())) != 1:
                    yield Problem(row.number, place_problem(word, named), "areas")
        for number, parent in parents:
            if parent not in names:
                yield Problem(number, _("没有叫“%(name)s”的上级单位。") % {"name": parent}, "parent")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        named, kept = places_named(community), list(rows)
        held = {body.name: body for body in Organisation.objects.filter(community=community)}
        told: dict[int, str] = {}
        for row in kept:
            if what := _put_body(row.values, held, community):
                told[row.number] = what
        for row in kept:
            body, parent = held[row.values["name"]], held.get(row.values.get("parent", ""))
            if parent is not None and body.parent_id != parent.pk:
                body.parent = parent
                body.save(update_fields=["parent"])
                told.setdefault(row.number, "changed")
            for word in _listed(row.values.get("areas", "")):
                if Area.objects.get_or_create(organisation=body, place_id=named[squeezed(word)][0])[1]:
                    told.setdefault(row.number, "changed")
        new = sum(what == "new" for what in told.values())
        return Counts(new=new, changed=len(told) - new, unchanged=len(kept) - len(told))


def _put_body(values: dict[str, Any], held: dict[str, Organisation], community: Place) -> str:
    """ "new", "changed" or nothing."""
    body = held.get(values["name"])
    if body is None:
        given = {key: values[key] for key in PLAIN if key in values}
        held[values["name"]] = Organisation.objects.create(community=community, name=values["name"], **given)
        return "new"
    differing = [key for key in PLAIN if key in values and getattr(body, key) != values[key]]
    for key in differing:
        setattr(body, key, values[key])
    if differing:
        body.save(update_fields=differing)
    return "changed" if differing else ""


def _listed(text: str) -> list[str]:
    for separator in "，,；;":
        text = text.replace(separator, "、")
    return [word.strip() for word in text.split("、") if word.strip()]
