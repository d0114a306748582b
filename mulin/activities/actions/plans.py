from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.activities import rules
from mulin.activities.models import Plan
from mulin.kernel.access import Refused, require
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place


@transaction.atomic
def plan(
    community: Place, year: int, number: int, *, kind: str = "", theme: str = "", body: Organisation | None = None,
    by: Standing, at: datetime,
) -> Plan:  # fmt: skip
    """So many sessions in that year; without kind and theme, of any."""
    require(rules.may_plan(by, community.path, body.pk if body else None))
    if body is not None and body.community_id != community.pk:
        raise Refused(_("%(body)s不在这个社区，请重新选。") % {"body": body})
    assert by.person_id is not None
    try:
        with transaction.atomic():
            return Plan.objects.create(
                community=community, year=year, number=_sound(number), kind=kind, theme=theme.strip(), body=body,
                made_by=by.person_id, made_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("这一年已经有同样的计划，请直接改那一行的场数。")) from None


@transaction.atomic
def change_plan(row: Plan, number: int, *, by: Standing, at: datetime) -> Plan:
    row = _lock(row)
    require(rules.may_plan(by, row.community.path, row.body_id))
    row.number = _sound(number)
    row.save(update_fields=["number"])
    return row


@transaction.atomic
def drop_plan(row: Plan, *, by: Standing, at: datetime) -> None:
    row = _lock(row)
    require(rules.may_plan(by, row.community.path, row.body_id))
    row.delete()


@transaction.atomic
def copy_plans(community: Place, year: int, *, by: Standing, at: datetime) -> int:
    """Last year's rows that this year has not; a community's plan is mostly that of the year before."""
    require(rules.may_plan(by, community.path, None))
    there = set(Plan.objects.filter(community=community, year=year).values_list("kind", "theme", "body"))
    before = Plan.objects.filter(community=community, year=year - 1).order_by("id")
    assert by.person_id is not None
    new = [
        Plan(
            community=community, year=year, kind=one.kind, theme=one.theme, body_id=one.body_id, number=one.number,
            made_by=by.person_id, made_at=at,
        )
        for one in before
        if (one.kind, one.theme, one.body_id) not in there
    ]  # fmt: skip
    return len(Plan.objects.bulk_create(new))


def _sound(number: int) -> int:
    if not 1 <= number <= 2000:
        raise Refused(_("请写 1 到 2000 之间的场数。"))
    return number


def _lock(row: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("community").get(pk=row.pk)
