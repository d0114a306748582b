"""Participatory budgets: made-up ones against the slow rules, published ones against their published winners."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mulin.ballots.rules import completing, greedy, pabulib
from mulin.ballots.rules.recounting import recounted

from . import slow

PUBLISHED = Path(__file__).parents[4] / "shared/data/budgets"
FILES = sorted(PUBLISHED.glob("*.pb"))
NAMES = [path.stem for path in FILES]
outside = pytest.mark.skipif(not FILES, reason="needs the published budgets of ../shared/data")


def budget(amount: int, costs: list[int], *ballots: tuple[int, ...]) -> pabulib.Budget:
    projects = tuple(pabulib.Project(f"p{place}", Fraction(cost)) for place, cost in enumerate(costs))
    return pabulib.Budget({"budget": str(amount), "vote_type": "approval"}, projects, Counter(map(pabulib.Ballot, ballots)))


budgets = some.integers(1, 6).flatmap(
    lambda projects: some.builds(
        lambda amount, costs, ballots: budget(amount, costs, *ballots),
        some.integers(1, 60),
        some.lists(some.integers(1, 25), min_size=projects, max_size=projects),
        some.lists(some.sets(some.integers(0, projects - 1)).map(lambda one: tuple(sorted(one))), min_size=1, max_size=9),
    )
)


@pytest.mark.row("votes-6")
@settings(max_examples=100, deadline=None)
@given(budgets)
def test_equal_shares_choose_what_the_slow_rule_chooses(one):
    share = one.amount / one.voters
    assert [each.project for each in completing.equal_shares(one)] == slow.equal_shares(one, share)


@settings(max_examples=40, deadline=None)
@given(budgets)
def test_so_they_do_with_completion_and_never_spend_more_than_there_is(one):
    bought = [each.project for each in completing.with_add_one(one, Fraction(1, 3))]
    assert bought == slow.with_add_one(one, Fraction(1, 3))
    assert sum(one.projects[each].cost for each in bought) <= one.amount


def test_half_the_neighbours_decide_on_half_the_money():
    """Greedy gives all 200 to the ones who are one more; equal shares give 王芳's neighbours their part too."""
    park, lift = [(0, 1)] * 6, [(2, 3)] * 5
    one = budget(200, [100, 100, 60, 30], *park, *lift)
    assert greedy.chosen(one, greedy.Greedy()) == [0, 1]
    assert [each.project for each in completing.equal_shares(one)] == [0, 3, 2]


def test_equals_go_by_the_published_order_and_are_named():
    bought = completing.equal_shares(budget(30, [10, 10, 10], (0, 1, 2), (0, 1, 2), (0, 1, 2)))
    assert [(each.project, each.price, each.equals) for each in bought] == [
        (0, Fraction(10, 3), (1, 2)), (1, Fraction(10, 3), (2,)), (2, Fraction(10, 3), ()),
    ]  # fmt: skip


def test_thirds_are_thirds():
    """Three times a third of 100 is exactly 100: in floating point the last project would be a hair too dear."""
    three = budget(100, [100], (0,), (0,), (0,))
    assert [each.project for each in completing.equal_shares(three)] == [0]
    assert completing.equal_shares(budget(100, [101], (0,), (0,), (0,))) == []


def test_nobody_voted_nothing_is_chosen():
    empty = budget(100, [10, 20])
    assert (completing.equal_shares(empty), completing.with_add_one(empty), greedy.chosen(empty, greedy.Greedy())) == ([], [], [])


def test_greedy_passes_over_what_does_not_fit_or_ends_there_and_keeps_a_threshold():
    one = budget(100, [60, 50, 30, 5], (0, 1, 2, 3), (0, 1, 2), (0, 1), (0,))
    assert greedy.chosen(one, greedy.Greedy()) == [0, 2, 3]
    assert greedy.chosen(one, greedy.Greedy(skips=False)) == [0]
    assert greedy.chosen(one, greedy.Greedy(least=Fraction(2))) == [0, 2]


@outside
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_ballots_add_up_to_the_published_votes(path):
    one = pabulib.read(path)
    said = [project.said for project in one.projects]
    counted = [(Fraction(line["votes"]), Fraction(line.get("score") or line["votes"])) for line in said]
    assert [(each.votes, each.score) for each in recounted(one)] == counted


@outside
@pytest.mark.parametrize("name", ["Poland_Swiecie_2023", "Netherlands_Assen_2024"])
def test_equal_shares_find_the_winners_that_the_city_published(name):
    one = pabulib.read(PUBLISHED / f"{name}.pb")
    selected = {project.id for project in one.projects if project.said["selected"] == "1"}
    assert {one.projects[each.project].id for each in completing.with_add_one(one)} == selected


@outside
@pytest.mark.parametrize("path", [path for path in FILES if path.stem.startswith("Poland")], ids=lambda path: path.stem)
def test_greedy_as_the_file_says_finds_the_published_winners(path):
    one = pabulib.read(path)
    if "greedy" not in one.meta["rule"]:
        pytest.skip("this city did not go by greedy")
    selected = {project.id for project in one.projects if project.said["selected"] == "1"}
    assert {one.projects[each].id for each in greedy.chosen(one, greedy.Greedy.of(one))} == selected


@outside
def test_the_largest_published_budget():
    """As an outside program counts it (pabutools): 29 projects for 2,987,680."""
    one = pabulib.read(PUBLISHED / "Poland_Lodz_2022.pb")
    bought = completing.equal_shares(one)
    assert (one.voters, len(bought), sum(one.projects[each.project].cost for each in bought)) == (90_494, 29, 2_987_680)
