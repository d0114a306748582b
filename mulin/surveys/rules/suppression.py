"""What may be said of small groups without telling about somebody in them."""

from collections import Counter
from collections.abc import Mapping, Sequence

FEWEST = 5
Cell = tuple[str, ...]


def hidden(sizes: Mapping[str, int], fewest: int = FEWEST) -> set[str]:
    """Groups of which nothing is said, where the total of all is public.

    All below `fewest`; and when what is hidden could be had by subtraction (one group alone, or few people together), the
    smallest of the others with it, until two groups or more of `fewest` people or more are hidden together.
    """
    there = {group: size for group, size in sizes.items() if size}
    found = {group for group, size in there.items() if size < fewest}
    if not found:
        return found
    for group in sorted((one for one in there if one not in found), key=lambda one: (there[one], one)):
        if len(found) >= 2 and sum(there[one] for one in found) >= fewest:
            break
        found.add(group)
    return found


def merged(rows: Sequence[Cell], fewest: int = FEWEST) -> list[Cell]:
    """Rows of coarse marks (area, sex, age) such that no combination stands for fewer than `fewest` rows.

    The first mark of a rare combination is blanked, then the next; in the end the smallest combinations join what is blank.
    With fewer rows than `fewest` there is nothing to give: an empty list.
    """
    if len(rows) < fewest:
        return []
    found = list(rows)
    for place in range(len(found[0])):
        count = Counter(found)
        found = [row if count[row] >= fewest else (*[""] * (place + 1), *row[place + 1 :]) for row in found]
    blank = ("",) * len(found[0])
    while True:
        count = Counter(found)
        small = [row for row, number in count.items() if number < fewest]
        if not small:
            return found
        others = sorted((row for row in count if row != blank), key=lambda row: (count[row], row))
        joins = {row for row in small if row != blank} or {others[0]}
        found = [blank if row in joins else row for row in found]
