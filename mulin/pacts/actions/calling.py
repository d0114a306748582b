"""Put to a ballot: a motion to everybody the pact would bind."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mulin.ballots import actions as ballots
from mulin.kernel.access import No, Yes, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.pacts import flow, rules
from mulin.pacts.facts import VoteCalled
from mulin.pacts.models import Version

from .deciding import may_call
from .drafting import _aside, locked


@dataclass(frozen=True)
class Call:
    """`head`: "person" or "household"; `rule_key` names one of the rule sets of ballots."""

    rule_key: str
    head: str
    opens_at: datetime
    closes_at: datetime


@transaction.atomic
def call(version: Version, how: Call, *, by: Standing, at: datetime) -> Version:
    """The ballot is drafted and announced; from here on it goes its own way, and its count decides here.

    Raises:
        Refused: comments are unanswered, or the ballot's own rules say no.
    """
    version = locked(version)
    require(may_put(by, version))
    pact = version.pact
    english = f"Shall “{pact.title_en}” (version {version.number}) be adopted?" if pact.title_en else ""
    ballot = ballots.draft(
        ballots.Plan(
            community_id=pact.community_id, place_id=pact.place_id, title=f"是否通过《{pact.title}》第 {version.number} 版",
            title_en=english, words=words_of(version), rule_key=how.rule_key, head=how.head, opens_at=how.opens_at, closes_at=how.closes_at,
            may_change=True,
        ),
        by=by, at=at,
    )  # fmt: skip
    ballots.announce(ballot, by=by, at=at)
    version.status, version.ballot_id = advance(version.status, flow.CALL), ballot.pk
    version.save(update_fields=["status", "ballot_id"])
    _aside(pact, but=version)
    record(VoteCalled(version.pk, ballot.pk), actor_id=by.account_id, at=at)
    return version


def may_put(by: Standing, version: Version) -> Yes | No:
    return rules.may_put(by, version, may_call(by, version))


def words_of(version: Version) -> str:
    """The whole text, as it goes into what the ballot freezes."""
    clauses = [f"{one.number}. {one.words}" for one in version.clauses.order_by("number")]
    return "\n".join([*([version.words] if version.words else []), *clauses])
