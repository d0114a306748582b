"""What happened to activities and sign-ups. Moves and cancellations name everybody who has to be told."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ActivitySubmitted:
    KIND: ClassVar[str] = "activities.submitted"
    activity_id: int


@dataclass(frozen=True)
class ActivityGivenBack:
    KIND: ClassVar[str] = "activities.given_back"
    activity_id: int


@dataclass(frozen=True)
class ActivityPublished:
    """`draws`: sessions whose places will be drawn; the hash of their seed is published now."""

    KIND: ClassVar[str] = "activities.published"
    activity_id: int
    draws: list[int]


@dataclass(frozen=True)
class ActivityCancelled:
    KIND: ClassVar[str] = "activities.cancelled"
    activity_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class ActivityClosed:
    KIND: ClassVar[str] = "activities.closed"
    activity_id: int


@dataclass(frozen=True)
class SessionMoved:
    """In time or place. `before` is an instant, ISO 8601."""

    KIND: ClassVar[str] = "activities.session_moved"
    session_id: int
    before: str
    person_ids: list[int]


@dataclass(frozen=True)
class SessionWithoutRoom:
    """The clock made it, and its room is taken by somebody else. `words`: when, where and why not."""

    KIND: ClassVar[str] = "activities.session_without_room"
    session_id: int
    words: str


@dataclass(frozen=True)
class SessionCancelled:
    KIND: ClassVar[str] = "activities.session_cancelled"
    session_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class SessionFinished:
    """It is over; who came is counted, but for lists that come in later."""

    KIND: ClassVar[str] = "activities.session_finished"
    session_id: int


@dataclass(frozen=True)
class SignedUp:
    """A place, an entry in a draw or a number on the waiting list: written before it is known which."""

    KIND: ClassVar[str] = "activities.signed_up"
    signup_id: int
    session_id: int
    person_id: int
    seats: int


@dataclass(frozen=True)
class SignupLeft:
    KIND: ClassVar[str] = "activities.left"
    signup_id: int
    session_id: int
    person_id: int
    seats: int


@dataclass(frozen=True)
class PlaceOffered:
    """A waiting person's turn. `until`: ISO 8601."""

    KIND: ClassVar[str] = "activities.place_offered"
    signup_id: int
    session_id: int
    person_id: int
    until: str


@dataclass(frozen=True)
class PlaceGiven:
    """To somebody who waited, by a worker's hand."""

    KIND: ClassVar[str] = "activities.place_given"
    signup_id: int
    session_id: int
    person_id: int


@dataclass(frozen=True)
class OfferLapsed:
    KIND: ClassVar[str] = "activities.offer_lapsed"
    signup_id: int
    session_id: int
    person_id: int


@dataclass(frozen=True)
class PlacesDrawn:
    KIND: ClassVar[str] = "activities.drawn"
    session_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class Attended:
    """Points and hours follow from this."""

    KIND: ClassVar[str] = "activities.attended"
    attendance_id: int
    session_id: int
    person_id: int
    activity_kind: str
    minutes: int
