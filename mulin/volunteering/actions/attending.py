from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.flow import advance, can
from mulin.kernel.jobs.each import each
from mulin.volunteering import flow, rules
from mulin.volunteering.models import Claim, Shift
from mulin.volunteering.rules import Who, codes

from .claiming import lock_claim, lock_shift
from .recording import note_claim

CLOSES_AFTER = timedelta(hours=2)


@transaction.atomic
def check_in_by_code(shift: Shift, code: str, *, by: Who, at: datetime) -> Claim:
    """Scan the code that is shown at the place. Twice is once.

    Raises:
        Refused: an old code, no place in this shift, too early or too late.
    """
    if not codes.opens(bytes(shift.secret), code, at):
        raise Refused(_("签到码已经换了，请再扫一次现场的码。"))
    held = Claim.objects.filter(shift=shift, volunteer=by.volunteer, status__in=Claim.STANDING).first() if by.volunteer else None
    if held is None:
        raise Refused(_("您没有认领这个班次。请先认领，或请队长记上。"))
    if held.status in (Claim.Status.PRESENT, Claim.Status.SERVED):
        return held
    return _come(held, Claim.How.CODE, by=by, at=at, by_code=True)


@transaction.atomic
def check_in(claim: Claim, *, by: Who, at: datetime) -> Claim:
    """The leader or a worker writes it down, for somebody without a phone."""
    leads = claim.shift.duty.team_id in by.leads
    return _come(claim, Claim.How.LEADER if leads else Claim.How.STAFF, by=by, at=at, by_code=False)


def _come(claim: Claim, how: str, *, by: Who, at: datetime, by_code: bool, came_at: datetime | None = None) -> Claim:
    claim = _locked(claim)
    require(rules.may_check_in(by, claim, at, by_code=by_code))
    claim.status = advance(claim.status, flow.CHECK_IN)
    # Ticked after the end, nobody knows when they came: the whole shift counts, and is still to be confirmed.
    claim.came_at = came_at or (at if at < claim.shift.ends_at else claim.shift.begins_at)
    claim.came_how = how
    claim.came_by = None if by_code else by.standing.person_id
    claim.save(update_fields=["status", "came_at", "came_how", "came_by"])
    if claim.shift.status == Shift.Status.DONE:  # written down after the shift was closed
        _serve(claim, at)
    return claim


@transaction.atomic
def check_out(claim: Claim, *, by: Who, at: datetime) -> Claim:
    """Going earlier, or at the end: the minutes are noted for confirmation."""
    claim = _locked(claim)
    own = by.standing.person_id == claim.volunteer.person_id
    if not own:
        require(rules.may_run(by, claim.shift))
    claim.left_at = at if at < claim.shift.ends_at else None
    return _serve(claim, at)


@transaction.atomic
def merge_offline_list(shift: Shift, came: Iterable[tuple[int, datetime]], *, by: Who, at: datetime) -> list[str]:
    """Ticks made without signal: (claim, when). Each once; what cannot be is said, the rest is done."""
    require(rules.may_run(by, shift))
    problems = []
    for claim_id, when in came:
        row = Claim.objects.filter(shift=shift, pk=claim_id).select_related("volunteer__person", "shift__duty__place").first()
        if row is None:
            problems.append(_("名单里有一人不在这个班次，没有记。"))
        elif can(row.status, flow.CHECK_IN):
            _come(row, Claim.How.OFFLINE, by=by, at=at, by_code=False, came_at=min(max(when, shift.begins_at), at))
        elif row.status not in (Claim.Status.PRESENT, Claim.Status.SERVED):
            problems.append(_("%(name)s已经退出这个班次，没有记。") % {"name": row.volunteer.person.name})
    return problems


@transaction.atomic
def close_shift(shift: Shift, *, by: Who | None, at: datetime) -> Shift:
    """Who is present has served; who held a place and did not come is marked quietly. `by` None: the clock."""
    shift = lock_shift(shift.pk)
    if by is not None:
        require(rules.may_run(by, shift))
        if at < shift.begins_at:
            raise Refused(_("班次还没开始，不能收班。"))
    if shift.status != Shift.Status.OPEN:
        return shift
    shift.status = Shift.Status.DONE
    shift.save(update_fields=["status"])
    for row in Claim.objects.filter(shift=shift, status=Claim.Status.PRESENT):
        _serve(lock_claim(row), at)
    Claim.objects.filter(shift=shift, status=Claim.Status.HELD).update(
        status=advance(Claim.Status.HELD, flow.MISS), offered_to=None
    )
    return shift


def close_due(at: datetime) -> int:
    """The clock's: shifts that ended a while ago and nobody closed."""
    due = Shift.objects.filter(status=Shift.Status.OPEN, ends_at__lte=at - CLOSES_AFTER).order_by("ends_at", "id")[:200]
    return each(due, lambda shift: bool(close_shift(shift, by=None, at=at)))


def _locked(claim: Claim) -> Claim:
    """After its shift, as who closes that does: nobody is left standing in a shift that closes in the same moment."""
    shift, claim = lock_shift(claim.shift_id), lock_claim(claim)
    claim.shift = shift
    return claim


def _serve(claim: Claim, at: datetime) -> Claim:
    claim.status = advance(claim.status, flow.SERVE)
    claim.save(update_fields=["status", "left_at"])
    note_claim(claim, at=at)
    return claim
