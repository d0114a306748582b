"""What pages show of a pact: texts side by side, comments, signatures."""

from collections import Counter
from dataclasses import dataclass

from mulin.organisations.models import Post
from mulin.pacts.models import Clause, Pact, Signature, Version
from mulin.pacts.rules import Change, Line, compare
from mulin.places.models import Place


@dataclass(frozen=True)
class Building:
    """How many signed under it, and what of them is shown: posts always, names with consent."""

    place: Place | None
    count: int
    posts: list[str]
    names: list[str]


def lines_of(version: Version, language: str = "zh") -> list[Line]:
    rows: list[Clause] = list(version.clauses.order_by("number"))
    english = language == "en"
    return [Line(row.pk, row.origin_id, row.number, (english and row.words_en) or row.words) for row in rows]


def changes(version: Version, language: str = "zh") -> list[Change]:
    """Against the text before; none for the first."""
    before = previous(version)
    return compare(lines_of(before, language), lines_of(version, language)) if before else []


def previous(version: Version) -> Version | None:
    rows = Version.objects.filter(pact=version.pact_id, number__lt=version.number)
    return rows.exclude(status=Version.Status.DRAFT).order_by("-number").first()


def signatures(version: Version, *, with_names: bool) -> list[Building]:
    return buildings(version, list(version.signatures.select_related("person", "building")), with_names=with_names)


def buildings(version: Version, rows: list[Signature], *, with_names: bool) -> list[Building]:
    posts = _posts({row.person_id for row in rows if row.person_id}, version.pact)
    by_building: dict[int, list[Signature]] = {}
    for row in rows:
        by_building.setdefault(row.building_id or 0, []).append(row)
    found = []
    for group in by_building.values():
        held = Counter(posts[row.person_id] for row in group if row.person_id in posts)
        names = [row.person.name for row in group if with_names and row.shows_name and row.person is not None]
        found.append(Building(group[0].building, len(group), [_times(word, n) for word, n in held.items()], names))
    return found


def _times(word: str, number: int) -> str:
    return word if number == 1 else f"{word} × {number}"


def _posts(people: set[int], pact: Pact) -> dict[int | None, str]:
    """The nearest post of each over the place."""
    if not people:
        return {}
    above = [int(part) for part in pact.place.path.split("/") if part]
    rows = Post.objects.filter(person__in=people, place__in=above, until=None).order_by("place__path", "id")
    return {row.person_id: str(row.get_kind_display()) for row in rows}
