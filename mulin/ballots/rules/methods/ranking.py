"""Instant run-off: who has more than half of the slips still counting wins; else the fewest leave and their slips go to the next.

Equals with the fewest: whoever had fewer in the last earlier round in which they differ leaves; then the lots, the last drawn
leaves first. Options that are nobody's first choice leave together before the second round, which changes nobody's count.
"""

from mulin.ballots.rules.counting import Result, Round

from .question import Question, all_passed


def ranking(asked: Question) -> Result:
    quorum = asked.participation()
    if not all_passed(quorum):
        return asked.answer("too_few", steps=quorum, empty_seats=1)
    left, rounds = list(asked.numbers), list[Round]()
    used: tuple[int, ...] = ()
    while True:
        counts = {number: 0 for number in left}
        exhausted = 0
        for one in asked.expressed:
            first = next((number for number in one.choice if number in counts), None)
            if first is None:
                exhausted += one.heads
            else:
                counts[first] += one.heads
        said = {str(number): votes for number, votes in counts.items()}
        whole = sum(counts.values())
        if not whole:
            rounds.append(Round(said, exhausted, (), "nobody"))
            return asked.answer("nobody", steps=quorum, rounds=tuple(rounds), empty_seats=1)
        best = max(left, key=lambda one: counts[one])
        if 2 * counts[best] > whole:
            rounds.append(Round(said, exhausted, (), "most"))
            return asked.answer("chosen", winners=(best,), steps=quorum, rounds=tuple(rounds), lots=used)
        out, why = _leave(counts, rounds, asked)
        rounds.append(Round(said, exhausted, tuple(out) if why != "tie" else (), why))
        if why == "tie":
            return asked.answer("tied", steps=quorum, rounds=tuple(rounds), ties=tuple(out), empty_seats=1)
        if why == "lot" and asked.lots is not None:
            used = tuple(asked.lots)
        left = [one for one in left if one not in out]


def _leave(counts: dict[int, int], rounds: list[Round], asked: Question) -> tuple[list[int], str]:
    """Who leaves and why; why "tie": nobody can say."""
    fewest = min(counts.values())
    last = [one for one in counts if counts[one] == fewest]
    if not fewest or len(last) == 1:
        return last, "fewest"
    for earlier in reversed(rounds):
        least = min(earlier.counts[str(one)] for one in last)
        last = [one for one in last if earlier.counts[str(one)] == least]
        if len(last) == 1:
            return last, "earlier"
    if asked.rules.tie_break != "lot" or asked.lots is None:
        return sorted(last), "tie"
    return [max(last, key=list(asked.lots).index)], "lot"
