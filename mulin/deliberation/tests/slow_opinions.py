"""The same sums by slow obvious means, cell by cell, to compare with."""

from math import dist, sqrt

Votes = list[list[int | None]]


def silhouette(points: list[tuple[float, float]], labels: list[int]) -> float:
    total = 0.0
    for here, mine in enumerate(labels):
        own = [dist(points[here], points[there]) for there, label in enumerate(labels) if label == mine and there != here]
        if not own:
            continue
        inner = sum(own) / len(own)
        outer = min(
            sum(far) / len(far)
            for other in set(labels) - {mine}
            for far in [[dist(points[here], points[there]) for there, label in enumerate(labels) if label == other]]
        )
        total += (outer - inner) / max(inner, outer) if max(inner, outer) else 0
    return total / len(labels)


def cell(votes: Votes, groups: list[int], wanted: list[int], statement: int) -> tuple[int, int, int]:
    """(agree, disagree, answers)"""
    said = [row[statement] for row, group in zip(votes, groups, strict=True) if group in wanted and row[statement] is not None]
    return said.count(1), said.count(-1), len(said)


def uniting(votes: Votes, groups: list[int], count: int) -> dict[tuple[int, int], float]:
    """{(statement, side): consensus}"""
    found = {}
    for statement in range(len(votes[0])):
        for side in (1, -1):
            product, all_of_them = 1.0, True
            for group in range(count):
                agree, disagree, answers = cell(votes, groups, [group], statement)
                on_this_side = agree if side == 1 else disagree
                all_of_them = all_of_them and answers >= 5 and on_this_side > answers - on_this_side
                product *= (on_this_side + 1) / (answers + 2)
            if all_of_them:
                found[statement, side] = product
    return found


def marking(votes: Votes, groups: list[int], count: int, group: int) -> dict[tuple[int, int], float]:
    """{(statement, side): z of the group's share against that of the others}"""
    others = [one for one in range(count) if one != group]
    found = {}
    for statement in range(len(votes[0])):
        mine, theirs = cell(votes, groups, [group], statement), cell(votes, groups, others, statement)
        if mine[2] < 5 or theirs[2] < 5:
            continue
        side = 1 if mine[0] >= mine[1] else -1
        a, n = (mine[0] if side == 1 else mine[1]) + 1, mine[2] + 2
        b, m = (theirs[0] if side == 1 else theirs[1]) + 1, theirs[2] + 2
        half = (a / n - 0.5) / sqrt(0.25 / n)
        both = (a + b) / (n + m)
        apart = (a / n - b / m) / sqrt(both * (1 - both) / n + both * (1 - both) / m)
        if half > 1.2816 and apart > 1.2816:
            found[statement, side] = apart
    return found
