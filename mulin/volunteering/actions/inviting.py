"""Volunteers are asked one round at a time: the best few first, the next best when one cannot or does not answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.kernel.jobs.each import each
from mulin.ledger import actions as ledger
from mulin.ledger.models import Hold
from mulin.volunteering import facts, flow, rules
from mulin.volunteering.models import Help, Invitation, Volunteer
from mulin.volunteering.queries.bank import rules_on
from mulin.volunteering.queries.matching import matches, not_asked
from mulin.volunteering.rules import Who

FEW, HOURS = 3, 24  # for a community whose rules do not say


@transaction.atomic
def invite(asked: Help, volunteers: Iterable[Volunteer], *, by: Who, at: datetime) -> list[Invitation]:
    """Those whom a worker picked; who is asked already is not asked twice."""
    asked = lock_help(asked.pk)
    require(rules.may_invite(by, asked, at))
    known = set(asked.invitations.filter(status=Invitation.Status.SENT).values_list("volunteer", flat=True))
    made = [_send(asked, one, by.standing.person_id, at) for one in volunteers if one.pk not in known]
    if not made and not known:
        raise Refused(_("请至少选一位志愿者。"))
    return made


@transaction.atomic
def invite_best(asked: Help, *, count: int | None = None, by: Who | None, at: datetime) -> list[Invitation]:
    """The best who were not asked yet; where nobody is left and nobody may still say yes, a worker hears of it. `by` None: the clock."""
    asked = lock_help(asked.pk)
    if by is not None:
        require(rules.may_invite(by, asked, at))
    elif not rules.is_waiting(asked, at):
        return []
    running = rules_on(asked.community_id, localdate(at))
    count = count or (running.invites if running else 0) or FEW
    best = not_asked(asked, matches(asked))[:count]
    made = [_send(asked, match.volunteer, by.standing.person_id if by else None, at) for match in best]
    if not made and asked.unanswered_at is None and not asked.invitations.filter(status=Invitation.Status.SENT).exists():
        asked.unanswered_at = at
        asked.save(update_fields=["unanswered_at"])
        record(facts.HelpUnanswered(asked.pk, asked.person_id), actor_id=None, at=at)
    return made


def _send(asked: Help, volunteer: Volunteer, sent_by: int | None, at: datetime) -> Invitation:
    running = rules_on(asked.community_id, localdate(at))
    until = at + timedelta(hours=running.answer_hours if running else HOURS)
    until = min(until, max(asked.wanted_from, at + timedelta(hours=1)), asked.wanted_to)
    made = Invitation.objects.create(help=asked, volunteer=volunteer, sent_at=at, sent_by=sent_by, until=until)
    record(facts.VolunteerInvited(made.pk, asked.pk, volunteer.person_id), actor_id=None, at=at)
    return made


@transaction.atomic
def decline_invitation(invitation: Invitation, *, by: Who, at: datetime) -> Invitation:
    """No reason is asked for and nothing is counted; the next one is asked. Twice is once."""
    asked = lock_help(invitation.help_id)
    invitation = _reload(invitation.pk)
    require(rules.may_answer_invitation(by, invitation))
    if invitation.status == Invitation.Status.DECLINED:
        return invitation
    end_invitation(invitation, flow.SAY_NO, at)
    invite_best(asked, count=1, by=None, at=at)
    return invitation


@transaction.atomic
def lapse(invitation: Invitation, *, at: datetime) -> Invitation:
    """No answer in time: the next one is asked."""
    asked = lock_help(invitation.help_id)
    invitation = _reload(invitation.pk)
    if invitation.status == Invitation.Status.SENT and invitation.until <= at:
        end_invitation(invitation, flow.RUN_OUT, at)
        invite_best(asked, count=1, by=None, at=at)
    return invitation


def lapse_invitations(at: datetime) -> int:
    """The clock's: what nobody answered in time is passed on."""
    due = Invitation.objects.filter(status=Invitation.Status.SENT, until__lte=at).order_by("until", "id")[:500]
    return each(due, lambda one: bool(lapse(one, at=at)))


def end_unanswered(at: datetime) -> int:
    """The clock's: requests whose time is over."""
    due = Help.objects.filter(status=Help.Status.OPEN, wanted_to__lte=at).order_by("id")[:500]
    return each(due, lambda asked: bool(end_alone(asked, at=at)))


def ask_around(at: datetime) -> int:
    """The clock's: new requests get their first round; how many were asked."""
    before = Invitation.objects.count()
    waiting = Help.objects.filter(status=Help.Status.OPEN, unanswered_at=None, wanted_to__gt=at)
    each(
        waiting.exclude(invitations__status=Invitation.Status.SENT).order_by("wanted_from", "id")[:500],
        lambda asked: _first_round(asked, at),
    )
    return Invitation.objects.count() - before


def _first_round(asked: Help, at: datetime) -> None:
    running = rules_on(asked.community_id, localdate(at))
    if running is not None and running.invites:
        invite_best(asked, by=None, at=at)


@transaction.atomic
def end_alone(asked: Help, *, at: datetime) -> Help:
    """Nobody agreed before the time was over: the minutes that were set aside are free again."""
    asked = lock_help(asked.pk)
    if asked.status != Help.Status.OPEN or asked.wanted_to > at:
        return asked
    hold = Hold.objects.get(pk=asked.hold_id)
    if hold.state == Hold.State.OPEN:
        ledger.release(hold, at=at, by=None)
    asked.status, asked.ended_at = advance(asked.status, flow.END_ALONE), at
    asked.save(update_fields=["status", "ended_at"])
    call_back(asked, at=at)
    record(facts.HelpLapsed(asked.pk, asked.person_id), actor_id=None, at=at)
    return asked


def call_back(asked: Help, *, at: datetime, but: Volunteer | None = None) -> None:
    """Who was asked need not answer any more; `but` is who said yes."""
    told = []
    for one in asked.invitations.select_related("volunteer").filter(status__in=flow.CALL_BACK.frm):
        if but is not None and one.volunteer_id == but.pk:
            end_invitation(one, flow.SAY_YES, at)
            continue
        if one.status == Invitation.Status.SENT:
            told.append(one.volunteer.person_id)
        end_invitation(one, flow.CALL_BACK, at)
    if told:
        record(facts.InvitationsOver(asked.pk, sorted(told)), actor_id=None, at=at)


def end_invitation(invitation: Invitation, move: Step, at: datetime) -> None:
    invitation.status, invitation.answered_at = advance(invitation.status, move), at
    invitation.save(update_fields=["status", "answered_at"])


def lock_help(pk: int) -> Help:
    """The row that decides who goes: everybody who answers takes it first."""
    rows = Help.objects.select_for_update(of=("self",)).select_related("community", "person", "helper__person", "place")
    return rows.get(pk=pk)


def _reload(pk: int) -> Invitation:
    return Invitation.objects.select_related("volunteer", "help__community").get(pk=pk)
