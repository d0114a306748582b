"""The stages as the software brings them, by size; each community may set its own."""

from dataclasses import dataclass

from mulin.deliberation.models import Size

MIDDLE = ("collect", "talk", "options", "hearing", "decision")
NEEDED = ("collect", "options", "decision")  # a topic that skips one of these is no deliberation


@dataclass(frozen=True)
class Course:
    """`stages`: (stage, limit) in the order they are walked, "follow" last."""

    seconds: int
    seconding: str
    screening: str
    stages: tuple[tuple[str, str], ...]


DEFAULTS: dict[str, Course] = {
    Size.STAIRWAY.value: Course(
        2, "30d", "3wd", (("collect", "5d"), ("options", "7d"), ("decision", "7d"), ("follow", "60d"))
    ),
    Size.BUILDING.value: Course(
        3, "30d", "3wd", (("collect", "7d"), ("talk", "7d"), ("options", "10d"), ("decision", "10d"), ("follow", "90d"))
    ),
    Size.ESTATE.value: Course(
        10, "60d", "5wd",
        (("collect", "14d"), ("talk", "14d"), ("options", "14d"), ("hearing", "21d"), ("decision", "21d"), ("follow", "180d")),
    ),
    Size.COMMUNITY.value: Course(
        20, "60d", "5wd",
        (("collect", "14d"), ("talk", "14d"), ("options", "21d"), ("hearing", "21d"), ("decision", "30d"), ("follow", "180d")),
    ),
}  # fmt: skip


def is_whole(stages: list[tuple[str, str]]) -> bool:
    """In their order, each once, with those that must be there and the follow-up at the end."""
    names = [stage for stage, _limit in stages]
    order = [*MIDDLE, "follow"]
    return names == [stage for stage in order if stage in names] and set(NEEDED) | {"follow"} <= set(names)
