"""From answers to points on a plane.

As Polis does it (Small, Bjorkegren, Erkkilä, Shaw, Megill: "Polis: Scaling Deliberation by Mapping High Dimensional Opinion Spaces", Recerca 26(2), 2021):
what somebody has not answered counts as the mean of those who did; two principal components; whoever has answered little is moved out from the middle by
the root of (statements ÷ answers). A statement that was taken out is nobody's: 0 for everybody, and counts as answered.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Plane:
    means: Numbers  # of each statement, over those who answered
    axes: Numbers  # statements × 2, columns of length 1 (0 where the answers have fewer directions)
    points: Numbers  # people × 2


def projected(votes: Numbers, out: Flags) -> Plane:
    """`votes`: people × statements; 1 agrees, -1 disagrees, 0 passes, NaN has not answered. `out`: which statements were taken out."""
    known = np.where(out, 0.0, votes)
    seen = ~np.isnan(known)
    answers = seen.sum(axis=0)
    means = np.where(seen, known, 0.0).sum(axis=0) / np.maximum(answers, 1)
    apart = np.where(seen, known - means, 0.0)
    axes = main_axes(apart)
    reach = np.sqrt(votes.shape[1] / np.maximum(seen.sum(axis=1), 1))
    return Plane(means, axes, (apart @ axes) * reach[:, None])


def main_axes(apart: Numbers) -> Numbers:
    """The two directions in which the rows (already about their mean) spread most. An axis and its opposite are the same: the heaviest statement points up."""
    spread, directions = np.linalg.eigh(apart.T @ apart)
    axes = np.zeros((apart.shape[1], 2))
    for place in range(min(2, len(spread))):
        if spread[-1 - place] > 1e-9:
            axis = directions[:, -1 - place]
            axes[:, place] = axis * (1.0 if axis[np.abs(axis).argmax()] > 0 else -1.0)
    return axes
