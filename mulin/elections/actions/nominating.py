"""Who is proposed, by whom, and who stands behind it; the nominee says yes or no."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.elections import flow, queries, rules
from mulin.elections.facts import CandidateProposed, CandidateSeconded, NominationsOpened, ProposalAnswered
from mulin.elections.models import Candidate, Election, Second
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.lots import commitment
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .preparing import held

C = Candidate.Status


@dataclass(frozen=True)
class Intro:
    """The same fields for all, of the same length."""

    work: str
    done: str
    plan: str
    photo: str = ""


@transaction.atomic
def open_nominations(election: Election, until: datetime, *, by: Standing, at: datetime) -> Election:
    """The hash of the seed for the order of candidates is public from here, before anybody is proposed."""
    election = held(election)
    require(rules.may_open_nominations(by, election))
    last = _last_day(election)
    if not at < until <= last:
        raise Refused(
            _("候选人要公布满 %(days)s 天才投票，提名最晚收到 %(last)s。")
            % {"days": queries.law_of(election).shown, "last": rules.who.said(last)}
        )
    election.status, election.nominate_until = advance(election.status, flow.NOMINATE), until
    election.seed = secrets.token_bytes(32)
    election.save(update_fields=["status", "nominate_until", "seed"])
    _opened(election, by, at)
    return election


@transaction.atomic
def extend(election: Election, until: datetime, *, by: Standing, at: datetime) -> Election:
    """Too few were proposed."""
    election = held(election)
    require(rules.may_extend(by, election))
    last = _last_day(election)
    if election.nominate_until is None or not max(at, election.nominate_until) < until <= last:
        raise Refused(_("新的日子要在现在和原来的日子之后，最晚 %(last)s。") % {"last": rules.who.said(last)})
    election.nominate_until = until
    election.save(update_fields=["nominate_until"])
    _opened(election, by, at)
    return election


def _last_day(election: Election) -> datetime:
    """After it, candidates would not hang out long enough before voting."""
    return election.opens_at - timedelta(days=queries.law_of(election).shown)


def _opened(election: Election, by: Standing, at: datetime) -> None:
    assert election.nominate_until is not None and election.seed is not None
    fact = NominationsOpened(election.pk, election.nominate_until.isoformat(), commitment(bytes(election.seed)))
    record(fact, actor_id=by.account_id, at=at)


@transaction.atomic
def propose(
    election: Election, person: Person, way: str, words: str = "", *, body: str = "", on_behalf_of: Person | None = None, by: Standing, at: datetime
) -> Candidate:  # fmt: skip
    """`way` "joint" by a voter, "self" for oneself, "body" for an organisation (`body`) by who organises. `on_behalf_of`: the voter who
    came to the counter.

    Raises:
        Refused: not on the voter list, proposed already, no right; the reason says which.
    """
    election = held(election)
    law = queries.law_of(election)
    who = on_behalf_of.pk if on_behalf_of else by.person_id
    if on_behalf_of:
        require(rules.may_propose_for(by, election, law, at))
        by_voter = Standing(by.account_id, on_behalf_of)
        require(rules.may_propose(by_voter, election, law, way=way, listed=queries.is_listed(election, who), at=at))
    else:
        require(rules.may_propose(by, election, law, way=way, listed=queries.is_listed(election, who), at=at))
    _fitting(election, person, way, body, who)
    try:
        with transaction.atomic():
            made = Candidate.objects.create(
                election=election, person=person, way=way, body=body.strip(), words=words.strip(), made_at=at,
                by_id=None if way == Candidate.Way.BODY else who, helped_by_id=by.person_id if on_behalf_of else None,
            )  # fmt: skip
    except IntegrityError as known:
        raise Refused(_("%(name)s已经被提名了，可以去附议。") % {"name": person.name}) from known
    if way != Candidate.Way.BODY:
        Second.objects.create(candidate=made, person_id=who, helped_by_id=made.helped_by_id, on=localdate(at))
    record(CandidateProposed(made.pk), actor_id=by.account_id, at=at)
    return made


def _fitting(election: Election, person: Person, way: str, body: str, who: int | None) -> None:
    if way == Candidate.Way.SELF and person.pk != who:
        raise Refused(_("自荐只能荐自己。"))
    if way == Candidate.Way.JOINT and person.pk == who:
        raise Refused(_("荐自己请选“本人自荐”。"))
    if way == Candidate.Way.BODY and not body.strip():
        raise Refused(_("请写是哪个组织推荐的。"))
    if not queries.is_listed(election, person.pk):
        raise Refused(_("%(name)s不在选民名单上，不能被提名。") % {"name": person.name})


@transaction.atomic
def second(candidate: Candidate, *, on_behalf_of: Person | None = None, by: Standing, at: datetime) -> Second:
    election = held(candidate.election)
    candidate = Candidate.objects.get(pk=candidate.pk)
    candidate.election = election
    who = Standing(by.account_id, on_behalf_of) if on_behalf_of else by
    if on_behalf_of:
        require(rules.may_help(by, election))
    seconded = candidate.seconds.filter(person=who.person_id).exists()
    require(
        rules.may_second(who, candidate, listed=queries.is_listed(election, who.person_id), seconded=seconded, at=at)
    )  # fmt: skip
    made = Second.objects.create(
        candidate=candidate, person_id=who.person_id, helped_by_id=by.person_id if on_behalf_of else None, on=localdate(at)
    )
    record(CandidateSeconded(candidate.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def consent(candidate: Candidate, intro: Intro, *, for_them: bool = False, by: Standing, at: datetime) -> Candidate:
    """The nominee agrees to stand and to be introduced in public. `for_them`: a worker writes down what they say.

    Raises:
        Refused: not their own affair, on the election committee, or a field of the introduction is empty.
    """
    candidate = _held(candidate)
    on_committee = queries.on_committee(candidate.election, candidate.person_id)
    may = rules.may_consent_for if for_them else rules.may_answer_proposal
    require(may(by, candidate, on_committee=on_committee))
    if not all(text.strip() for text in (intro.work, intro.done, intro.plan)):
        raise Refused(_("介绍的三项都要写，大家的介绍才一样齐。"))
    candidate.work, candidate.done, candidate.plan = intro.work.strip(), intro.done.strip(), intro.plan.strip()
    candidate.photo = intro.photo
    candidate.status, candidate.consented_at = C.CONSENTED, at
    candidate.helped_by_id = by.person_id if for_them else candidate.helped_by_id
    candidate.save()
    record(ProposalAnswered(candidate.pk, C.CONSENTED.value), actor_id=by.account_id, at=at)
    return candidate


@transaction.atomic
def decline(candidate: Candidate, *, for_them: bool = False, by: Standing, at: datetime) -> Candidate:
    candidate = _held(candidate)
    may = rules.may_consent_for if for_them else rules.may_answer_proposal
    require(may(by, candidate, on_committee=False))
    return _answered(candidate, C.DECLINED, "", by, at)


@transaction.atomic
def withdraw(candidate: Candidate, words: str = "", *, by: Standing, at: datetime) -> Candidate:
    candidate = _held(candidate)
    require(rules.may_withdraw(by, candidate))
    return _answered(candidate, C.WITHDRAWN, words.strip() or _("本人退出"), by, at)


def _held(candidate: Candidate) -> Candidate:
    election = held(candidate.election)
    found = Candidate.objects.get(pk=candidate.pk)
    found.election = election
    return found


def _answered(candidate: Candidate, status: str, words: str, by: Standing, at: datetime) -> Candidate:
    candidate.status, candidate.reason = status, words
    candidate.save(update_fields=["status", "reason"])
    record(ProposalAnswered(candidate.pk, str(status)), actor_id=by.account_id, at=at)
    return candidate
