"""Which place the words of a row mean. "3号楼", "3 幢" and "３栋" are one building; levels that are left out are skipped."""

import re
import unicodedata
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.sheets.kinds import Column
from mulin.places.fields import under
from mulin.places.models import Place

K = Place.Kind
PATH = attrgetter("path")
LEVELS = [K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING, K.ENTRANCE, K.ROOM]
KEYS = [kind.value for kind in LEVELS]
ENDINGS = {
    K.COMMITTEE: re.compile(r"(社区)?(居民委员会|居委会)$"),
    K.GRID: re.compile(r"^第|网格$|号$"),
    K.BUILDING: re.compile(r"(号楼|号|栋|幢|座|楼)$"),
    K.ENTRANCE: re.compile(r"(单元|门)$"),
    K.ROOM: re.compile(r"(号房|室|号|房)$"),
}

COLUMNS = (
    Column("committee", gettext_lazy("居委会"), ("居民委员会", "所属居委会", "committee"), note=gettext_lazy("可不填"), example="春和一居"),
    Column("grid", gettext_lazy("网格"), ("所属网格", "网格名称", "grid"), note=gettext_lazy("可不填"), example="第 6 网格"),
    Column("estate", gettext_lazy("小区"), ("小区名称", "住宅区", "estate"), example="春和苑"),
    Column("building", gettext_lazy("楼栋"), ("楼号", "栋号", "幢号", "楼栋号", "building"), example="3 号楼"),
    Column("entrance", gettext_lazy("单元"), ("单元号", "门洞", "entrance", "unit"), note=gettext_lazy("没有单元就留空"), example="2 单元"),
    Column("room", gettext_lazy("房号"), ("室号", "门牌号", "房间号", "房屋", "room"), example="301"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    id: int
    kind: str
    path: str
    label: str


class Tree:
    """The current places of a community by kind and bare name: one query, then no more."""

    def __init__(self, community: Place, kinds: Iterable[str] = LEVELS) -> None:
        self.community = Node(community.pk, community.kind, community.path, community.label)
        self.nodes: dict[tuple[str, str], list[Node]] = defaultdict(list)  # in the order of their paths
        self._found: dict[tuple[str, ...], Node | str | None] = {}
        rows = Place.objects.filter(under(community.path), valid_to=None, kind__in=list(kinds)).order_by("path")
        for pk, kind, name, path, label in rows.values_list("pk", "kind", "name", "path", "label").iterator(2000):
            self.put(kind, name, Node(pk, kind, path, label))

    def put(self, kind: str, name: str, node: Node) -> None:
        namesakes = self.nodes[kind, bare(kind, name)]
        if namesakes and namesakes[-1].path > node.path:
            insort(namesakes, node, key=PATH)
        else:
            namesakes.append(node)
        self._found.clear()

    def below(self, above: Node, kind: str, name: str) -> list[Node]:
        namesakes = self.nodes.get((kind, bare(kind, name)), [])
        first = bisect_left(namesakes, above.path, key=PATH)
        return namesakes[first : bisect_left(namesakes, above.path[:-1] + "0", first, key=PATH)]

    def find(self, values: dict[str, Any]) -> Node | str | None:
        """The place that the row names, a sentence when it cannot be told, None when it names none."""
        words = tuple([values.get(key, "") for key in KEYS])
        if words not in self._found:
            self._found[words] = self._look(words)
        return self._found[words]

    def _look(self, words: tuple[str, ...]) -> Node | str | None:
        here = self.community
        for kind, name in zip(LEVELS, words, strict=True):
            if not name:
                continue
            found = self.below(here, kind, name)
            if not found:
                return _("%(above)s 里没有“%(name)s”（%(kind)s）。请先导入房屋，或改成登记的名称。") % {
                    "above": here.label, "name": name, "kind": kind.label,
                }  # fmt: skip
            if len(found) > 1:
                return _("%(above)s 里有 %(count)s 个“%(name)s”。请把上一级也填上。") % {
                    "above": here.label, "count": len(found), "name": name,
                }  # fmt: skip
            here = found[0]
        return None if here is self.community else here


@lru_cache(4096)
def bare(kind: str, name: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    ending = ENDINGS.get(K(kind))
    short = ending.sub("", text) if ending else text
    return (short.lstrip("0") or short or text) if short.isdecimal() else short or text
