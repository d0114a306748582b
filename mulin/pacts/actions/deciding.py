"""Put to a ballot, or to a meeting held on paper."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, Yes, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.pacts import flow, queries, rules
from mulin.pacts.facts import PactDecided, VoteCalledOff
from mulin.pacts.models import Meeting, Version

from .drafting import _aside, locked


@dataclass(frozen=True)
class Held:
    """A meeting as its minutes say. Figures are people or households, as its rule counts."""

    rule: str
    on: date
    where: str
    entitled: int
    present: int
    yes: int
    no: int
    abstained: int
    words: str = ""


@transaction.atomic
def record_meeting(version: Version, held: Held, *, by: Standing, at: datetime) -> Version:
    """Adopted or not follows from the figures alone.

    Raises:
        Refused: comments are unanswered, the figures do not fit each other, the rule was not yet in force on that day.
    """
    version = locked(version)
    require(may_call(by, version))
    rule = _sound(held, localdate(at))
    steps = rules.held(rule, held.entitled, held.present, held.yes)
    adopted = all(step.passed for step in steps)
    assert by.person is not None
    Meeting.objects.create(
        version=version, rule=rule.key, on=held.on, where=held.where.strip(), entitled=held.entitled, present=held.present, yes=held.yes,
        no=held.no, abstained=held.abstained, words=held.words.strip(), adopted=adopted, steps=rules.as_json(steps),
        recorded_by=by.person, recorded_at=at,
    )  # fmt: skip
    version.status = advance(version.status, flow.CALL)
    return _decide(version, adopted, held.on, by, at)


def may_call(by: Standing, version: Version) -> Yes | No:
    return rules.may_call(
        by, version, heard=queries.was_heard(version), unanswered=queries.unanswered(version), clauses=version.clauses.count()
    )


def _sound(held: Held, today: date) -> rules.MeetingRule:
    rule = rules.RULES.get(held.rule)
    if rule is None:
        raise Refused(_("请选按哪一种会议的规则。"))
    if not rule.since <= held.on <= today:
        raise Refused(_("会议的日子要在这条规则施行以后、今天或以前。"))
    if held.entitled < 1 or not held.where.strip():
        raise Refused(_("请写应到的数目和会议的地点。"))
    if held.present > held.entitled:
        raise Refused(_("到会的比应到的多，请核对。"))
    if held.yes + held.no + held.abstained != held.present:
        raise Refused(_("同意、反对、弃权加起来要等于到会的数目，请核对。"))
    return rule


@transaction.atomic
def decided(ballot_id: int, *, adopted: bool, on: date, at: datetime) -> Version | None:
    """A follow-up of the count; nothing where no pact waits for this ballot, and nothing twice."""
    waiting = Version.objects.filter(ballot_id=ballot_id).first()
    if waiting is None:
        return None
    version = locked(waiting)
    if version.status != Version.Status.VOTING:
        return version
    return _decide(version, adopted, on, None, at)


@transaction.atomic
def called_off(ballot_id: int, *, at: datetime) -> Version | None:
    """The ballot was cancelled: back to where comments are, so that it can be called again."""
    waiting = Version.objects.filter(ballot_id=ballot_id, status=Version.Status.VOTING).first()
    if waiting is None:
        return None
    version = locked(waiting)
    version.status, version.ballot_id = advance(version.status, flow.CALL_OFF), None
    if version.comments_until is None:  # it went to the vote straight from a draft
        version.comments_from = version.comments_until = localdate(at)
    version.save(update_fields=["status", "ballot_id", "comments_from", "comments_until"])
    record(VoteCalledOff(version.pk), actor_id=None, at=at)
    return version


def _decide(version: Version, adopted: bool, on: date, by: Standing | None, at: datetime) -> Version:
    version.status = advance(version.status, flow.PASS if adopted else flow.FAIL)
    fingerprint = ""
    if adopted:
        clauses = version.clauses.order_by("number").values_list("number", "words")
        fingerprint = rules.fingerprint(version.pact.title, version.words, clauses)
        version.adopted_on, version.fingerprint = on, fingerprint
    version.save(update_fields=["status", "adopted_on", "fingerprint"])
    _aside(version.pact, but=version)
    record(PactDecided(version.pk, adopted, fingerprint), actor_id=by.account_id if by else None, at=at)
    return version
