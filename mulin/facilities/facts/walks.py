"""Suggested stories and groups that visit."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class StoryWished:
    KIND: ClassVar[str] = "facilities.story_wished"
    wish_id: int


@dataclass(frozen=True)
class StoryWishDecided:
    KIND: ClassVar[str] = "facilities.story_wish_decided"
    wish_id: int
    person_id: int


@dataclass(frozen=True)
class GroupAsked:
    KIND: ClassVar[str] = "facilities.group_asked"
    visit_id: int


@dataclass(frozen=True)
class GroupDecided:
    """Confirmed with a guide, given another guide, or declined."""

    KIND: ClassVar[str] = "facilities.group_decided"
    visit_id: int
    person_id: int


@dataclass(frozen=True)
class GroupCancelled:
    KIND: ClassVar[str] = "facilities.group_cancelled"
    visit_id: int
    by_person: bool
