"""How full each group is, while answers come in: numbers of people, never what they say."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from mulin.places.models import Place
from mulin.surveys.models import Survey, Target
from mulin.surveys.rules import SEXES


@dataclass(frozen=True)
class Filled:
    """`wanted`: the group's part of all answers that were wished for, rounded up. `here`: how many came."""

    by: str
    group: str
    words: str
    people: int
    share: Fraction
    wanted: int
    here: int

    @property
    def width(self) -> int:
        return min(100, 100 * self.here // self.wanted) if self.wanted else 100

    @property
    def lacks(self) -> int:
        return max(0, self.wanted - self.here)

    @property
    def percent(self) -> str:
        return f"{float(self.share * 100):.0f}"


def filled(survey: Survey) -> dict[str, list[Filled]]:
    """By age, sex and area. Numbers in small groups are for who runs the survey: no page shows them to others."""
    rows = list(survey.sheets.values_list("age", "sex", "area"))
    here = {name: Counter(row[place] for row in rows) for place, name in enumerate(("age", "sex", "area"))}
    targets = list(survey.targets.all())
    totals = Counter[str]()
    for one in targets:
        totals[one.by] += one.people
    names = names_of(targets)
    found: dict[str, list[Filled]] = {}
    for one in targets:
        share = Fraction(one.people, totals[one.by]) if totals[one.by] else Fraction(0)
        wanted = -(-share.numerator * survey.wanted // share.denominator)
        words = group_words(one.by, one.group, names)
        found.setdefault(one.by, []).append(Filled(one.by, one.group, words, one.people, share, wanted, here[one.by][one.group]))
    return {name: groups for name, groups in found.items() if len(groups) > 1}


def area_names(survey: Survey) -> dict[str, str]:
    return names_of(survey.targets.filter(by="area"))


def names_of(targets: Iterable[Target]) -> dict[str, str]:
    ids = {one.group for one in targets if one.by == "area" and one.group}
    if not ids:
        return {}
    return {str(place.pk): place.name for place in Place.objects.filter(pk__in=[int(one) for one in ids])}


def group_words(by: str, group: str, names: dict[str, str]) -> str:
    if not group:
        return _("不清楚")
    if by == "sex":
        return str(SEXES[group])
    return names.get(group, group) if by == "area" else _("%(ages)s 岁") % {"ages": group.replace("-", "–")}
