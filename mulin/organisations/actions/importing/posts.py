"""Who holds which post where."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.organisations.models import Organisation, Post
from mulin.organisations.rules.posts import ONE_EACH
from mulin.people import queries as people
from mulin.people.actions.importing import words
from mulin.people.models import Person
from mulin.places.fields import under
from mulin.places.models import Place

from .naming import place_problem, places_named, squeezed

POSTS = {
    "楼长": "building_head", "楼组长": "building_head", "党员楼长": "party_head", "网格员": "grid_worker",
    "网格长": "grid_worker", "社区工作者": "community_worker", "社工": "community_worker", "居委会主任": "committee_head",
    "社区书记": "secretary", "书记": "secretary", "街道负责人": "street_leader", "经办人": "handler",
    "单位负责人": "unit_lead", "流动网格员": "rider", "骑手": "rider", "志愿者": "volunteer", "安保员": "guard",
    "资金管理员": "fund_keeper", "保安": "guard", "系统管理员": "administrator", "管理员": "administrator",
} | {kind: kind for kind in Post.Kind.values}  # fmt: skip


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
        named, bodies = places_named(community), _bodies(community)
        heads = _heads(community)
        for row in rows:
            values = row.values
            if (found := len(_people(values, community))) != 1:
                nobody, many = _("登记里没有这个人：%(name)s。请先导入人口。"), _("有几个人都叫%(name)s。请填手机号或证件号码。")
                yield Problem(row.number, (many if found else nobody) % {"name": values["name"]}, "name")
            if bool(values.get("place")) == bool(values.get("organisation")):
                yield Problem(row.number, _("地点和单位要填一个，只填一个。"), "place")
            elif (place := values.get("place")) and len(named.get(squeezed(place), ())) != 1:
                yield Problem(row.number, place_problem(place, named), "place")
            elif place and found == 1 and (sentence := _second_head(values, named[squeezed(place)][0], heads)) is not None:
                yield Problem(row.number, sentence, "place")
            elif (body := values.get("organisation")) and body not in bodies:
                yield Problem(row.number, _("没有叫“%(name)s”的单位。请先导入单位。") % {"name": body}, "organisation")
            if values.get("until") and values.get("since") and values["until"] < values["since"]:
                yield Problem(row.number, _("离任日期早于任职日期。"), "until")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        counts, named, bodies = Counts(), places_named(community), _bodies(community)
        for row in rows:
            values = row.values
            (person_id,) = _people(values, community)
            place, body = values.get("place"), values.get("organisation")
            where = {"place_id": named[squeezed(place)][0]} if place else {"organisation_id": bodies[body or ""]}
            what = _put_post(person_id, values, where, at)
            setattr(counts, what, getattr(counts, what) + 1)
        return counts


def _heads(community: Place) -> dict[tuple[int, str], str]:
    """Names of today's heads of buildings by place and kind."""
    held = Post.objects.filter(under(community.path, "place__path"), until=None, kind__in=ONE_EACH).select_related("person")
    return {(post.place_id or 0, post.kind): post.person.name for post in held}


def _second_head(values: dict[str, Any], place_id: int, heads: dict[tuple[int, str], str]) -> str | None:
    if values["kind"] not in ONE_EACH:
        return None
    if "until" in values:  # whoever follows comes further down in the list
        heads.pop((place_id, values["kind"]), None)
        return None
    before = heads.setdefault((place_id, values["kind"]), values["name"])
    if before == values["name"]:
        return None
    held = {"building": values["place"], "post": Post.Kind(values["kind"]).label, "name": before}
    return _("%(building)s已有%(post)s：%(name)s。请先结束这个任期，再安排新的。") % held


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
        ours = ours.filter(id_blind=people.id_blind(number))
    elif phone := values.get("phone"):
        by_phone = list(ours.filter(phone_blind=people.phone_blind(phone)).values_list("pk", flat=True)[:2])
        return by_phone or list(ours.filter(phone_blind="").values_list("pk", flat=True)[:2])
    return list(ours.values_list("pk", flat=True)[:2])


def _bodies(community: Place) -> dict[str, int]:
    """By short and by full name."""
    bodies = list(Organisation.objects.filter(community=community, closed_on=None))
    return {body.short_name: body.pk for body in bodies if body.short_name} | {body.name: body.pk for body in bodies}
