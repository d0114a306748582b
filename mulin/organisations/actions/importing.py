"""Bodies with the areas they serve, and who holds which post where."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.organisations.models import Area, Organisation, Post
from mulin.people import personal
from mulin.people.actions.importing import words
from mulin.people.actions.importing.addresses import bare
from mulin.people.models import Person
from mulin.places.fields import under
from mulin.places.models import Place

PLAIN = ["kind", "short_name", "credit_code", "contact", "phone", "address"]
STAFF_ABOVE = [Place.Kind.STREET, Place.Kind.DISTRICT, Place.Kind.CITY]
BODIES = {
    "党组织": "party", "党支部": "party", "党委": "party", "居委会": "committee", "居民委员会": "committee",
    "业委会": "owners", "业主委员会": "owners", "物业": "property", "物业公司": "property", "物业服务企业": "property",
    "政府部门": "office", "街道": "office", "企业": "company", "公司": "company", "学校": "school", "医院": "hospital",
    "医疗机构": "hospital", "社会组织": "social", "商户自律组织": "merchants", "商会": "merchants",
} | {kind: kind for kind in Organisation.Kind.values}  # fmt: skip
POSTS = {
    "楼长": "building_head", "楼组长": "building_head", "党员楼长": "party_head", "网格员": "grid_worker",
    "网格长": "grid_worker", "社区工作者": "community_worker", "社工": "community_worker", "居委会主任": "committee_head",
    "社区书记": "secretary", "书记": "secretary", "街道负责人": "street_leader", "经办人": "handler",
    "单位负责人": "unit_lead", "流动网格员": "rider", "骑手": "rider", "志愿者": "volunteer", "安保员": "guard",
    "保安": "guard", "系统管理员": "administrator", "管理员": "administrator",
} | {kind: kind for kind in Post.Kind.values}  # fmt: skip
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
        named = _places(community)
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
                if len(named.get(_bare(word), ())) != 1:
                    yield Problem(row.number, _place_problem(word, named), "areas")
        for number, parent in parents:
            if parent not in names:
                yield Problem(number, _("没有叫“%(name)s”的上级单位。") % {"name": parent}, "parent")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        named, kept = _places(community), list(rows)
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
                if Area.objects.get_or_create(organisation=body, place_id=named[_bare(word)][0])[1]:
                    told.setdefault(row.number, "changed")
        new = sum(what == "new" for what in told.values())
        return Counts(new=new, changed=len(told) - new, unchanged=len(kept) - len(told))


class Posts(Kind):
    name = "posts"
    title = gettext_lazy("岗位")
    columns = (
        Column("name", gettext_lazy("姓名"), ("name",), required=True, example="张伟"),
        Column(
            "phone", gettext_lazy("手机号"), ("电话", "联系电话", "phone"), words.phone, note=gettext_lazy("同名的人靠它区分")
        ),
        Column("id_number", gettext_lazy("证件号码"), ("身份证号", "身份证号码"), words.id_number),
        Column("kind", gettext_lazy("岗位"), ("职务", "岗位名称", "kind", "post"), mending.choice(POSTS), True, example="网格员"),
        Column(
            "place",
            gettext_lazy("地点"),
            ("负责地点", "网格", "place"),
            note=gettext_lazy("地点和单位填一个"),
            example="第 6 网格",
        ),
        Column("organisation", gettext_lazy("单位"), ("所在单位", "organisation"), example="春和物业"),
        Column("since", gettext_lazy("任职日期"), ("开始日期", "since"), moments.day, example="2026-01-01"),
        Column("until", gettext_lazy("离任日期"), ("结束日期", "until"), moments.day),
    )

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        named, bodies = _places(community), _bodies(community)
        for row in rows:
            values = row.values
            if (found := len(_people(values, community))) != 1:
                nobody, many = _("登记里没有这个人：%(name)s。请先导入人口。"), _("有几个人都叫%(name)s。请填手机号或证件号码。")
                yield Problem(row.number, (many if found else nobody) % {"name": values["name"]}, "name")
            if bool(values.get("place")) == bool(values.get("organisation")):
                yield Problem(row.number, _("地点和单位要填一个，只填一个。"), "place")
            elif (place := values.get("place")) and len(named.get(_bare(place), ())) != 1:
                yield Problem(row.number, _place_problem(place, named), "place")
            elif (body := values.get("organisation")) and body not in bodies:
                yield Problem(row.number, _("没有叫“%(name)s”的单位。请先导入单位。") % {"name": body}, "organisation")
            if values.get("until") and values.get("since") and values["until"] < values["since"]:
                yield Problem(row.number, _("离任日期早于任职日期。"), "until")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        counts, named, bodies = Counts(), _places(community), _bodies(community)
        for row in rows:
            values = row.values
            (person_id,) = _people(values, community)
            place, body = values.get("place"), values.get("organisation")
            where = {"place_id": named[_bare(place)][0]} if place else {"organisation_id": bodies[body or ""]}
            what = _put_post(person_id, values, where, at)
            setattr(counts, what, getattr(counts, what) + 1)
        return counts


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


def _put_post(person_id: int, values: dict[str, Any], where: dict[str, int], at: datetime) -> str:
    """A post that was left is another one when it begins again later."""
    given = {key: values[key] for key in ("since", "until") if key in values}
    held = list(Post.objects.filter(person_id=person_id, kind=values["kind"], **where))
    post = max(held, key=lambda post: (post.until is None, post.since), default=None)
    if post is None or (post.until and "since" in given and given["since"] >= post.until):
        Post.objects.create(person_id=person_id, kind=values["kind"], **where, **({"since": localdate(at)} | given))
        return "new"
    differing = [key for key, value in given.items() if getattr(post, key) != value]
    for key in differing:
        setattr(post, key, given[key])
    if differing:
        post.save(update_fields=differing)
    return "changed" if differing else "unchanged"


def _people(values: dict[str, Any], community: Place) -> list[int]:
    """At most two of those who may be meant."""
    ours = Person.objects.filter(community=community, name=values["name"], left_on=None)
    if number := values.get("id_number"):
        ours = ours.filter(id_blind=personal.id_blind(number))
    elif phone := values.get("phone"):
        by_phone = list(ours.filter(phone_blind=personal.phone_blind(phone)).values_list("pk", flat=True)[:2])
        return by_phone or list(ours.filter(phone_blind="").values_list("pk", flat=True)[:2])
    return list(ours.values_list("pk", flat=True)[:2])


def _bodies(community: Place) -> dict[str, int]:
    """By short and by full name."""
    bodies = list(Organisation.objects.filter(community=community, closed_on=None))
    return {body.short_name: body.pk for body in bodies if body.short_name} | {body.name: body.pk for body in bodies}


def _places(community: Place) -> dict[str, list[int]]:
    """Bare words → places that may be meant; rooms are left out, the street and what is above it are not."""
    above = Q(pk__in=[int(step) for step in community.path.rstrip("/").split("/")], kind__in=STAFF_ABOVE)
    found: dict[str, list[int]] = {}
    rows = Place.objects.filter(under(community.path) | above, valid_to=None).exclude(kind=Place.Kind.ROOM)
    for pk, kind, name, label in rows.values_list("pk", "kind", "name", "label"):
        for word in {_bare(name), _bare(label), bare(kind, name) if kind == Place.Kind.GRID else ""} - {""}:
            found.setdefault(word, []).append(pk)
    return found


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _listed(text: str) -> list[str]:
    for separator in "，,；;":
        text = text.replace(separator, "、")
    return [word.strip() for word in text.split("、") if word.strip()]


def _place_problem(word: str, named: dict[str, list[int]]) -> str:
    if _bare(word) not in named:
        return _("这个社区没有叫“%(name)s”的地点。请先导入房屋，或改成登记的名称。") % {"name": word}
    return _("有几个地点都叫“%(name)s”。请写全，例如“春和苑 3 号楼”。") % {"name": word}


KINDS = (Organisations, Posts)
