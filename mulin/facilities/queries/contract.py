"""Contracts with operators: whose one may read, which runs, what the public is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from mulin.facilities import rules
from mulin.facilities.models import Contract, ContractFile, ContractSheet, Evaluation, Facility, Review
from mulin.kernel.bilingual import in_language
from mulin.organisations.queries import Standing, current_posts, holders
from mulin.people.models import Person
from mulin.places.fields import under_any

S = Contract.Status
SOON = max(rules.REMIND)


def contracts() -> QuerySet[Contract]:
    return Contract.objects.select_related("facility__place", "facility__operator", "organisation", "previous")


def visible_to(me: Standing) -> QuerySet[Contract]:
    """Those of facilities one keeps; of one's own organisation what is signed."""
    found = under_any(me.paths(rules.KEEPERS), "facility__place__path")
    if me.units():
        found |= Q(organisation__in=me.units()) & ~Q(status=S.DRAFT)
    return contracts().filter(found)


def running(facilities: Iterable[int], on: date) -> dict[int, Contract]:
    """The one that holds on a day, by facility. One query."""
    return {row.facility_id: row for row in _holding(facilities, on)}


def _holding(facilities: Iterable[int], on: date) -> QuerySet[Contract]:
    return contracts().filter(facility__in=list(facilities), status__in=Contract.HOLDING, since__lte=on, last_on__gte=on)


def not_over(me: Standing, today: date) -> list[Contract]:
    """What holds today or later, and what is signed and nobody ended: of these the desk tells what waits. One query."""
    later = Contract.objects.filter(facility=OuterRef("facility"), status__in=Contract.HOLDING, since__gt=OuterRef("since"))
    found = Q(status__in=Contract.HOLDING, last_on__gte=today) | Q(status=S.SIGNED)
    return list(visible_to(me).filter(found).annotate(has_later=Exists(later)))


def ending(rows: Iterable[Any], today: date) -> list[Contract]:
    """Of `not_over`: signed, within 90 days of their end or over, and no later one is signed for the facility. Soonest first."""
    soon = today + timedelta(days=SOON)
    return sorted(
        (row for row in rows if row.status == S.SIGNED and row.last_on <= soon and not row.has_later),
        key=lambda row: row.last_on,
    )


def is_followed(contract: Contract) -> bool:
    return Contract.objects.filter(
        facility=contract.facility_id, status__in=Contract.HOLDING, since__gt=contract.last_on
    ).exists()


def sheets() -> QuerySet[ContractSheet]:
    return ContractSheet.objects.select_related("contract__facility__place", "contract__organisation")


def evaluations() -> QuerySet[Evaluation]:
    return Evaluation.objects.select_related("contract__facility__place", "contract__organisation").prefetch_related("marks")


@dataclass(frozen=True)
class Opinion:
    """What residents wrote in a quarter."""

    on: date
    number: int
    stars: float | None
    low: int  # of three stars and less
    unanswered: int


def opinions(contract: Contract, today: date) -> list[Opinion]:
    """Each quarter that has begun, newest first. One query."""
    until = min(today, contract.last_on)
    rows = Review.objects.filter(facility=contract.facility_id, on__gte=contract.since, on__lte=until)
    found = list(rows.values_list("on", "stars", "words", "answered_at"))
    told = []
    for stretch in rules.stretches("quarter", contract.since, until, last_on=contract.last_on):
        here = [row for row in found if stretch.first <= row[0] <= stretch.last]
        stars = round(sum(row[1] for row in here) / len(here), 1) if here else None
        unanswered = sum(1 for row in here if row[2] and row[3] is None)
        quarter = rules.natural("quarter", stretch.first)[0]
        told.append(Opinion(quarter, len(here), stars, sum(1 for row in here if row[1] <= 3), unanswered))
    return told[::-1]


def total(evaluation: Evaluation) -> int:
    """The mean of its marks."""
    marks = [mark.points for mark in evaluation.marks.all()]
    return round(sum(marks) / len(marks)) if marks else 0


@dataclass(frozen=True)
class Public:
    """`on`: the quarter in which it was last judged."""

    contract: Contract
    on: date | None
    answer: str
    points: int

    @property
    def words(self) -> str:
        return in_language(self.contract.words, self.contract.words_en)


def public(facility: Facility) -> Public | None:
    """What everybody may know of who runs it: never files, money by the piece or people."""
    last = Evaluation.objects.filter(contract=OuterRef("pk")).annotate(points=Avg("marks__points")).order_by("-on")
    judged = {name: Subquery(last.values(name)[:1]) for name in ("on", "answer", "points")}
    found: Any = _holding([facility.pk], localdate()).annotate(**{f"judged_{name}": one for name, one in judged.items()}).first()
    return Public(found, found.judged_on, found.judged_answer or "", round(found.judged_points or 0)) if found else None


def ours(contract: Contract) -> list[Person]:
    """Who keeps the facility, nearest first."""
    return holders(rules.KEEPERS, contract.facility.place.path)


def theirs(contract: Contract) -> list[Person]:
    """The operator's people."""
    posts = current_posts(localdate()).filter(organisation=contract.organisation_id, kind__in=("handler", "unit_lead"))
    return list({post.person_id: post.person for post in posts.select_related("person").order_by("id")}.values())


def file_of(key: str) -> Contract | None:
    row = ContractFile.objects.filter(file_key=key).select_related("contract__facility__place").first()
    return row.contract if row else None
