from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class BulletinPublished:
    KIND: ClassVar[str] = "notices.published"
    bulletin_id: int
    path: str
    topic: str
    title: str
    send_at: str


@dataclass(frozen=True)
class BulletinWithdrawn:
    KIND: ClassVar[str] = "notices.withdrawn"
    bulletin_id: int
    note: str


@dataclass(frozen=True)
class PaperBrought:
    """How many printed notices a worker brought to a house."""

    KIND: ClassVar[str] = "notices.paper_brought"
    path: str
    number: int
    by_id: int


@dataclass(frozen=True)
class ThreadWritten:
    """Words stay in the thread."""

    KIND: ClassVar[str] = "notices.thread_written"
    thread_id: int
    by_worker: bool


@dataclass(frozen=True)
class WishesNoted:
    """How a person without a phone wants to be told, noted by a worker from paper."""

    KIND: ClassVar[str] = "notices.wishes_noted"
    person_id: int
    by_id: int
