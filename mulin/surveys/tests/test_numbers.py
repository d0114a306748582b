"""Weights, suppression, merging: against slow and obvious ways."""

from collections import Counter, namedtuple
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from mulin.surveys.rules import Asked, Row, compared, figures, hidden, merged, weights

Of = namedtuple("Of", "of missing effective")
GROUPS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=12)
PEOPLE = st.fixed_dictionaries({}, optional={name: st.integers(1, 30) for name in "abcd"})


@settings(max_examples=40)
@given(GROUPS, PEOPLE)
def test_weighted_each_group_counts_as_much_as_its_part_of_the_people(groups, people):
    told = weights([(group,) for group in groups], [people])
    found = Of({key[0]: weight for key, weight in told.of.items()}, {group for _place, group in told.missing}, told.effective)
    known = [group for group in set(groups) if people.get(group)]
    total = sum(found.of[group] for group in groups if group in known)
    for group in known:
        part = sum(found.of[one] for one in groups if one == group)
        assert part / total == Fraction(people[group], sum(people[one] for one in known))
    assert total == sum(group in known for group in groups)  # as many as answered
    assert found.missing == set(people) - set(groups)
    # Kish's effective size, written out person by person
    each = [found.of[group] for group in groups]
    assert found.effective == sum(each) ** 2 / sum(one * one for one in each) <= len(groups)


TWO = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1, max_size=14)
ALL = [("a", "x"), ("a", "y"), ("a", "z"), ("b", "x"), ("b", "y"), ("b", "z")]  # everybody asked at least once: it settles
FOLK = st.tuples(
    st.fixed_dictionaries({name: st.integers(1, 30) for name in "ab"}),
    st.fixed_dictionaries({name: st.integers(1, 30) for name in "xyz"}),
)


def parts(keys, place, weight):
    found = Counter()
    for key in keys:
        found[key[place]] += weight(key)
    return found


@settings(max_examples=40)
@given(TWO, FOLK)
def test_raked_every_dimension_has_its_shares_of_the_people_at_once(some, people):
    keys = some + ALL
    told = weights(keys, people)
    assert told.settled and told.missing == ()
    for place, folk in enumerate(people):
        sums, everybody = parts(keys, place, told.of.get), sum(folk.values())
        assert all(
            abs(sums[group] / len(keys) - Fraction(number, everybody)) < Fraction(1, 10**6) for group, number in folk.items()
        )
    assert abs(sum(told.of[key] for key in keys) - len(keys)) < Fraction(1, 10**6)  # as many as answered
    # what no dimension says stays as it was answered: a weight is one factor a dimension
    of = told.of
    for one, other in product("xyz", repeat=2):
        assert abs(of["a", one] * of["b", other] / (of["a", other] * of["b", one]) - 1) < Fraction(1, 10**6)


@settings(max_examples=15, deadline=None)
@given(TWO, FOLK)
def test_raked_as_a_slow_obvious_way_does_it(some, people):
    """Person by person, many rounds; the order of the dimensions is all the same."""
    keys = some + ALL
    slow = [1.0] * len(keys)
    for place, folk in list(enumerate(people)) * 300:
        total = sum(slow)
        for group, number in folk.items():
            theirs = [one for one, key in enumerate(keys) if key[place] == group]
            factor = number / sum(folk.values()) * total / sum(slow[one] for one in theirs)
            for one in theirs:
                slow[one] *= factor
    told = weights(keys, people).of
    turned = weights([(two, one) for one, two in keys], people[::-1]).of
    for key, weight in zip(keys, slow, strict=True):
        assert abs(float(told[key]) - weight) < 1e-4 * max(1, weight)
        assert abs(float(turned[key[::-1]]) - weight) < 1e-4 * max(1, weight)


@given(GROUPS, PEOPLE)
def test_raked_by_one_dimension_is_exact_and_by_one_of_one_group_nothing_changes(groups, people):
    alone = weights([(group,) for group in groups], [people])
    beside = weights([(group, "all") for group in groups], [people, {"all": 9}])
    assert beside.settled
    for (group,), weight in alone.of.items():
        assert abs(beside.of[group, "all"] - weight) < Fraction(1, 10**6) or not people.get(group)


def test_answers_that_contradict_the_people_do_not_settle_and_say_so():
    keys = [("old", "f")] * 3 + [("young", "m")] * 3  # no old man, no young woman answered
    told = weights(keys, [{"old": 10, "young": 10}, {"f": 15, "m": 5}])
    assert not told.settled
    assert told.of["old", "f"] / told.of["young", "m"] == 3  # as the last dimension says


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


def test_results_by_two_dimensions_name_what_is_missing():
    rows = [Row({"1": 5}, {"age": "60-74", "sex": "f"})] * 6 + [Row({"1": 2}, {"age": "18-34", "sex": "f"})] * 6
    people = {"age": {"18-34": 300, "60-74": 100}, "sex": {"f": 200, "m": 200}}
    told = figures([Asked(1, "scale5", in_index=True)], rows, people, "age sex", 400)
    assert (told["missing"], told["settled"], told["questions"][0]["weighted"]) == ([["sex", "m"]], True, "11/4")


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
