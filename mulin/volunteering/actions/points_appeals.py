from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.ledger.models import Source
from mulin.people.models import Person
from mulin.volunteering import facts, flow
from mulin.volunteering.models import Appeal, Award
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import points as rules

from .points import book_of, pay, wallet_of

MOST = 1000  # points of one answer


@transaction.atomic
def appeal(person: Person, words: str, *, award: Award | None = None, by: Who, at: datetime) -> Appeal:
    """Points that are missing, or an award that is wrong. The same award has one open appeal: asked again, it is found."""
    person = Person.objects.select_for_update(of=("self",)).select_related("community").get(pk=person.pk)
    there = Appeal.objects.filter(award=award, status=Appeal.Status.OPEN).first() if award else None
    waiting = Appeal.objects.filter(person=person, status=Appeal.Status.OPEN).count()
    require(rules.may_appeal(by, person, award, waiting=0 if there else waiting, at=at))
    if there is not None:
        return there
    if not words.strip():
        raise Refused(_("请写哪里不对，处理的人才知道怎么改。"))
    kind = Appeal.Kind.WRONG if award else Appeal.Kind.MISSING
    made = Appeal.objects.create(
        community=person.community, person=person, award=award, kind=kind, words=words.strip(), asked_at=at,
        asked_by=by.standing.person_id or 0, due_at=working.add(at, rules.ANSWER_WITHIN),
    )  # fmt: skip
    record(facts.AppealAsked(made.pk, person.pk), actor_id=by.standing.account_id, at=at)
    return made


@transaction.atomic
def drop_appeal(asked: Appeal, *, by: Who, at: datetime) -> Appeal:
    asked = _locked(asked)
    require(rules.may_drop(by, asked))
    asked.status, asked.answered_at = advance(asked.status, flow.DROP), at
    asked.save(update_fields=["status", "answered_at"])
    return asked


@transaction.atomic
def grant_appeal(asked: Appeal, amount: int, words: str, *, by: Who, at: datetime) -> Appeal:
    """So many points more, with the reason."""
    asked = _answered(asked, words, by, at)
    if not 1 <= amount <= MOST:
        raise Refused(_("请写补记 1 到 %(most)s 积分。") % {"most": MOST})
    asked.status, asked.amount = advance(asked.status, flow.GRANT), amount
    source = Source("volunteering.appeal", str(asked.pk))
    made = Award(
        community=asked.community, person=asked.person, kind=rules.APPEAL, day=localdate(at), full=amount, amount=amount,
        title=asked.words[:60], url=f"/points/appeals/{asked.pk}/", source_kind=source.kind, source_ref=source.ref,
        once_key=f"appeal {asked.pk}", at=at,
    )  # fmt: skip
    pay(made, wallet_of(book_of(asked.community, at), asked.person, at), source=source, by=by, at=at)
    return _kept(asked, by, at)


@transaction.atomic
def refuse_appeal(asked: Appeal, words: str, *, by: Who, at: datetime) -> Appeal:
    asked = _answered(asked, words, by, at)
    asked.status = advance(asked.status, flow.TURN_DOWN)
    return _kept(asked, by, at)


def remind_of_appeals(at: datetime) -> int:
    """The clock's job: who leads the community hears once of each appeal that nobody answered in time."""
    late = Appeal.objects.filter(status=Appeal.Status.OPEN, due_at__lt=at, reminded_at=None).order_by("id")
    done = 0
    for pk in list(late.values_list("pk", flat=True)[:200]):
        with transaction.atomic():
            if Appeal.objects.filter(pk=pk, status=Appeal.Status.OPEN, reminded_at=None).update(reminded_at=at):
                record(facts.AppealOverdue(pk), actor_id=None, at=at)
                done += 1
    return done


def _locked(asked: Appeal) -> Appeal:
    return Appeal.objects.select_for_update(of=("self",)).select_related("community", "person").get(pk=asked.pk)


def _answered(asked: Appeal, words: str, by: Who, at: datetime) -> Appeal:
    asked = _locked(asked)
    require(rules.may_answer(by, asked))
    if not words.strip():
        raise Refused(_("请写理由，本人会看到。"))
    asked.answer, asked.answered_at, asked.answered_by = words.strip(), at, by.standing.person_id
    return asked


def _kept(asked: Appeal, by: Who, at: datetime) -> Appeal:
    asked.save(update_fields=["status", "amount", "answer", "answered_at", "answered_by"])
    record(facts.AppealAnswered(asked.pk, asked.person_id, asked.amount), actor_id=by.standing.account_id, at=at)
    return asked
