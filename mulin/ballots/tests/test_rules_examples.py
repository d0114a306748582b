"""What people ask of a count, one example a rule: exactly half fails, six of nine meet two-thirds, thirds are thirds."""

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mulin.ballots.rules import drawn, shelf
from mulin.ballots.rules.counting import OptionRow, SlipRow, Totals, count

from .counted import at_least, held, more_than, rules, script

TODAY = date(2026, 11, 22)
recount = script()


def outcome(key: str, choices: list, **more) -> str:
    """As the shipped rule set of that key has it today; the script agrees."""
    result, told = held(shelf.find(key, TODAY), choices, **more)
    assert recount.problems(told) == []
    return result.outcome


def votes(yes=0, no=0, abstain=0, invalid=0) -> list:
    return ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + [{"invalid": "涂改"}] * invalid


@pytest.mark.row("votes-2")
def test_exactly_half_is_no_majority_and_two_thirds_of_nine_are_six():
    assert [outcome("majority-participating", votes(yes, 10 - yes)) for yes in (4, 5, 6)] == ["rejected", "rejected", "adopted"]
    assert [outcome("two-thirds-participating", votes(yes, 9 - yes)) for yes in (5, 6)] == ["rejected", "adopted"]
    assert [outcome("two-thirds-entitled", votes(yes), entitled=Totals(9)) for yes in (5, 6)] == ["rejected", "adopted"]


@pytest.mark.row("votes-2")
def test_abstentions_and_absence_count_by_the_stated_base():
    six = votes(yes=4, no=2, abstain=2, invalid=1)
    assert outcome("majority-participating", six, entitled=Totals(12)) == "rejected"  # 4 of 8
    assert outcome("majority-valid", votes(yes=5, no=2, abstain=2), entitled=Totals(12)) == "adopted"  # 5 of 9
    assert outcome("majority-entitled", votes(yes=6), entitled=Totals(12)) == "rejected"  # 6 of 12
    assert outcome("majority-present", votes(yes=5, no=3), entitled=Totals(20), present=10) == "rejected"  # 5 of 10
    assert outcome("majority-present", votes(yes=6, no=3), entitled=Totals(20), present=10) == "adopted"


def test_a_residents_meeting_needs_more_than_half_to_come_and_more_than_half_of_those():
    assert outcome("residents-meeting", votes(yes=40), entitled=Totals(100), present=50) == "too_few"
    assert outcome("residents-meeting", votes(yes=25, no=20), entitled=Totals(100), present=51) == "rejected"
    assert outcome("residents-meeting", votes(yes=26), entitled=Totals(100), present=51) == "adopted"


@pytest.mark.parametrize(
    ("key", "yes", "no", "abstain", "absent", "said"),
    [
        # heads and area alike: 9 owners of 100 m² each
        ("civil-code-278-ordinary", 6, 0, 0, 3, "adopted"),  # 6 of 9 take part: two-thirds are met
        ("civil-code-278-ordinary", 5, 0, 0, 4, "too_few"),
        ("civil-code-278-ordinary", 3, 3, 0, 3, "rejected"),  # exactly half
        ("civil-code-278-ordinary", 3, 0, 3, 3, "rejected"),  # abstentions take part, they do not agree
        ("civil-code-278-ordinary", 4, 2, 0, 3, "adopted"),
        ("civil-code-278-special", 6, 2, 0, 1, "adopted"),  # three quarters are met
        ("civil-code-278-special", 5, 2, 0, 2, "rejected"),
        ("civil-code-278-special", 6, 2, 1, 0, "rejected"),
    ],
)
def test_owners_decide_by_heads_and_area(key, yes, no, abstain, absent, said):
    cast = votes(yes, no, abstain)
    assert outcome(key, cast, areas=[10000] * len(cast), entitled=Totals(9, 90000)) == said


def test_both_heads_and_area_have_to_agree():
    """One owner of 600 m² against five of 80 m²: neither side can do without the other."""
    areas, entitled = [60000] + [8000] * 5, Totals(6, 100000)
    large_alone = outcome("civil-code-278-ordinary", ["yes"] + ["no"] * 5, areas=areas, entitled=entitled)
    small_alone = outcome("civil-code-278-ordinary", ["no"] + ["yes"] * 5, areas=areas, entitled=entitled)
    together = outcome("civil-code-278-ordinary", ["yes"] * 4 + ["no"] * 2, areas=areas, entitled=entitled)
    assert (large_alone, small_alone, together) == ("rejected", "rejected", "adopted")


def test_an_invalid_paper_of_an_owner_neither_takes_part_nor_stands_in_the_denominator():
    six = votes(yes=5, invalid=1)
    assert outcome("civil-code-278-ordinary", six, areas=[10000] * 6, entitled=Totals(9, 90000)) == "too_few"


def test_thirds_add_up_exactly():
    areas = [3333, 3333, 3334]
    one = rules("motion", approval=[at_least("2/3", of="area")])
    assert held(one, ["yes", "yes", "no"], areas=areas)[0].outcome == "rejected"  # 6666 of 10000
    assert held(one, ["yes", "no", "yes"], areas=areas)[0].outcome == "adopted"
    assert held(rules("motion", approval=[at_least("2/3")]), votes(yes=2, no=1))[0].outcome == "adopted"


def test_of_nothing_no_part_is_reached():
    assert [outcome(key, []) for key in ("majority-participating", "two-thirds-participating")] == ["rejected", "rejected"]
    assert outcome("majority-entitled", [], entitled=Totals(0)) == "rejected"


def test_a_committee_is_elected_with_its_minimum_and_the_rest_meets_again():
    """Ten vote for two of four. Only 1 has more than half; 2 and 3 are equal behind it and go into the second round."""
    options = [OptionRow(number, group="" if number < 4 else "woman") for number in range(1, 5)]
    cast = [[1, 2]] * 4 + [[1, 3]] * 4 + [[4]] * 2
    one = shelf.find("committee-election", TODAY).adjusted(quota=0)
    result, told = held(one, cast, options=options, entitled=Totals(19), seats=2)
    assert recount.problems(told) == []
    assert (result.outcome, result.winners, result.empty_seats, result.run_off) == ("partly", (1,), 1, (2, 3))
    assert held(one, cast, options=options, entitled=Totals(20), seats=2)[0].outcome == "too_few"
    again = shelf.find(one.run_off, TODAY)
    second = held(again, [[2]] * 3 + [[3]] * 4 + [[]] * 3, options=[options[1], options[2]])[0]
    assert (second.outcome, second.winners) == ("chosen", (3,))  # four of ten: more than a third


def test_a_tie_for_the_last_seat_goes_to_a_second_round_of_the_equal():
    one = shelf.find("committee-election", TODAY).adjusted(quota=0)
    result = held(one, [[1, 2], [1, 3], [1, 2], [2, 3], [1, 3], [2, 3, 1][:2]], options=3, seats=2)[0]
    assert [result.per_option[str(number)].heads for number in (1, 2, 3)] == [4, 4, 4]
    assert (result.outcome, result.ties, result.run_off, result.empty_seats) == ("tied", (1, 2, 3), (1, 2, 3), 2)


def test_a_place_kept_for_women_goes_to_the_best_of_them_or_stays_empty():
    one = shelf.find("committee-election", TODAY)
    options = [OptionRow(1), OptionRow(2), OptionRow(3), OptionRow(4, group="woman")]
    result = held(one, [[1, 2, 4]] * 6 + [[1, 2, 3]] * 4, options=options, seats=3)[0]
    assert (result.winners, result.empty_seats) == ((1, 2, 4), 0)
    without = held(one, [[1, 2, 3]] * 6 + [[1, 2, 4]] * 4, options=options, seats=3)[0]
    assert (without.winners, without.empty_seats, without.empty_quota, without.run_off) == ((1, 2), 1, 1, (4,))


def test_more_go_into_the_second_round_than_there_are_places():
    one = shelf.find("committee-election", TODAY)
    cast = [[number] for number in range(1, 7) for _vote in range(10 - number)]
    options = [OptionRow(number, group="woman" if number < 3 else "") for number in range(1, 7)]
    result, told = held(one, cast, options=options, seats=3)
    assert recount.problems(told) == []
    assert (result.outcome, result.empty_seats, result.empty_quota, result.run_off) == ("nobody", 3, 1, (1, 2, 3, 4))


@settings(max_examples=25, deadline=None)
@given(some.lists(some.sets(some.integers(1, 5), max_size=3).map(sorted), max_size=7), some.integers(1, 4), some.integers(0, 2))
def test_a_tie_is_what_some_lots_would_decide_otherwise(cast, seats, quota):
    """Whoever wins under every lot has won; whoever wins only under some is tied."""
    options = [OptionRow(number, group="woman" if number % 2 else "") for number in range(1, 6)]
    one = rules("seats", tie_break="lot", quota_group="woman", quota=quota)
    slips = [SlipRow(choice) for choice in cast]
    won = [set(count(one, options, Totals(9), slips, lots, seats=seats).winners) for lots in permutations(range(1, 6))]
    open_ = count(one, options, Totals(9), slips, None, seats=seats)
    assert set(open_.winners) == set.intersection(*won)
    assert set(open_.winners) | set(open_.ties) == set.union(*won)


def test_the_published_seed_breaks_a_tie_and_anybody_can_draw_again():
    one = shelf.find("single-plurality", TODAY)
    result, told = held(one, [1, 2, 1, 2, 3], options=3)
    assert recount.problems(told) == [] and result.outcome == "chosen" and result.ties == (1, 2)
    assert result.winners == (min(result.ties, key=told["lots"]["order"].index),)
    assert told["lots"]["commitment"] == drawn.commitment(bytes.fromhex(told["lots"]["seed"]))
    assert held(one, [1, 2], options=2, lots=False)[0].outcome == "tied"


def test_instant_run_off_gives_the_votes_of_who_leaves_to_the_next():
    """Four like 1 best, three 2, two 3 and then 2: 3 leaves, 2 wins with five of nine."""
    result, told = held(shelf.find("instant-run-off", TODAY), [[1]] * 4 + [[2]] * 3 + [[3, 2]] * 2, options=4)
    assert recount.problems(told) == [] and result.winners == (2,)
    assert [(dict(one.counts), one.out, one.why) for one in result.rounds] == [
        ({"1": 4, "2": 3, "3": 2, "4": 0}, (4,), "fewest"),
        ({"1": 4, "2": 3, "3": 2}, (3,), "fewest"),
        ({"1": 4, "2": 5}, (), "most"),
    ]


def test_equal_fewest_leave_by_the_rounds_before():
    """2 and 3 are equal in the third round; 3 had fewer in the first."""
    cast = [[1]] * 6 + [[2]] * 4 + [[3]] * 3 + [[4, 3]]
    result, told = held(shelf.find("instant-run-off", TODAY), [*cast, [1]], options=4)
    assert recount.problems(told) == []
    assert [(one.out, one.why) for one in result.rounds] == [((4,), "fewest"), ((3,), "earlier"), ((), "most")]


@settings(max_examples=25, deadline=None)
@given(some.lists(some.sampled_from(["yes", "no", "abstain"]), min_size=1, max_size=20), some.integers(0, 9))
def test_more_agreement_never_hurts_a_motion(cast, absent):
    entitled = Totals(len(cast) + absent)
    order = ["too_few", "rejected", "adopted"]
    for key in ("majority-entitled", "majority-participating", "two-thirds-participating", "residents-meeting-households"):
        before = outcome(key, cast, entitled=entitled)
        place = next((where for where, one in enumerate(cast) if one != "yes"), None)
        if place is not None:
            after = outcome(key, [*cast[:place], "yes", *cast[place + 1 :]], entitled=entitled)
            assert order.index(after) >= order.index(before)


def test_what_costs_nothing_does_not_keep_equal_shares_from_ending():
    one = shelf.find("budget-equal-shares-add1", TODAY)
    result = held(one, [[1, 2]], options=[OptionRow(1, cost=0), OptionRow(2, cost=100)], amount=1000)[0]
    assert (result.winners, result.spent) == ((2,), 100)


def test_what_is_still_needed():
    assert more_than("1/2").needed(10) == 6 and more_than("1/2").needed(9) == 5
    assert at_least("2/3").needed(9) == 6 and at_least("2/3").needed(10) == 7
    assert at_least("3/4").needed(0) == 1


@given(some.integers(1, 10**7), some.fractions(0, 1).filter(lambda one: one < 1), some.booleans())
def test_the_smallest_number_that_is_enough(whole, part, strict):
    one = more_than(str(part)) if strict else at_least(str(part))
    assert one.is_met(one.needed(whole), whole)
    assert one.needed(whole) == 0 or not one.is_met(one.needed(whole) - 1, whole) or Fraction(part) == 0
