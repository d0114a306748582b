"""How many wait, and at which number."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from mulin.childcare.models import Application, Group
from mulin.childcare.rules import ORDER, shown_waiting

WAITING = Application.Status.WAITING


@dataclass(frozen=True)
class Numbers:
    """All that the public is told: no class is broken down further."""

    places: int
    free: int
    waiting: str  # "0", "<5", "17"


def waiting_in_order(group: Group) -> QuerySet[Application]:
    return Application.objects.filter(group=group, status=WAITING).order_by(*ORDER)


def numbers_of(group: Group) -> dict[int, int]:
    """Application → its place in the queue, from 1."""
    return {pk: number for number, pk in enumerate(waiting_in_order(group).values_list("pk", flat=True), 1)}


def number_of(application: Application) -> int | None:
    return numbers_of(application.group).get(application.pk)


def public_numbers(groups: Iterable[Group]) -> dict[int, Numbers]:
    groups = list(groups)
    rows = Application.objects.filter(group__in=[group.pk for group in groups], status=WAITING).values_list("group")
    waiting = dict(rows.annotate(Count("pk")).order_by())
    return {group.pk: Numbers(group.places, group.free, shown_waiting(waiting.get(group.pk, 0))) for group in groups}
