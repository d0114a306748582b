"""Every rule against the slow and obvious script: whatever is voted, both come to the same."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mulin.ballots.rules.counting import OptionRow, Result, Totals
from mulin.ballots.rules.rule_set import Threshold

from .counted import held, rules, script

recount = script()
quick = settings(max_examples=50, deadline=None)
INVALID = some.just({"invalid": "涂改"})
PARTS = some.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(3, 4), Fraction(1, 7)])


@some.composite
def thresholds(draw, bases, ofs=("heads", "area")):
    part, strict = draw(PARTS), draw(some.booleans())
    of = draw(some.sampled_from(ofs))
    kept = {"more_than": part} if strict else {"at_least": part}
    return Threshold(of, draw(some.sampled_from(bases)), **kept)


approvals = some.lists(thresholds(["entitled", "participating", "valid"]), min_size=1, max_size=3)
meetings = some.lists(thresholds(["entitled", "present"], ("heads",)), min_size=1, max_size=2)
by_heads = some.lists(thresholds(["entitled", "participating", "valid"], ("heads",)), max_size=1)
quorums = some.lists(thresholds(["entitled"]), max_size=2)
numbers = some.sets(some.integers(1, 5), max_size=5)


def agrees(rule_set, choices, **more) -> Result:
    result, told = held(rule_set, choices, **more)
    assert recount.problems(told) == []
    assert Result.of_json(told["result"]).as_json() == told["result"] == result.as_json()
    return result


@pytest.mark.row("votes-6")
@quick
@given(some.data())
def test_motions_by_heads_and_area(data):
    choices = data.draw(some.lists(some.one_of(some.sampled_from(["yes", "no", "abstain"]), INVALID), max_size=14))
    areas = data.draw(some.lists(some.integers(0, 15000), min_size=len(choices), max_size=len(choices)))
    absent, at_meeting = data.draw(some.integers(0, 6)), data.draw(some.booleans())
    one = rules(
        "motion",
        approval=data.draw(meetings if at_meeting else approvals),
        participation=[each for each in data.draw(quorums) if each.of == "heads" or not at_meeting],
        invalid_takes_part=data.draw(some.booleans()),
    )
    entitled = Totals(len(choices) + absent, sum(areas) + 9000 * absent)
    present = data.draw(some.none() | some.integers(len(choices), len(choices) + absent))
    result = agrees(one, choices, areas=areas, entitled=entitled, present=present)
    enough = {what: all(step.passed for step in result.steps if step.what == what) for what in ("participation", "approval")}
    assert result.outcome == ("too_few" if not enough["participation"] else "adopted" if enough["approval"] else "rejected")
    for one in result.steps:
        assert one.passed == (one.denominator > 0 and one.numerator >= one.needed)


@quick
@given(
    some.lists(some.integers(1, 5) | some.just("abstain") | INVALID, max_size=14),
    by_heads,
    quorums,
    some.sampled_from(["none", "lot", "run_off"]),
    some.booleans(),
)
def test_single_choice(choices, approval, participation, tie_break, lots):
    one = rules("single", approval=approval, participation=participation, tie_break=tie_break, run_off="again")
    result = agrees(one, choices, options=5, lots=lots)
    assert len(result.winners) + result.empty_seats == 1


@quick
@given(some.lists(numbers.map(sorted) | INVALID, max_size=12), by_heads, some.integers(1, 3), some.booleans())
def test_approval(choices, approval, seats, lots):
    agrees(rules("approval", approval=approval, tie_break="lot"), choices, options=5, seats=seats, lots=lots)


@quick
@given(some.lists(some.dictionaries(some.integers(1, 5).map(str), some.integers(0, 5)) | INVALID, max_size=12), some.booleans())
def test_scores(choices, lots):
    agrees(rules("score", tie_break="lot"), choices, options=5, lots=lots)


@quick
@given(
    some.lists(
        some.permutations(range(1, 6)).flatmap(lambda one: some.integers(0, 5).map(lambda most: one[:most])) | INVALID,
        max_size=12,
    ),
    some.booleans(),
)
def test_instant_run_off(choices, lots):
    result = agrees(rules("ranking", tie_break="lot"), choices, options=5, lots=lots)
    for earlier, later in zip(result.rounds, result.rounds[1:], strict=False):
        assert set(earlier.counts) - set(later.counts) == {str(one) for one in earlier.out} != set()
        assert sum(earlier.counts.values()) + earlier.exhausted == sum(later.counts.values()) + later.exhausted
        assert all(later.counts[one] >= earlier.counts[one] for one in later.counts)


@settings(max_examples=80, deadline=None)
@given(some.data())
def test_seats_with_minimum_quota_and_run_off(data):
    seats = data.draw(some.integers(1, 4))
    options = [OptionRow(number, group=data.draw(some.sampled_from(["", "woman"]))) for number in range(1, 7)]
    ballots = some.sets(some.integers(1, 6), max_size=seats).map(sorted)
    one = rules(
        "seats", approval=data.draw(by_heads), participation=data.draw(quorums), tie_break=data.draw(some.sampled_from(["none", "lot", "run_off"])),
        run_off=data.draw(some.sampled_from(["again", ""])) or "again", run_off_extra=data.draw(some.integers(0, 2)), quota_group="woman",
        quota=data.draw(some.integers(0, 2)), invalid_takes_part=data.draw(some.booleans()),
    )  # fmt: skip
    result = agrees(
        one, data.draw(some.lists(ballots | INVALID, max_size=12)), options=options, seats=seats, lots=data.draw(some.booleans())
    )
    women = [each for each in result.winners if options[each - 1].group]
    assert len(result.winners) + result.empty_seats == seats
    assert len(result.winners) - len(women) <= seats - min(one.quota, seats)
    assert not set(result.winners) & (set(result.run_off) | (set(result.ties) if not result.lots else set()))


projects = some.lists(some.integers(1, 60), min_size=5, max_size=5).map(
    lambda costs: [OptionRow(place, cost) for place, cost in enumerate(costs, 1)]
)
BUDGETS = [
    {"budget": "greedy"},
    {"budget": "greedy", "skips": False, "least": 2},
    {"budget": "equal-shares"},
    {"budget": "equal-shares", "completion": "add1", "step": "1/7"},
]


@pytest.mark.row("votes-6")
@pytest.mark.parametrize("how", BUDGETS, ids=["greedy", "strict", "equal shares", "add-1"])
@settings(max_examples=40, deadline=None)
@given(options=projects, amount=some.integers(0, 150), choices=some.lists(numbers.map(sorted) | INVALID, max_size=10))
def test_budgets_explain_themselves(how, options, amount, choices):
    result = agrees(rules("budget", **how), choices, options=options, amount=amount)
    assert result.spent <= amount and result.spent == sum(options[one - 1].cost for one in result.winners)
    for one in result.explanations:
        assert (one.bought > 0) == (one.option in result.winners) == (not one.why_not)
        if one.why_not == "supporters":
            assert Fraction(one.left) < one.cost
        if one.why_not == "amount":
            assert int(one.left) < one.cost
        if one.price:
            assert one.paid_in_full * Fraction(one.price) <= one.cost <= (one.paid_in_full + one.paid_less) * Fraction(one.price)
