from dataclasses import dataclass, field

MOST_SHOWN = 6


@dataclass(frozen=True)
class Room:
    id: int
    label: str
    area: int = 0  # 0.01 m²
    source: str = ""


@dataclass(frozen=True)
class Line:
    """A voice before it stands in a register."""

    key: str
    label: str
    mask: str = ""
    persons: tuple[int, ...] = ()
    rooms: tuple[Room, ...] = ()  # of owners only

    @property
    def area(self) -> int:
        return sum(room.area for room in self.rooms)


@dataclass(frozen=True)
class Aside:
    """Whom or what the register could not place; `why` is one of Apart.Why."""

    why: str
    label: str
    person_id: int | None = None
    room_id: int | None = None


@dataclass
class Voices:
    lines: list[Line] = field(default_factory=list)
    apart: list[Aside] = field(default_factory=list)


def listed(names: list[str]) -> str:
    """The first few, with dots where there are more."""
    return "、".join(names[:MOST_SHOWN]) + ("…" if len(names) > MOST_SHOWN else "")
