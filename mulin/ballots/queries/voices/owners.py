"""Owners as the Supreme People's Court reads article 278 (interpretation of 2009, arts. 8 and 9).

One voice is the set of those who now own a room together: who owns three flats alone is one voice with three units, joint owners are one. The
developer has one voice for all it has not sold or not handed over. A room without a registered owner is a voice of its own. Tenants have none.
The area is the register's, else the survey's, else the contract's; a room without any is named apart, and has its voice where nothing
counts by area.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from mulin.ballots.models import Apart
from mulin.people.models import FloorArea, Ownership
from mulin.places.fields import under
from mulin.places.models import Place

from .line import Aside, Line, Room, Voices, listed

BEST = [source.value for source in (Ownership.Source.REGISTER, Ownership.Source.SURVEY, Ownership.Source.CONTRACT)]
LONGEST = 100


@dataclass(frozen=True)
class Share:
    room_id: int
    person_id: int | None
    name: str
    company: str
    code: str
    is_developer: bool
    area: int
    source: str

    @property
    def owner(self) -> str:
        """One owner, one text: a person's number, or what names a company."""
        return str(self.person_id) if self.person_id else "c" + _short(self.code or self.company)

    @property
    def said(self) -> str:
        return self.name or self.company


def owners(path: str) -> Voices:
    return owners_of_rooms(Place.objects.filter(under(path), kind=Place.Kind.ROOM, valid_to=None), path)


def owners_of_rooms(rooms: QuerySet[Place], path: str = "") -> Voices:
    """Three queries; a fourth where a company stands without its code. `path`: the rooms are all those below it."""
    in_order = list(rooms.order_by("parent_id", "order", "pk").values_list("pk", "label"))
    there = under(path, "room__path") if path else Q(room__in=[pk for pk, _label in in_order])
    shares: dict[int, list[Share]] = {}
    for share in _shares(there):
        shares.setdefault(share.room_id, []).append(share)
    plans = {
        room: (area, source) for room, area, source in FloorArea.objects.filter(there).values_list("room_id", "area", "source")
    }
    voices, found = dict[str, tuple[list[Room], list[Share]]](), Voices()
    for pk, label in in_order:
        held = shares.get(pk, [])
        area, source = _area(held, plans.get(pk))
        if not area:
            found.apart.append(Aside(Apart.Why.AREA.value, label, room_id=pk))
        units, people = voices.setdefault(_key(pk, held), ([], []))
        units.append(Room(pk, label, area, source))
        people += held
    found.lines = [_line(key, units, people) for key, (units, people) in voices.items()]
    return found


def _shares(there: Q) -> Iterable[Share]:
    """A company that one paper names with its code and another without is one owner."""
    rows = Ownership.objects.filter(there, until=None).order_by("room_id", "id")
    columns = ("room_id", "person_id", "person__name", "company", "credit_code", "is_developer", "area", "source")
    found = [Share(room, person, name or "", *more) for room, person, name, *more in rows.values_list(*columns).iterator(5000)]
    nameless = {share.company for share in found if share.company and not share.code}
    if not nameless:
        return found
    coded = Ownership.objects.filter(company__in=nameless, until=None).exclude(credit_code="").order_by("id")
    codes = dict(coded.values_list("company", "credit_code"))
    return [share if share.code else replace(share, code=codes.get(share.company, "")) for share in found]


def _area(held: list[Share], plan: tuple[int, str] | None) -> tuple[int, str]:
    """By the best paper there is; of equal papers the owners' before the list of rooms."""
    papers = [(share.area, share.source) for share in held if share.area] + ([plan] if plan else [])
    return min(papers, key=lambda paper: BEST.index(paper[1]), default=(0, ""))


def _key(room_id: int, held: list[Share]) -> str:
    developers = sorted({share.owner for share in held if share.is_developer})
    if developers:  # sold but not handed over, too
        return "d:" + "+".join(developers)
    key = "o:" + "+".join(sorted({share.owner for share in held}, key=lambda owner: (len(owner), owner)))
    if not held:
        return f"r:{room_id}"
    return key if len(key) <= LONGEST else "o:" + _short(key)


def _line(key: str, units: list[Room], people: list[Share]) -> Line:
    if key.startswith("d:"):
        people = [share for share in people if share.is_developer]
    names = list(dict.fromkeys(share.said for share in people))
    label = " · ".join(part for part in (listed([unit.label for unit in units]), listed(names)) if part)
    persons = tuple(dict.fromkeys(share.person_id for share in people if share.person_id))
    return Line(key[:LONGEST], label[:200], "", persons, tuple(units))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
