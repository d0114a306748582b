"""What a call says of its choice beyond its columns, kept with it as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .forum import TABLE, Size, table_of


@dataclass(frozen=True)
class Choosing:
    """`least`: percent of all points that must be reached; `most`: how many projects at most, None: as many as the money lasts for.
    `forums`: which size needs whose yes."""

    least: int = 60
    most: int | None = None
    forums: tuple[Size, ...] = TABLE

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Choosing":
        """
        Raises:
            ValueError: a part that makes no sense.
        """
        least, most = int(told.get("least", 60)), told.get("most")
        if not 0 <= least <= 100 or (most is not None and int(most) < 1):
            raise ValueError("least is a percentage, most at least one")
        return cls(least, None if most is None else int(most), table_of(told.get("forums", ())))

    def as_json(self) -> dict[str, Any]:
        forums = [] if self.forums == TABLE else [one.as_json() for one in self.forums]
        return {"least": self.least, "most": self.most, "forums": forums}

    @property
    def threshold(self) -> Fraction:
        return Fraction(self.least, 100)
