"""The arithmetic of the opinion map: by hand, against slow sums, and against what Polis published."""

import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mulin.deliberation.reckoning import Said, agreement, counted, grouping, picture, sets_apart, unites
from mulin.deliberation.reckoning.meaning import more_than_half, more_than_others
from mulin.deliberation.reckoning.polis_files import NotPolis, of
from mulin.deliberation.reckoning.projecting import projected

from . import slow_opinions as slow

pytestmark = pytest.mark.row("C092")
PUBLISHED = Path(__file__).resolve().parents[4] / "shared" / "data" / "opinions" / "vtaiwan.uberx"
needs_published = pytest.mark.skipif(not PUBLISHED.exists(), reason=f"no published conversation at {PUBLISHED}")
votes_of_people = st.integers(1, 12).flatmap(
    lambda wide: st.lists(st.lists(st.sampled_from([1, 0, -1, None]), min_size=wide, max_size=wide), min_size=1, max_size=30)
)


def matrix(rows: list[list[int | None]]) -> np.ndarray:
    return np.array([[math.nan if one is None else float(one) for one in row] for row in rows])


def nobody_out(rows: list[list[int | None]]) -> np.ndarray:
    return np.zeros(len(rows[0]), dtype=bool)


TWO_CAMPS = [[1, 1, 1, 1, -1, -1, -1, 1]] * 12 + [[-1, -1, -1, -1, 1, 1, 1, 1]] * 8


def test_two_camps_are_two_groups_the_larger_first() -> None:
    found = picture(matrix(TWO_CAMPS), nobody_out(TWO_CAMPS))
    assert found.groups.tolist() == [0] * 12 + [1] * 8


def test_what_all_say_unites_and_the_rest_sets_apart() -> None:
    table = counted(matrix(TWO_CAMPS), np.array([0] * 12 + [1] * 8), 2)
    assert [(bond.statement, bond.side, round(bond.consensus, 4)) for bond in unites(table)] == [
        (7, 1, round(13 / 14 * 9 / 10, 4))
    ]
    assert {(mark.statement, mark.side) for mark in sets_apart(table, 1, most=9)} == {
        (0, -1),
        (1, -1),
        (2, -1),
        (3, -1),
        (4, 1),
        (5, 1),
        (6, 1),
    }


def test_both_groups_may_be_united_in_saying_no() -> None:
    table = [[Said(1, 9, 10)], [Said(0, 6, 7)]]
    assert [(bond.statement, bond.side) for bond in unites(table)] == [(0, -1)]


def test_half_of_a_group_does_not_unite() -> None:
    assert unites([[Said(5, 0, 10)], [Said(10, 0, 10)]]) == []


def test_fewer_than_five_answers_of_a_group_say_nothing() -> None:
    assert unites([[Said(4, 0, 4)], [Said(50, 0, 50)]]) == []
    assert sets_apart([[Said(4, 0, 4)], [Said(0, 50, 50)]], 0) == []
    assert sets_apart([[Said(4, 0, 4)], [Said(0, 50, 50)]], 1) == []


def test_the_test_for_two_proportions_by_hand() -> None:
    """9 of 10 against 3 of 10, one of each added: 10/12 against 4/12, pooled 14/24."""
    assert more_than_others(Said(9, 1, 10), Said(3, 7, 10), 1) == pytest.approx(0.5 / math.sqrt(14 / 24 * 10 / 24 / 6))
    assert more_than_half(Said(9, 1, 10), 1) == pytest.approx((10 / 12 - 0.5) / math.sqrt(0.25 / 12))


def test_who_has_answered_little_takes_no_part() -> None:
    rows: list[list[int | None]] = [*TWO_CAMPS, [1, 1, 1, 1, -1, -1, None, None]]
    assert picture(matrix(rows), nobody_out(rows)).groups.tolist() == [0] * 12 + [1] * 8 + [-1]


def test_no_group_is_smaller_than_five() -> None:
    rows: list[list[int | None]] = [[1] * 8] * 20 + [[-1] * 8] * 4
    assert picture(matrix(rows), nobody_out(rows)).groups.tolist() == [0] * 24
    assert picture(matrix(rows), nobody_out(rows), smallest=4).groups.tolist() == [0] * 20 + [1] * 4


def test_a_statement_taken_out_parts_nobody() -> None:
    rows: list[list[int | None]] = [[1] * 8 + [1]] * 10 + [[1] * 8 + [-1]] * 10
    out = np.array([False] * 8 + [True])
    assert projected(matrix(rows), out).points == pytest.approx(np.zeros((20, 2)))


def test_few_answers_are_moved_out_from_the_middle() -> None:
    """Who gave half as many answers, the same where given, stands √2 times as far as their sum alone would."""
    rows: list[list[int | None]] = [[1, 1, 1, 1]] * 5 + [[-1, -1, -1, -1]] * 5 + [[1, 1, None, None]]
    points = projected(matrix(rows), nobody_out(rows)).points
    plane = projected(matrix(rows), nobody_out(rows))
    alone = sum((1 - plane.means[one]) * plane.axes[one, 0] for one in (0, 1))
    assert points[10, 0] == pytest.approx(alone * math.sqrt(2))


def test_nobody_and_no_statement_make_no_picture() -> None:
    assert picture(np.empty((0, 3)), np.zeros(3, dtype=bool)).count == 0
    assert picture(np.full((4, 3), math.nan), np.zeros(3, dtype=bool)).count == 0
    assert picture(np.empty((4, 0)), np.zeros(0, dtype=bool)).count == 0


@given(votes_of_people)
@settings(max_examples=60, deadline=None)
def test_unity_and_difference_as_counted_cell_by_cell(rows: list[list[int | None]]) -> None:
    groups, count = [at % 2 for at in range(len(rows))], min(2, len(rows))
    table = counted(matrix(rows), np.array(groups), count)
    bonds = {(bond.statement, bond.side): bond.consensus for bond in unites(table, most=99)}
    assert bonds == pytest.approx(slow.uniting(rows, groups, count))
    for group in range(count):
        marks = {(mark.statement, mark.side) for mark in sets_apart(table, group, most=99)}
        assert marks == set(slow.marking(rows, groups, count, group))


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=4, max_size=25), st.data())
@settings(max_examples=60, deadline=None)
def test_silhouettes_as_summed_pair_by_pair(points: list[tuple[int, int]], data: st.DataObject) -> None:
    labels = [0, 1, *data.draw(st.lists(st.integers(0, 1), min_size=len(points) - 2, max_size=len(points) - 2))]
    spots = np.array(points, dtype=float)
    found = grouping.silhouette(grouping.distances(spots, spots), np.ones(len(spots)), np.array(labels))
    assert found == pytest.approx(slow.silhouette([(float(x), float(y)) for x, y in points], labels))


def test_people_at_one_spot_count_as_many() -> None:
    spots, alone = np.array([[0.0, 0], [1, 0], [5, 0]]), np.array([[0.0, 0], [0, 0], [1, 0], [5, 0], [5, 0], [5, 0]])
    heaps = grouping.silhouette(grouping.distances(spots, spots), np.array([2.0, 1, 3]), np.array([0, 0, 1]))
    assert heaps == pytest.approx(slow.silhouette([tuple(spot) for spot in alone.tolist()], [0, 0, 0, 1, 1, 1]))


@given(votes_of_people, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_groups_hold_five_and_do_not_depend_on_who_comes_first(rows: list[list[int | None]], dice) -> None:  # type: ignore[no-untyped-def]
    found = picture(matrix(rows), nobody_out(rows)).groups.tolist()
    sizes = [found.count(group) for group in range(max(found, default=-1) + 1)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) < 2 or min(sizes) >= 5
    order = list(range(len(rows)))
    dice.shuffle(order)
    again = picture(matrix([rows[at] for at in order]), nobody_out(rows)).groups.tolist()
    together = {frozenset(at for at, group in enumerate(found) if group == one) for one in set(found)}
    assert {frozenset(order[at] for at, group in enumerate(again) if group == one) for one in set(again)} == together


def test_agreement_takes_the_best_matching() -> None:
    assert agreement([1, 1, 0, 0, 2, -1], ["0", "0", "1", "1", "1", ""]) == 0.8
    assert agreement([0, 0, 0], ["a", "b", "a"]) == pytest.approx(2 / 3)
    assert agreement([0], [""]) is None


@pytest.mark.parametrize(
    "votes", ["who,group\n", "participant,group-id,n-disagree,0\n1,0,0,2\n", "participant,group-id,n-disagree,0\n1,0,0\n"]
)
def test_a_file_that_is_not_of_polis_is_named(votes: str) -> None:
    with pytest.raises(NotPolis):
        of(["comment-id,comment-body,moderated"], votes.splitlines())


@needs_published
def test_published_groups_are_found_again_by_the_command() -> None:
    root = Path(__file__).resolve().parents[3]
    run = subprocess.run(
        [sys.executable, "-m", "mulin", "opinions", str(PUBLISHED)], capture_output=True, text=True, check=True, cwd=root
    )
    said = json.loads(run.stdout)
    assert (said["participants"], said["groups"]) == (1921, 2)
    assert said["agreement"] >= 0.95
