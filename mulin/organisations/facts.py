from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PostGiven:
    KIND: ClassVar[str] = "organisations.post_given"
    post_id: int
    person_id: int
    kind: str
    place_id: int | None
    organisation_id: int | None


@dataclass(frozen=True)
class PostEnded:
    KIND: ClassVar[str] = "organisations.post_ended"
    post_id: int
    person_id: int
    kind: str
    on: str


@dataclass(frozen=True)
class OrganisationFounded:
    KIND: ClassVar[str] = "organisations.founded"
    organisation_id: int
    community_id: int


@dataclass(frozen=True)
class OrganisationChanged:
    KIND: ClassVar[str] = "organisations.changed"
    organisation_id: int
    fields: list[str]
