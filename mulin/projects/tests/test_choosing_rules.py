"""Points become an order, and the order spends the money: against a slow obvious way to do the same."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mulin.projects.rules import forum, ranking, scores
from mulin.projects.rules.choosing import Choosing
from mulin.projects.rules.ranking import Entry, Limits
from mulin.projects.rules.scores import Line, Sheet

HALF = Fraction(1, 2)
RUBRIC = (Line(1, 10, 2), Line(2, 20, 1))
parts = st.fractions(0, 1, max_denominator=4)
entries = st.lists(
    st.builds(
        Entry,
        application=st.just(0),
        number=st.just(""),
        amount=st.integers(0, 4),
        jury=st.none() | parts,
        residents=st.none() | parts,
    ),
    max_size=6,
).map(lambda rows: [Entry(n, f"X{n}", one.amount, one.jury, one.residents) for n, one in enumerate(rows)])


def beats(one: Entry, other: Entry, weight: int) -> bool:
    """The published rule, read aloud."""
    mine, theirs = ranking.final(one, weight), ranking.final(other, weight)
    if mine != theirs:
        return mine > theirs
    if (one.residents or 0) != (other.residents or 0):
        return (one.residents or 0) > (other.residents or 0)
    if (one.jury or 0) != (other.jury or 0):
        return (one.jury or 0) > (other.jury or 0)
    if one.amount != other.amount:
        return one.amount < other.amount
    return one.number < other.number


@given(entries, st.integers(0, 100))
def test_the_order_is_the_one_in_which_nobody_is_behind_somebody_one_beats(rows, weight):
    order = ranking.ranked(rows, weight)
    slow, left = [], list(rows)
    while left:
        best = next(one for one in left if all(one is other or beats(one, other, weight) for other in left))
        slow.append(best)
        left.remove(best)
    assert order == slow == ranking.ranked(reversed(rows), weight)


@given(entries, st.integers(0, 100), st.integers(0, 12), st.none() | st.integers(1, 4), parts)
def test_money_and_places_are_never_overspent_and_nobody_is_skipped_without_cause(rows, weight, amount, most, least):
    order = ranking.ranked(rows, weight)
    found = ranking.chosen(order, Limits(amount, most, least), weight)
    won = [one for one, why in found if why == "chosen"]
    assert [one for one, _why in found] == order
    assert sum(one.amount for one in won) <= amount and (most is None or len(won) <= most)
    for place, (one, why) in enumerate(found):
        before = [other for other, its in found[:place] if its == "chosen"]
        fits = sum(other.amount for other in before) + one.amount <= amount
        room = most is None or len(before) < most
        good = ranking.final(one, weight) >= least
        expected = "chosen" if good and fits and room else "least" if not good else "places" if not room else "amount"
        assert why == expected


@given(entries, st.integers(0, 12), st.none() | st.integers(0, 4))
def test_who_moves_up_fits_into_what_became_free_and_is_the_first_such(rows, left, places):
    up = ranking.moves_up(rows, left, places)
    assert sum(one.amount for one in up) <= left and (places is None or len(up) <= places)
    possible = [
        list(some) for size in range(len(rows) + 1) for some in combinations(rows, size)
        if sum(one.amount for one in some) <= left and (places is None or size <= places)
    ]  # fmt: skip
    # of all that could move up together, the one in which the earliest of the reserve are in
    assert up == max(possible, key=lambda some: [one in some for one in rows])


def test_what_a_participatory_budget_bought_comes_first_in_its_order():
    rows = [Entry(n, f"X{n}", 5, residents=Fraction(n, 4)) for n in range(4)]
    order = ranking.ranked(rows, 0)
    found = [(one.application, why) for one, why in ranking.as_bought(order, [1, 2], {2: "passed_over"})]
    assert found == [(1, "chosen"), (2, "passed_over"), (3, "amount"), (0, "amount")]


def test_where_one_side_was_not_asked_the_other_counts_alone():
    both = Entry(1, "X1", jury=Fraction(4, 5), residents=Fraction(1, 3))
    assert ranking.final(both, 70) == Fraction(66, 100)
    assert ranking.final(Entry(1, "X1", jury=Fraction(4, 5)), 70) == Fraction(4, 5)
    assert ranking.final(Entry(1, "X1", residents=HALF), 70) == HALF
    assert ranking.residents_part({1: 30, 2: 45, 3: 0}) == {1: Fraction(2, 3), 2: Fraction(1), 3: Fraction(0)}
    assert ranking.residents_part({1: 0}) == {1: Fraction(0)}


def test_points_count_by_their_weight():
    assert scores.total(RUBRIC, {1: 5, 2: 20}) == Fraction(2, 3)
    assert scores.total(RUBRIC, {}) == 0 and scores.total((), {1: 5}) == 0
    assert scores.missing(RUBRIC, {1: 11, 2: 0}) == [1] and scores.missing(RUBRIC, {1: 0}) == [2]
    assert (scores.milli(Fraction(2, 3)), scores.milli(Fraction(1, 200_000)), scores.milli(Fraction(1))) == (66667, 1, 100_000)


@given(st.dictionaries(st.tuples(st.integers(1, 4), st.integers(1, 4)), parts, max_size=16))
def test_spread_against_plain_loops(table):
    sheets = [Sheet(application, juror, score) for (application, juror), score in table.items()]
    found = scores.spreads(sheets)
    assert set(found) == {application for application, _juror in table}
    for application, spread in found.items():
        own = sorted(score for (of, _juror), score in table.items() if of == application)
        assert (spread.lowest, spread.highest, spread.mean) == (own[0], own[-1], sum(own) / len(own))
        assert spread.middle == (own[(len(own) - 1) // 2] + own[len(own) // 2]) / 2
    full = len({a for a, _j in table}) * len({j for _a, j in table}) == len(table)
    if full and table:  # everybody has judged everything: mildness evens out, and calibrating moves nobody
        assert sum(scores.mildness(sheets).values()) == 0
        assert all(spread.calibrated == spread.mean for spread in found.values())


def test_a_mild_and_a_strict_juror_are_told_apart_and_one_far_off_is_named():
    def sheet(application: int, juror: int, percent: int) -> Sheet:
        return Sheet(application, juror, Fraction(percent, 100))

    rows = [sheet(1, 1, 90), sheet(1, 2, 70), sheet(2, 1, 80), sheet(2, 2, 60), sheet(3, 1, 80)]
    assert scores.mildness(rows) == {1: Fraction(1, 15), 2: Fraction(-1, 10)}
    found = scores.spreads(rows)
    assert (found[3].mean, found[3].calibrated, found[1].far) == (Fraction(4, 5), Fraction(11, 15), ())
    far = scores.spreads([sheet(1, 1, 80), sheet(1, 2, 85), sheet(1, 3, 90), sheet(1, 4, 40)])[1]
    assert (far.far, far.width) == ((4,), HALF)


@pytest.mark.row("C052")
@pytest.mark.parametrize(
    ("amount", "size", "asked"),
    [
        (0, "micro", "stairway"), (499_999, "micro", "stairway"), (500_000, "small", "council"), (2_000_000, "middle", "representatives"),
        (10_000_000, "large", "assembly"),
    ],
)  # fmt: skip
def test_size_decides_whose_yes_is_needed(amount, size, asked):
    found = forum.size_of(amount)
    assert (found.key, found.forum) == (size, asked)


def test_exactly_half_is_not_more_than_half():
    size = forum.size_of(0)
    assert [step.passed for step in forum.held(size, 10, 5, 3)] == [False, True]
    assert [step.passed for step in forum.held(size, 10, 6, 3)] == [True, False]
    assert [(step.number, step.base, step.threshold, step.passed) for step in forum.held(size, 10, 6, 4)] == [
        (6, 10, "1/2", True), (4, 6, "1/2", True),
    ]  # fmt: skip


def test_a_call_may_have_its_own_table_and_keeps_it_as_data():
    rows = [
        {"key": "large", "since": 100, "forum": "assembly", "majority": "2/3"},
        {"key": "micro", "since": 0, "forum": "council"},
    ]
    own = Choosing.of_json({"least": 70, "most": 3, "forums": rows})
    assert Choosing.of_json(own.as_json()) == own and own.threshold == Fraction(7, 10)
    assert forum.size_of(100, own.forums).majority == Fraction(2, 3)
    assert Choosing.of_json({}) == Choosing() and Choosing().as_json() == {"least": 60, "most": None, "forums": []}
    for bad in (
        {"least": 101}, {"most": 0}, {"forums": rows[:1]}, {"forums": [{"key": "micro", "since": 0, "forum": "king"}]},
        {"forums": [*rows, {"key": "small", "since": 0, "forum": "council"}]}, {"forums": [rows[1] | {"quorum": "3/2"}]},
    ):  # fmt: skip
        with pytest.raises(ValueError):
            Choosing.of_json(bad)
