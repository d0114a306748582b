"""Who gets the places: the most votes first, so many of a group at least, equals by the published rule."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True)
class Filled:
    winners: tuple[int, ...]
    ties: tuple[int, ...]  # equals for the last place, whether or not the lots decided
    lots: tuple[int, ...]  # the drawn order of these
    run_off: tuple[int, ...]
    empty: int
    empty_quota: int


def filled(asked: Question, scores: Mapping[int, int], eligible: Collection[int]) -> Filled:
    """`eligible`: who reached the minimum. Nobody without a vote wins."""
    able = [number for number in asked.numbers if number in eligible and scores[number]]

    def elected(order: dict[int, int]) -> list[int]:
        return _elected(asked, sorted(able, key=lambda one: (-scores[one], order.get(one, 0), one)))

    # Who wins even when last among equals wins surely; who wins only when first among them is tied.
    sure = [one for one in able if one in elected({one: 1})]
    tied = [one for one in able if one not in sure and one in elected({one: -1})]
    drawn: tuple[int, ...] = ()
    winners = sure
    if tied and asked.rules.tie_break == "lot" and asked.lots is not None:
        winners = elected({one: place for place, one in enumerate(asked.lots)})
        drawn = tuple(one for one in asked.lots if one in tied)
    reserved = min(asked.rules.quota, asked.seats)
    return Filled(
        winners=tuple(sorted(winners, key=lambda one: (-scores[one], one))),
        ties=tuple(tied),
        lots=drawn,
        run_off=() if drawn else _run_off(asked, scores, elected({}), sure, tied),
        empty=asked.seats - len(winners),
        empty_quota=max(reserved - sum(1 for one in (winners if drawn else [*sure, *tied]) if one in _group(asked)), 0),
    )


def _group(asked: Question) -> set[int]:
    return {one.number for one in asked.options if asked.rules.quota and one.group == asked.rules.quota_group}


def _elected(asked: Question, order: list[int]) -> list[int]:
    """The group's best get the places kept for it, then the best of all the others; a kept place stays empty rather than go on."""
    reserved = min(asked.rules.quota, asked.seats)
    first = [one for one in order if one in _group(asked)][:reserved]
    return first + [one for one in order if one not in first][: asked.seats - reserved]


def _run_off(asked: Question, scores: Mapping[int, int], elected: list[int], sure: list[int], tied: list[int]) -> tuple[int, ...]:
    """Equals for the last place; for empty places the best of those not elected, a few more than there are places."""
    rules = asked.rules
    into = set(tied) if rules.tie_break == "run_off" else set()
    if rules.run_off:
        others = [one for one in asked.numbers if scores[one] and one not in sure and one not in tied]
        kept = max(min(rules.quota, asked.seats) - sum(1 for one in elected if one in _group(asked)), 0)
        free = asked.seats - len(elected) - kept
        into |= _best([one for one in others if one in _group(asked)], scores, kept, rules.run_off_extra)
        into |= _best(others, scores, free + kept if free else 0, rules.run_off_extra)
    return tuple(sorted(into))


def _best(some: list[int], scores: Mapping[int, int], places: int, extra: int) -> set[int]:
    """With all who are equal to the last of them."""
    order = sorted(some, key=lambda one: -scores[one])
    if places <= 0 or not order:
        return set()
    least = scores[order[min(places + extra, len(order)) - 1]]
    return {one for one in order if scores[one] >= least}
