"""The drawing of a map shows nobody."""

import math

import numpy as np
import pytest

from mulin.deliberation.reckoning.drawing import drawn, hull, is_convex

pytestmark = pytest.mark.row("C092")


def test_every_dot_stands_for_five_and_hulls_are_convex() -> None:
    dice = np.random.default_rng(7)
    points, groups = dice.normal(size=(63, 2)), np.array([0] * 40 + [1] * 18 + [2] * 5)
    for one, size in zip(drawn(points, groups, 3), (40, 18, 5), strict=True):
        people = [round((radius / 3.2) ** 2) for _x, _y, radius in one.dots]
        assert sum(people) == one.size == size
        assert min(people) >= 5
        assert is_convex(one.hull)
        assert all(0 <= x <= 640 and 0 <= y <= 420 for x, y in one.hull)


def test_a_hull_by_hand() -> None:
    assert set(hull([(0, 0), (4, 0), (4, 4), (0, 4), (2, 2), (2, 0)])) == {(0, 0), (4, 0), (4, 4), (0, 4)}
    assert math.isclose(len(hull([(1, 1), (1, 1)])), 1)
