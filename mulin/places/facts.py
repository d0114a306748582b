from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PlaceMoved:
    """A place with all below it hangs elsewhere: paths that begin with `old_path` now begin with `new_path`."""

    KIND: ClassVar[str] = "places.moved"
    place_id: int
    old_path: str
    new_path: str
    at: str  # ISO 8601


@dataclass(frozen=True)
class PlacesSplit:
    """A committee ended and several took its place. What lay below it is told by `PlaceMoved`, one for each; what was kept
    for exactly `old_path` goes on at `rest_path`."""

    KIND: ClassVar[str] = "places.split"
    place_id: int
    old_path: str
    into_ids: list[int]
    rest_path: str
    at: str


@dataclass(frozen=True)
class PlacesMerged:
    """Committees ended and one took their place. What was kept for exactly one of `old_paths` goes on at `new_path`."""

    KIND: ClassVar[str] = "places.merged"
    place_ids: list[int]
    old_paths: list[str]
    into_id: int
    new_path: str
    at: str


@dataclass(frozen=True)
class PlaceClosed:
    KIND: ClassVar[str] = "places.closed"
    place_id: int
    path: str


@dataclass(frozen=True)
class PlaceRenamed:
    KIND: ClassVar[str] = "places.renamed"
    place_id: int
    old_name: str
    new_name: str


@dataclass(frozen=True)
class BoundariesChanged:
    KIND: ClassVar[str] = "places.boundaries_changed"
    community_id: int
    place_ids: list[int]


@dataclass(frozen=True)
class FaceChanged:
    """The community's name, mark, colour or public numbers are different."""

    KIND: ClassVar[str] = "places.face_changed"
    community_id: int


@dataclass(frozen=True)
class CodesMade:
    KIND: ClassVar[str] = "places.codes_made"
    community_id: int
    kind: str
    how_many: int


@dataclass(frozen=True)
class CodeRevoked:
    KIND: ClassVar[str] = "places.code_revoked"
    code_id: int
    place_id: int
    reason: str
    replaced_by_id: int | None
