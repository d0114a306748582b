"""Groups as a drawing that shows nobody: a dot stands for at least five people near each other, a hull is drawn around dots, not people."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .picturing import SMALLEST
from .projecting import Numbers

WIDE, HIGH, EDGE = 640, 420, 60
Spot = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    size: int
    dots: list[tuple[float, float, float]]  # x, y, radius
    hull: list[Spot]
    middle: Spot


def drawn(points: Numbers, groups: NDArray[np.intp], count: int) -> list[Drawn]:
    """By group. The drawing fills WIDE × HIGH with an edge."""
    heaps = [_heaps(points[groups == group]) for group in range(count)]
    spots = np.array([spot for group in heaps for spot, _people in group])
    least, most = spots.min(axis=0), spots.max(axis=0)
    span = np.maximum(most - least, 1e-9)
    room = np.array([WIDE - 2 * EDGE, HIGH - 2 * EDGE])
    found = []
    for group in heaps:
        placed = [((spot - least) / span * room + EDGE, people) for spot, people in group]
        middle = np.average([spot for spot, _people in placed], axis=0, weights=[people for _spot, people in placed])
        dots = [(round(float(x), 1), round(float(y), 1), round(3.2 * people**0.5, 1)) for (x, y), people in placed]
        found.append(
            Drawn(
                sum(people for _spot, people in group),
                dots,
                hull(_around(dots)),
                (round(float(middle[0]), 1), round(float(middle[1]), 1)),
            )
        )
    return found


def _heaps(points: Numbers) -> list[tuple[Numbers, int]]:
    """Halved along the wider side until a half would hold fewer than five."""
    if len(points) < 2 * SMALLEST:
        return [(points.mean(axis=0), len(points))]
    wider = int(np.ptp(points, axis=0).argmax())
    order, half = points[:, wider].argsort(kind="stable"), len(points) // 2
    return _heaps(points[order[:half]]) + _heaps(points[order[half:]])


def _around(dots: list[tuple[float, float, float]], more: float = 16) -> list[Spot]:
    """Eight points about each dot, so that the hull leaves it room."""
    turns = [(np.cos(turn * np.pi / 4), np.sin(turn * np.pi / 4)) for turn in range(8)]
    return [
        (round(float(x + (r + more) * cos), 1), round(float(y + (r + more) * sin), 1)) for x, y, r in dots for cos, sin in turns
    ]


def hull(spots: list[Spot]) -> list[Spot]:
    """Andrew's monotone chain."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return ordered
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(spots: list[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in spots:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], spot) <= 0:
            kept.pop()
        kept.append(spot)
    return kept


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def is_convex(spots: list[Spot]) -> bool:
    ring = [*spots, *spots[:2]]
    return all(_turn(a, b, c) > 0 for a, b, c in zip(ring, ring[1:], ring[2:], strict=False))
