"""The account with a canteen's operator."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import queries, rules
from mulin.facilities.facts import CanteenSettled, SettlementAgreed
from mulin.facilities.models import Canteen, Settlement
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .canteen import lock_canteen


@transaction.atomic
def settle(canteen: Canteen, since: date, until: date, *, by: Standing, at: datetime) -> Settlement:
    """Freeze what the counts of these days say. They follow the last settlement without a gap.

    Raises:
        Refused: the days are not over, or do not follow on.
    """
    canteen = lock_canteen(canteen.pk)
    require(rules.may_keep(by, canteen.facility))
    if until < since:
        raise Refused(_("最后一天不能早于第一天。"))
    if until >= localdate(at):
        raise Refused(_("这几天还没有过完，请等到第二天再结算。"))
    last = canteen.settlements.order_by("-until").first()
    if last is not None and since != last.until + timedelta(days=1):
        raise Refused(_("上次结算到 %(until)s，这次要从第二天开始。") % {"until": f"{last.until:%Y-%m-%d}"})
    if last is None and canteen.meals.filter(on__lt=since).exists():
        raise Refused(_("更早的日子还有饭菜没有结算，请从那一天开始。"))
    account = queries.account_of(canteen, since, until)
    made = Settlement.objects.create(
        canteen=canteen,
        since=since,
        until=until,
        figures=account.kept(),
        owed=account.owed,
        made_at=at,
        made_by=by.person_id or 0,
    )
    record(CanteenSettled(made.pk, made.owed), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def agree(settlement: Settlement, *, by: Standing, at: datetime) -> Settlement:
    """The operator says that it is right. Agreed already: the settlement."""
    settlement = (
        Settlement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("canteen__facility__place")
        .get(pk=settlement.pk)
    )
    operator = settlement.canteen.facility.operator_id
    if operator is None or operator not in by.units():
        raise Refused(_("由运营单位的人确认。"))
    if settlement.agreed_at is None:
        settlement.agreed_at, settlement.agreed_by = at, by.person_id
        settlement.save(update_fields=["agreed_at", "agreed_by"])
        record(SettlementAgreed(settlement.pk), actor_id=by.account_id, at=at)
    return settlement
