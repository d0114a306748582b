"""The register of chat groups: which building has one, how far they reach, and how those who live there join."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from mulin.deliberation.models import ChatGroup
from mulin.deliberation.rules import HOSTS
from mulin.deliberation.rules.chat_group import code_is_good
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.fields import under_any
from mulin.places.models import Place

from .who import homes


def at_desk(me: Standing) -> QuerySet[ChatGroup]:
    return ChatGroup.objects.filter(_paths(me, "path")).select_related("place", "owner")


def buildings(me: Standing) -> QuerySet[Place]:
    return Place.objects.filter(_paths(me, "path"), kind=Place.Kind.BUILDING, valid_to=None).order_by("path")


def without_group(me: Standing) -> QuerySet[Place]:
    standing = ChatGroup.objects.filter(place=OuterRef("pk"), closed_on=None)
    return buildings(me).filter(~Exists(standing))


def _paths(me: Standing, field: str) -> Q:
    return under_any(me.paths(HOSTS), field)


@dataclass(frozen=True)
class Coverage:
    buildings: int
    covered: int
    groups: int
    members: int  # as last counted
    uncounted: int  # groups never counted

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.covered, self.buildings) if self.buildings else None

    @property
    def percent(self) -> int | None:
        """Rounded down: all of them is only ever all of them."""
        return None if self.share is None else int(self.share * 100)

    @property
    def missing(self) -> int:
        return self.buildings - self.covered


def coverage(me: Standing) -> Coverage:
    standing = at_desk(me).filter(closed_on=None).aggregate(
        n=Count("id"), members=Sum("members"), uncounted=Count("id", filter=Q(counted_on=None)), places=Count("place", distinct=True)
    )  # fmt: skip
    count = buildings(me).count()
    return Coverage(count, count - without_group(me).count(), standing["n"], standing["members"] or 0, standing["uncounted"])


@dataclass(frozen=True)
class Joining:
    group: ChatGroup
    good: bool  # the code or link can be used today


def of_home(person: Person | None, on: date) -> list[Joining]:
    """Groups of the buildings somebody lives in or owns in."""
    if person is None:
        return []
    rows = ChatGroup.objects.filter(community=person.community_id, closed_on=None).select_related("place")
    own = [place.pk for place in homes(person, on)]
    return [Joining(row, code_is_good(row, on)) for row in rows.filter(place__in=own)]


def of_building(place: Place) -> QuerySet[ChatGroup]:
    return ChatGroup.objects.filter(place=place, closed_on=None).select_related("place")
