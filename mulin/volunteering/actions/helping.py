"""Help for minutes: set aside when it is asked for, paid when it is confirmed, given back when it does not come about."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.ledger import actions as ledger
from mulin.ledger.models import Hold, coded
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.volunteering import facts, flow, rules
from mulin.volunteering.models import Help, Invitation, Skill, Volunteer
from mulin.volunteering.queries.bank import entitlements_of, rules_on
from mulin.volunteering.rules import Who

from .banking import account_of, book_of, locked, pool_of
from .inviting import call_back, end_invitation, lock_help
from .recording import note_help


@transaction.atomic
def ask_help(
    person: Person, place: Place, *, words: str, wanted_from: datetime, wanted_to: datetime, minutes: int, payer: str,
    kind: str = "visit", skill: Skill | None = None, language: str = "", once_key: str, by: Who, at: datetime,
) -> Help:  # fmt: skip
    """
    Raises:
        Refused: not theirs to ask, not entitled to the pool, or not enough minutes.
    """
    entitled = entitlements_of(person.pk, localdate(at))
    require(rules.may_ask_help(by, person, payer, rules_on(person.community_id, localdate(at)), entitled))
    if wanted_to <= at or wanted_to <= wanted_from:
        raise Refused(_("请把需要的时间改成以后的一段。"))
    if not 15 <= minutes <= 720:
        raise Refused(_("一次帮忙最少 15 分钟，最多 12 小时。"))
    book = book_of(person.community, at)
    account = pool_of(book, at) if payer == Help.Payer.POOL else account_of(book, person, at)
    hold = ledger.reserve(
        account, minutes, once_key=f"help {once_key}", reason=coded("volunteering.help"), at=at, by=by.standing,
        expires_at=wanted_to + timedelta(days=30), source=ledger.Source("volunteering.help"), purpose="help",
    )  # fmt: skip
    asked = Help.objects.create(
        community=person.community, person=person, place=place, kind=kind, skill=skill, language=language, words=words.strip(), wanted_from=wanted_from,
        wanted_to=wanted_to, minutes=minutes, payer=payer, hold_id=hold.pk, asked_at=at, asked_by=by.standing.person_id or 0,
    )  # fmt: skip
    record(facts.HelpAsked(asked.pk, person.pk), actor_id=by.standing.account_id, at=at)
    return asked


@transaction.atomic
def agree_to_help(asked: Help, volunteer: Volunteer, *, by: Who, at: datetime) -> Help:
    asked = lock_help(asked.pk)
    require(rules.may_answer_help(by, asked, volunteer, localdate(at)))
    asked.status, asked.helper = advance(asked.status, flow.AGREE), volunteer
    asked.save(update_fields=["status", "helper"])
    call_back(asked, at=at, but=volunteer)
    record(facts.HelpAgreed(asked.pk, asked.person_id, volunteer.person_id), actor_id=by.standing.account_id, at=at)
    return asked


@transaction.atomic
def step_back(asked: Help, *, by: Who, at: datetime) -> Help:
    """The helper cannot come after all: it is open again, and others are asked."""
    asked = lock_help(asked.pk)
    require(rules.may_report_done(by, asked))
    for one in asked.invitations.filter(volunteer=asked.helper_id, status=Invitation.Status.ACCEPTED):
        end_invitation(one, flow.SAY_NO, at)
    asked.status, asked.helper, asked.unanswered_at = advance(asked.status, flow.STEP_BACK), None, None
    asked.save(update_fields=["status", "helper", "unanswered_at"])
    record(facts.HelpAsked(asked.pk, asked.person_id), actor_id=by.standing.account_id, at=at)
    return asked


@transaction.atomic
def withdraw_help(asked: Help, *, by: Who, at: datetime) -> Help:
    """The minutes are free again."""
    asked = lock_help(asked.pk)
    require(rules.may_withdraw_help(by, asked))
    hold = Hold.objects.get(pk=asked.hold_id)
    if hold.state == Hold.State.OPEN:
        ledger.release(hold, at=at, by=by.standing)
    asked.status, asked.ended_at = advance(asked.status, flow.WITHDRAW), at
    asked.save(update_fields=["status", "ended_at"])
    call_back(asked, at=at)
    return asked


@transaction.atomic
def report_done(asked: Help, *, minutes: int, by: Who, at: datetime) -> Help:
    asked = lock_help(asked.pk)
    require(rules.may_report_done(by, asked))
    if not 1 <= minutes <= asked.minutes:
        raise Refused(_("最多 %(most)s 分钟，是请人时留出的。") % {"most": asked.minutes})
    if at < asked.wanted_from:
        raise Refused(_("还没到约好的时间。"))
    asked.status, asked.done_minutes = advance(asked.status, flow.FINISH), minutes
    asked.save(update_fields=["status", "done_minutes"])
    record(facts.HelpDone(asked.pk, asked.person_id, minutes), actor_id=by.standing.account_id, at=at)
    return asked


@transaction.atomic
def settle_help(asked: Help, *, minutes: int | None = None, by: Who, at: datetime) -> Help:
    """Confirmed: the minutes go from who was helped (or the pool) to who helped, what is left over is free again."""
    asked = lock_help(asked.pk)
    require(rules.may_settle_help(by, asked))
    minutes = asked.done_minutes if minutes is None else minutes
    if minutes is None or not 1 <= minutes <= asked.minutes:
        raise Refused(_("最多 %(most)s 分钟，是请人时留出的。") % {"most": asked.minutes})
    helper, hold = asked.helper, Hold.objects.select_related("account__book").get(pk=asked.hold_id)
    assert helper is not None
    book = hold.account.book
    running = rules_on(asked.community_id, localdate(at))
    into, pool = account_of(book, helper.person, at), pool_of(book, at)
    held = locked(hold.account, into, pool)[into.pk].balance
    keeps, above = rules.split(minutes, held=held, cap=running.cap if running else None)
    lines = [(hold.account, -minutes)] + ([(into, keeps)] if keeps else []) + ([(pool, above)] if above else [])
    if hold.state == Hold.State.EXPIRED:  # confirmed late: who helped is paid all the same, from what is there
        ledger.post(book, lines, once_key=f"late help {asked.pk}", reason=hold.reason, at=at, by=by.standing,
                    source=ledger.Source("volunteering.help"), purpose=hold.purpose)  # fmt: skip
    else:
        ledger.post_hold(hold, lines, at=at, by=by.standing)
    asked.record = note_help(asked, minutes, by=by, at=at)
    asked.status, asked.done_minutes, asked.ended_at = advance(asked.status, flow.SETTLE), minutes, at
    asked.save(update_fields=["status", "done_minutes", "ended_at", "record"])
    record(facts.HelpSettled(asked.pk, asked.person_id, helper.person_id, minutes), actor_id=by.standing.account_id, at=at)
    return asked
