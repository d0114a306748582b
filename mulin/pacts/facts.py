"""What happened to pacts, as plain values. No fact holds a resident's name."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PactBegun:
    KIND: ClassVar[str] = "pacts.begun"
    pact_id: int


@dataclass(frozen=True)
class DraftWritten:
    """A version's text before it is shown; also a new version begun as a copy."""

    KIND: ClassVar[str] = "pacts.draft_written"
    version_id: int
    clauses: int


@dataclass(frozen=True)
class CommentsOpened:
    """From here the text of this version never changes."""

    KIND: ClassVar[str] = "pacts.comments_opened"
    version_id: int
    until: str


@dataclass(frozen=True)
class CommentMade:
    KIND: ClassVar[str] = "pacts.comment_made"
    comment_id: int
    by_person: bool  # false: a worker wrote it down


@dataclass(frozen=True)
class CommentAnswered:
    KIND: ClassVar[str] = "pacts.comment_answered"
    comment_id: int
    person_id: int  # 0 where the one who said it is not known to the register
    taken: bool


@dataclass(frozen=True)
class VoteCalled:
    KIND: ClassVar[str] = "pacts.vote_called"
    version_id: int
    ballot_id: int


@dataclass(frozen=True)
class VoteCalledOff:
    KIND: ClassVar[str] = "pacts.vote_called_off"
    version_id: int


@dataclass(frozen=True)
class PactDecided:
    """By a ballot or by a meeting on paper."""

    KIND: ClassVar[str] = "pacts.decided"
    version_id: int
    adopted: bool
    fingerprint: str  # sha256 of the whole text


@dataclass(frozen=True)
class PactFiled:
    KIND: ClassVar[str] = "pacts.filed"
    version_id: int


@dataclass(frozen=True)
class PactInForce:
    KIND: ClassVar[str] = "pacts.in_force"
    version_id: int


@dataclass(frozen=True)
class PactSigned:
    """Or, with `taken_back`, no longer."""

    KIND: ClassVar[str] = "pacts.signed"
    version_id: int
    taken_back: bool


@dataclass(frozen=True)
class ReviewDue:
    KIND: ClassVar[str] = "pacts.review_due"
    pact_id: int
    day: str


@dataclass(frozen=True)
class PactReviewed:
    KIND: ClassVar[str] = "pacts.reviewed"
    review_id: int


@dataclass(frozen=True)
class PactEnded:
    KIND: ClassVar[str] = "pacts.ended"
    pact_id: int


@dataclass(frozen=True)
class PactDropped:
    """Before anything was adopted."""

    KIND: ClassVar[str] = "pacts.dropped"
    version_id: int
