"""The residents' part: a ballot whose options are the applications, and what its count brings here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot
from mulin.ballots.queries import result
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance, can
from mulin.organisations.queries import Standing
from mulin.projects.facts import ForumMet, ResidentsAnswered, ResidentsAsked, ResidentsVoteCalledOff
from mulin.projects.flow import call as moves
from mulin.projects.models import Application, Call, ForumVote, OnBallot
from mulin.projects.queries import choice, jury
from mulin.projects.rules import forum, may_choose

from .choosing_held import held_application, held_call


@dataclass(frozen=True)
class Vote:
    """`head`: "person" or "household"; `rule_key` names one of the rule sets of ballots, by approval, points or a budget."""

    rule_key: str
    head: str
    opens_at: datetime
    closes_at: datetime
    channels: Sequence[str] = ("phone", "counter", "visit", "paper")


@transaction.atomic
def put_to_vote(call: Call, how: Vote, *, by: Standing, at: datetime) -> Call:
    """Drafted and announced; from here on the ballot goes its own way, and its count comes back here.

    Raises:
        Refused: applications or reviews are not done, or the ballot's own rules say no.
    """
    call = held_call(call)
    rows = choice.entries(call)
    require(may_choose.may_put(by, call, waiting=jury.waiting(call), eligible=len(rows), undone=jury.undone(call, at)))
    said = {one.pk: one for one in jury.eligible(call)}
    titles = Counter(said[one.application].title for one in rows)
    options = [_option(said[one.application], one.amount, twice=titles[said[one.application].title] > 1) for one in rows]
    english = f"Which projects of “{call.title_en}” do you want?" if call.title_en else ""
    ballot = ballots.draft(
        ballots.Plan(
            community_id=call.community_id, place_id=call.place_id, title=f"{call.title}：您想要哪些项目"[:100], title_en=english[:200],
            words=call.words, words_en=call.words_en, rule_key=how.rule_key, head=how.head, opens_at=how.opens_at,
            closes_at=how.closes_at, channels=how.channels, options=options, may_change=True,
            amount=call.amount if how.rule_key.startswith("budget") else 0,
        ),
        by=by, at=at,
    )  # fmt: skip
    ballots.announce(ballot, by=by, at=at)
    OnBallot.objects.bulk_create(
        OnBallot(application_id=one.application, ballot_id=ballot.pk, number=number) for number, one in enumerate(rows, 1)
    )
    call.stage, call.ballot_id, call.rule_key = advance(call.stage, moves.VOTE), ballot.pk, how.rule_key
    call.save(update_fields=["stage", "ballot_id", "rule_key"])
    record(ResidentsAsked(call.pk, ballot.pk), actor_id=by.account_id, at=at)
    return call


def _option(application: Application, amount: int, *, twice: bool) -> ballots.OptionPlan:
    """By its title; where two have the same one, with the number."""
    end = f"（{application.number}）" if twice else ""
    english = f"{application.title_en} {end}".strip() if application.title_en else ""
    return ballots.OptionPlan(f"{application.title}{end}", english, words=application.words, cost=amount)


@transaction.atomic
def counted(ballot_id: int, *, at: datetime) -> Call | None:
    """A follow-up of the count; nothing where no call waits for this ballot, and nothing twice."""
    found = Call.objects.filter(ballot=ballot_id).first()
    if found is None:
        return None
    call = held_call(found)
    assert call.ballot is not None
    told = result(call.ballot)
    rows = list(OnBallot.objects.filter(ballot=ballot_id))
    if call.stage != Call.Stage.VOTING or told is None or not rows or rows[0].votes is not None:
        return call
    points = call.ballot.method == Ballot.Method.SCORE
    bought = {number: place for place, number in enumerate(told.winners, 1)} if call.ballot.method == Ballot.Method.BUDGET else {}
    for row in rows:
        got = told.per_option.get(str(row.number))
        row.votes = (got.points if points else got.heads) if got else 0
        row.bought = bought.get(row.number)
    OnBallot.objects.bulk_update(rows, ["votes", "bought"])
    record(ResidentsAnswered(call.pk), actor_id=None, at=at)
    return call


@transaction.atomic
def called_off(ballot_id: int, *, at: datetime) -> Call | None:
    """The ballot was cancelled: back to where it can be put to the vote again."""
    found = Call.objects.filter(ballot=ballot_id).first()
    if found is None or not can(found.stage, moves.CALL_OFF):
        return found
    call = held_call(found)
    call.stage, call.ballot_id = advance(call.stage, moves.CALL_OFF), None
    call.save(update_fields=["stage", "ballot_id"])
    OnBallot.objects.filter(ballot=ballot_id).delete()
    record(ResidentsVoteCalledOff(call.pk), actor_id=None, at=at)
    return call


@dataclass(frozen=True)
class Meeting:
    """What the minutes say."""

    on: date
    where: str
    entitled: int
    present: int
    yes: int
    words: str = ""


@transaction.atomic
def record_forum(application: Application, held: Meeting, *, by: Standing, at: datetime) -> ForumVote:
    """The forum that the size asks for has met (C052). Exact thresholds decide; its figures stay."""
    application = held_application(application)
    require(may_choose.may_meet(by, application))
    if ForumVote.objects.filter(application=application).exists():
        raise Refused(_("这个项目的议事结果已经登记。"))
    if not held.where.strip() or held.entitled < 1 or held.on > localdate(at):
        raise Refused(_("请写开会的日子、地点和应到的数目。"))
    if not 0 <= held.yes <= held.present <= held.entitled:
        raise Refused(_("同意的不能比到会的多，到会的不能比应到的多，请核对。"))
    amount = min(application.asked, choice.most_for(application, application.call))
    size = choice.size_for(application.call, amount)
    steps = forum.held(size, held.entitled, held.present, held.yes)
    assert by.person is not None
    made = ForumVote.objects.create(
        application=application, size=size.key, forum=size.forum, on=held.on, where=held.where.strip()[:80], entitled=held.entitled,
        present=held.present, yes=held.yes, words=held.words.strip()[:300], steps=[vars(one) for one in steps],
        passed=all(one.passed for one in steps), recorded_by=by.person, recorded_at=at,
    )  # fmt: skip
    record(ForumMet(application.pk, made.passed), actor_id=by.account_id, at=at)
    return made
