"""What of ballots goes into the public log: what was frozen at opening, what became of the register, the count. Never who."""

from typing import Any

from mulin.ballots import facts, queries
from mulin.ballots.models import Ballot, Objection, Tally
from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes()
def opening(fact: facts.BallotOpened, *, source: Fact) -> Publication:
    """Worked out of the rows each time: a rule set, an option or a line of the register changed behind our back shows."""
    ballot = _ballot(fact.ballot_id)
    ballot.register_fingerprint = queries.register_fingerprint(ballot)
    frozen = queries.frozen(ballot)
    record = {
        "number": ballot.number, "question": ballot.title, "place": ballot.place_label, "rule": ballot.rule_set["name"],
        "rule_version": ballot.rule_set["version"], "secrecy": ballot.secrecy, "electors": frozen["register"]["electors"],
        "register_sha256": ballot.register_fingerprint, "frozen_sha256": queries.fingerprint_of(ballot),
    }  # fmt: skip
    if ballot.rule_set.get("tie_break") == "lot":
        record["lot_sha256"] = frozen["lot"]
    return _said("ballots.opened", ballot, record, source)


@publishes()
def objection(fact: facts.ObjectionSettled, *, source: Fact) -> Publication:
    """That the register was changed by one, and how; never whose it was nor about whom."""
    row = Objection.objects.select_related("ballot__place").get(pk=fact.objection_id)
    record = {"number": row.ballot.number, "question": row.ballot.title, "objection": row.kind, "upheld": bool(row.upheld)}
    return said("ballots.objection", row.ballot.community_id, record, ("ballots.objection", row.pk), source)


@publishes()
def count(fact: facts.BallotCounted, *, source: Fact) -> Publication:
    """Counted again from the slips as they lie there: the file that comes out must be the one that was published."""
    ballot = _ballot(fact.ballot_id)
    told, result = queries.counted(ballot)
    record: dict[str, Any] = {
        "number": ballot.number, "question": ballot.title, "decision": result.outcome, "electors": ballot.electors,
        "slips": len(told["slips"]), "frozen_sha256": ballot.fingerprint, "file_sha256": queries.digest(told),
    }  # fmt: skip
    if Tally.objects.values_list("fingerprint", flat=True).get(ballot=ballot) != record["file_sha256"]:
        record["file_sha256"] = "the kept file differs from its slips"
    if result.winners:
        names = {one.number: one.name for one in queries.options_of(ballot)}
        record["winners"] = [names[number] for number in result.winners]
    return _said("ballots.counted", ballot, record, source)


@publishes()
def cancellation(fact: facts.BallotCancelled, *, source: Fact) -> Publication | None:
    """A draft that goes was nobody's business."""
    ballot = _ballot(fact.ballot_id)
    if fact.before == Ballot.State.DRAFT:
        return None
    record = {"number": ballot.number, "question": ballot.title, "reason": ballot.cancelled_words}
    return _said("ballots.cancelled", ballot, record, source)


def _ballot(pk: int) -> Ballot:
    return Ballot.objects.select_related("place").get(pk=pk)


def _said(kind: str, ballot: Ballot, record: dict[str, Any], source: Fact) -> Publication:
    return said(kind, ballot.community_id, record, ("ballots.ballot", ballot.pk), source)
