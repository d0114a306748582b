"""The most votes, approvals or points win: one place or several, each winner with the minimum that the rule set states."""

from collections.abc import Mapping
from dataclasses import replace

from mulin.ballots.rules.counting import Count, Outcome, Result

from .places import Filled, filled
from .question import Question, all_passed, total


def single(asked: Question) -> Result:
    counts = {number: total(one for one in asked.valid if one.choice == number) for number in asked.numbers}
    return _chosen(replace(asked, seats=1), counts)


def named(asked: Question) -> Result:
    """Approval and seats: each slip names several."""
    return _chosen(asked, {number: total(one for one in asked.expressed if number in one.choice) for number in asked.numbers})


def score(asked: Question) -> Result:
    """The highest sum of points; `heads`: who gave the option any, a zero included."""
    counts = {}
    for number in asked.numbers:
        gave = [one for one in asked.expressed if str(number) in one.choice]
        counts[number] = replace(total(gave), points=sum(one.choice[str(number)] * one.heads for one in gave))
    return _chosen(asked, counts, {number: one.points for number, one in counts.items()})


def _chosen(asked: Question, counts: Mapping[int, Count], scores: Mapping[int, int] | None = None) -> Result:
    per_option = {str(number): one for number, one in counts.items()}
    quorum = asked.participation()
    if not all_passed(quorum):
        return asked.answer("too_few", steps=quorum, per_option=per_option, empty_seats=asked.seats)
    minimum = {number: asked.approvals(one, number) for number, one in counts.items()}
    eligible = {number for number, steps in minimum.items() if all_passed(steps)}
    found = filled(asked, scores or {number: one.heads for number, one in counts.items()}, eligible)
    return asked.answer(
        _outcome(asked, found),
        winners=found.winners,
        steps=(*quorum, *(step for steps in minimum.values() for step in steps)),
        per_option=per_option,
        ties=found.ties,
        lots=found.lots,
        run_off=found.run_off,
        empty_seats=found.empty,
        empty_quota=found.empty_quota,
    )


def _outcome(asked: Question, found: Filled) -> Outcome:
    if not found.empty:
        return "chosen"
    if found.winners:
        return "partly"
    return "tied" if found.ties else "nobody"
