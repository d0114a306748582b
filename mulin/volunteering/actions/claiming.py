from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.volunteering import flow, queries, rules
from mulin.volunteering.facts import ClaimGivenUp, ShiftCancelled, ShiftClaimed
from mulin.volunteering.models import Claim, Shift, Volunteer
from mulin.volunteering.rules import Who


def lock_shift(shift_id: int) -> Shift:
    """The row that decides about its places: who holds it alone counts."""
    return Shift.objects.select_for_update(of=("self",)).select_related("duty__place", "duty__skill").get(pk=shift_id)


@transaction.atomic
def claim(shift: Shift, volunteer: Volunteer, *, by: Who, at: datetime) -> Claim:
    """Take a place. The same person twice has one place.

    Raises:
        Refused: full, too early, too young, another shift at the same time…; the reason says which.
    """
    # Two shifts at the same hour are two rows: the volunteer's own row keeps one person from claiming both at once.
    volunteer = Volunteer.objects.select_for_update(of=("self",)).select_related("person").get(pk=volunteer.pk)
    shift = lock_shift(shift.pk)
    there = Claim.objects.filter(shift=shift, volunteer=volunteer, status__in=Claim.STANDING).first()
    if there is not None:
        return there
    require(rules.may_claim(by, volunteer, shift, queries.situation_of(volunteer, shift, at), at))
    return _take(shift, volunteer, by=by, at=at)


def _take(shift: Shift, volunteer: Volunteer, *, by: Who, at: datetime, before: Claim | None = None) -> Claim:
    helped = by.standing.person_id if by.standing.person_id != volunteer.person_id else None
    taken = Claim.objects.create(shift=shift, volunteer=volunteer, claimed_at=at, helped_by=helped, from_claim=before)
    shift.taken += 1
    shift.save(update_fields=["taken"])
    record(ShiftClaimed(taken.pk, shift.pk, volunteer.person_id), actor_id=by.standing.account_id, at=at)
    return taken


@transaction.atomic
def give_up(claim: Claim, *, words: str = "", by: Who, at: datetime) -> Claim:
    """The place is free again."""
    shift, claim = lock_shift(claim.shift_id), lock_claim(claim)
    claim.shift = shift
    require(rules.may_give_up(by, claim, at))
    _leave(claim, shift, advance(claim.status, flow.GIVE_UP), words)
    fact = ClaimGivenUp(claim.pk, shift.pk, claim.volunteer.person_id, None)
    record(fact, actor_id=by.standing.account_id, at=at)
    return claim


@transaction.atomic
def offer(claim: Claim, to: Volunteer | None, *, by: Who, at: datetime) -> Claim:
    """Ask somebody to take the place over; None takes the question back. Nothing moves before that person says yes."""
    shift, claim = lock_shift(claim.shift_id), lock_claim(claim)
    claim.shift = shift
    require(rules.may_give_up(by, claim, at))
    if to is not None and to.pk == claim.volunteer_id:
        raise Refused(_("不能转给自己，请选别的志愿者。"))
    claim.offered_to = to
    claim.save(update_fields=["offered_to"])
    return claim


@transaction.atomic
def take_over(claim: Claim, *, by: Who, at: datetime) -> Claim:
    """Say yes to an offered place: it changes hands in one step, so that nobody else slips in between."""
    to = claim.offered_to
    if to is None:
        raise Refused(_("这个班次没有要转给您，可能已经收回。"))
    to = Volunteer.objects.select_for_update(of=("self",)).select_related("person").get(pk=to.pk)
    shift, claim = lock_shift(claim.shift_id), lock_claim(claim)
    if claim.offered_to_id != to.pk or by.standing.person_id != to.person_id:
        raise Refused(_("这个班次没有要转给您，可能已经收回。"))
    _leave(claim, shift, advance(claim.status, flow.HAND_ON), "")
    situation = queries.situation_of(to, shift, at)
    require(rules.may_claim(by, to, shift, situation, max(at, rules.opens_at(shift, situation))))
    taken = _take(shift, to, by=by, at=at, before=claim)
    fact = ClaimGivenUp(claim.pk, shift.pk, claim.volunteer.person_id, to.person_id)
    record(fact, actor_id=by.standing.account_id, at=at)
    return taken


@transaction.atomic
def cancel_shift(shift: Shift, *, reason: str, by: Who, at: datetime) -> Shift:
    """Everybody who holds a place is told why."""
    shift = lock_shift(shift.pk)
    require(rules.may_cancel(by, shift, at))
    if not reason.strip():
        raise Refused(_("请写取消的原因，认领的邻居会看到。"))
    held = Claim.objects.filter(shift=shift, status__in=[*flow.CALL_OFF.frm]).select_related("volunteer")
    told = sorted(row.volunteer.person_id for row in held)
    held.update(status=flow.CALL_OFF.to)
    shift.status, shift.reason, shift.taken = Shift.Status.CANCELLED, reason.strip(), 0
    shift.save(update_fields=["status", "reason", "taken"])
    record(ShiftCancelled(shift.pk, told), actor_id=by.standing.account_id, at=at)
    return shift


def lock_claim(claim: Claim) -> Claim:
    return (
        Claim.objects.select_for_update(of=("self",)).select_related("volunteer__person", "shift__duty__place").get(pk=claim.pk)
    )


def _leave(claim: Claim, shift: Shift, status: str, words: str) -> None:
    claim.status, claim.words, claim.offered_to = status, words, None
    claim.save(update_fields=["status", "words", "offered_to"])
    shift.taken -= 1
    shift.save(update_fields=["taken"])
