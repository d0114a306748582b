from collections.abc import Sequence
from dataclasses import dataclass, field

from mulin.matters.models import Category
from mulin.places.models import Place


@dataclass(frozen=True)
class Draft:
    """A report as it comes in, through whichever door."""

    community_id: int
    place_id: int
    words: str
    category_id: int | None = None
    unsorted: bool = False  # the reporter cannot say what kind it is: a person at the desk does, nothing is guessed
    spot: str = ""
    lat: float | None = None
    lng: float | None = None
    channel: str = "web"
    anonymous: bool = False
    shows_name: bool = False
    contact_name: str = ""
    contact_phone: str = ""
    photos: Sequence[str] = field(default_factory=list)  # keys of kernel.media files
    on_behalf_of: int | None = None  # a person of the register, served by a worker
    title: str = ""
    outside_id: str = ""  # the number it has in another system
    # What the door has read already, with its community and its current version; else it is read by its number.
    place: Place | None = None
    category: Category | None = None
