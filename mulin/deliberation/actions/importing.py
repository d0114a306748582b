"""The register of chat groups as a spreadsheet. Importing the same again adds nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.deliberation.models import ChatGroup, GroupCount
from mulin.kernel.sheets import mending, moments
from mulin.kernel.sheets.kinds import Column, Counts, Kind, Problem, Row
from mulin.organisations.actions.importing.naming import place_problem, places_named, squeezed
from mulin.places.models import Place

GROUPS = {"微信群": "wechat", "微信": "wechat", "企业微信群": "wecom", "企业微信": "wecom", "企微": "wecom"} | {
    kind: kind for kind in ChatGroup.Kind.values
}


class ChatGroups(Kind):
    name = "chat_groups"
    title = gettext_lazy("楼栋群")
    columns = (
        Column("place", gettext_lazy("楼栋"), ("楼号", "building"), required=True, example="3 号楼"),
        Column("name", gettext_lazy("群名称"), ("群名", "name"), note=gettext_lazy("空着的楼栋跳过"), example="3 号楼邻里群"),
        Column("kind", gettext_lazy("类型"), ("群类型", "kind"), mending.choice(GROUPS), example="微信群"),
        Column("post", gettext_lazy("负责岗位"), ("群主", "owner"), example="楼长"),
        Column("members", gettext_lazy("人数"), ("群人数", "members"), mending.count),
        Column("on", gettext_lazy("清点日期"), ("日期", "counted"), moments.day),
    )

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        named = places_named(community)
        buildings = set(Place.objects.filter(community=community, kind=Place.Kind.BUILDING).values_list("pk", flat=True))
        for row in rows:
            found = named.get(squeezed(row.values["place"]), ())
            if len(found) != 1:
                yield Problem(row.number, place_problem(row.values["place"], named), "place")
            elif found[0] not in buildings:
                yield Problem(row.number, _("群按楼栋登记，请写一栋楼。"), "place")

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        counts, named = Counts(), places_named(community)
        for row in rows:
            if not row.values.get("name"):
                continue
            what = _put(named[squeezed(row.values["place"])][0], row.values, at)
            setattr(counts, what, getattr(counts, what) + 1)
        return counts


def _put(place_id: int, values: dict[str, Any], at: datetime) -> str:
    place = Place.objects.get(pk=place_id)
    group, new = ChatGroup.objects.get_or_create(
        place=place, name=values["name"][:60], closed_on=None,
        defaults={"community_id": place.community_id or place.pk, "path": place.path, "kind": values.get("kind", "wechat"),
                  "owner_post": values.get("post", "")[:60], "made_by": 0, "made_at": at},
    )  # fmt: skip
    members, on = values.get("members"), values.get("on") or localdate(at)
    counted = members is not None and not GroupCount.objects.filter(group=group, on=on, members=members).exists()
    if counted and members is not None:
        GroupCount.objects.update_or_create(group=group, on=on, defaults={"members": members, "by": 0})
        if group.counted_on is None or on >= group.counted_on:
            group.members, group.counted_on = members, on
            group.save(update_fields=["members", "counted_on"])
    return "new" if new else "changed" if counted else "unchanged"


KINDS = (ChatGroups,)
