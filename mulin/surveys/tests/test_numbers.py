"""Weights, suppression, merging: against slow and obvious ways."""

from collections import Counter
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from mulin.surveys.rules import Asked, Row, compared, figures, hidden, merged, weights

GROUPS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=12)
PEOPLE = st.fixed_dictionaries({}, optional={name: st.integers(1, 30) for name in "abcd"})


@settings(max_examples=40)
@given(GROUPS, PEOPLE)
def test_weighted_each_group_counts_as_much_as_its_part_of_the_people(groups, people):
    found = weights(groups, people)
    known = [group for group in set(groups) if people.get(group)]
    total = sum(found.of[group] for group in groups if group in known)
    for group in known:
        part = sum(found.of[one] for one in groups if one == group)
        assert part / total == Fraction(people[group], sum(people[one] for one in known))
    assert total == sum(group in known for group in groups)  # as many as answered
    assert set(found.missing) == set(people) - set(groups)
    # Kish's effective size, written out person by person
    each = [found.of[group] for group in groups]
    assert found.effective == sum(each) ** 2 / sum(one * one for one in each) <= len(groups)


def possible(sizes, secret):
    """All numbers the hidden groups could have, given the total and the groups that are shown."""
    rest = sum(sizes.values()) - sum(size for group, size in sizes.items() if group not in secret)
    names = sorted(secret)
    ways = [way for way in product(range(1, rest + 1), repeat=len(names)) if sum(way) == rest]
    return {name: {way[place] for way in ways} for place, name in enumerate(names)}


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), min_size=1, max_size=4))
def test_no_hidden_group_can_be_had_by_subtraction(sizes):
    secret = hidden(sizes)
    there = {group: size for group, size in sizes.items() if size}
    assert {group for group, size in there.items() if size < 5} <= secret <= set(there)
    if secret and len(there) > 1 and sum(there.values()) >= 5:
        assert sum(there[group] for group in secret) >= 5
        assert all(len(numbers) > 1 for numbers in possible(there, secret).values())
    if not any(size < 5 for size in there.values()):
        assert secret == set()  # nothing is hidden without need


@given(st.lists(st.tuples(*[st.sampled_from(["", "x", "y"])] * 3), max_size=30))
def test_no_combination_of_the_open_data_stands_for_fewer_than_five(rows):
    found = merged(rows)
    assert all(number >= 5 for number in Counter(found).values())
    assert len(found) == (len(rows) if len(rows) >= 5 else 0)
    for before, after in zip(rows, found, strict=False):
        assert all(mark in ("", old) for old, mark in zip(before, after, strict=True))


def row(score, area="", **answers):
    return Row({"1": score, **answers}, {"area": area, "age": "60-74" if score == 5 else "18-34"})


def test_results_are_exact_weighted_beside_raw_and_small_areas_stay_hidden():
    rows = [row(5, "1")] * 6 + [row(2, "2")] * 3 + [row(2, "3")] * 6
    told = figures([Asked(1, "scale5", in_index=True)], rows, {"age": {"18-34": 300, "60-74": 100}}, "age", 400)
    one = told["questions"][0]
    assert (one["mean"], one["weighted"], one["answers"], one["unknown"]) == ("16/5", "11/4", 15, 0)
    # one area is too small; a second goes with it, so that it cannot be reckoned from the total
    assert one["by"]["area"] == {"groups": [{"group": "3", "answers": 6, "mean": "2/1"}], "hidden": ["1", "2"]}
    assert (told["index"]["raw"], told["index"]["weighted"]) == ("55/1", "175/4")
    assert told["effective"] == "96/7" and told["missing"] == []


def test_fewer_than_five_answers_are_only_counted():
    told = figures([Asked(1, "scale5")], [row(3)] * 4, {}, "age", 10)
    assert (told["answers"], told["too_few"], told["questions"]) == (4, True, [])


def test_who_does_not_know_is_not_counted_into_the_mean():
    rows = [row(4)] * 5 + [row(None)] * 2
    one = figures([Asked(1, "scale5")], rows, {}, "age", 10)["questions"][0]
    assert (one["mean"], one["answers"], one["unknown"]) == ("4/1", 5, 2)


def test_a_change_within_the_margin_is_called_chance():
    old, new = {"weighted": "70/1", "margin": 3.0}, {"weighted": "73/1", "margin": 3.0}
    assert compared(new, old) == compared(new, old).__class__(Fraction(70), Fraction(3), False)
    assert compared({"weighted": "75/1", "margin": 3.0}, old).is_real
