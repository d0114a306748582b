"""What every action on a matter shares: the lock, the line in the story, the clocks that follow from it."""

from datetime import datetime
from typing import Any

from django.db.models import F

from mulin.kernel import changing
from mulin.kernel.access import Refused
from mulin.kernel.inserting import insert
from mulin.kernel.prepared import Prepared
from mulin.matters.models import Event, Matter, Photo
from mulin.organisations.queries import Held, Standing

from . import clocking

WORDS_AT_MOST = 2000
LOCKED = Prepared(
    lambda pk: Matter.objects.select_for_update(of=("self",)).filter(pk=pk).annotate(checked=F("version__needs_verification"))
)


def lock(matter: Matter) -> Matter:
    """The row as it is now; others wait until this transaction ends."""
    locked = LOCKED.first(matter.pk)
    if locked is None:
        raise Matter.DoesNotExist
    changing.watch(locked)
    return locked


def begin(matter: Matter, kind: str, *, by: Standing, at: datetime, photos: list[str], **told: Any) -> Event:
    """A new row, with its clocks already in it, and the first line of its story; all but the matter as `tell` takes it."""
    event = _line(matter, kind, by=by, at=at, photos=photos, **told)
    state = clocking.start(matter, event)
    insert([matter])
    changing.watch(matter)
    event.matter = matter  # now that it has a key
    _write_down(event)
    clocking.wind(matter, state)
    return event


def save(matter: Matter) -> None:
    changing.save(matter)


def tell(
    matter: Matter, kind: str, *, by: Standing, at: datetime, words: str = "", photos: list[str] | None = None,
    internal: bool = False, post: str = "", **data: Any,
) -> Event:  # fmt: skip
    """Append to the story and set the matter's clocks by it. `post`: in what part, where that is not one of the posts held.

    The matter itself is changed in memory: the action saves it.
    """
    event = _line(matter, kind, by=by, at=at, words=words, photos=photos or [], internal=internal, post=post, **data)
    _write_down(event)
    matter.changed_at = at
    clocking.follow(matter, event)
    return event


def _line(
    matter: Matter, kind: str, *, by: Standing, at: datetime, words: str, photos: list[str], post: str,
    internal: bool = False, **data: Any,
) -> Event:  # fmt: skip
    held, name = _acting_as(by, matter, post)
    return Event(
        matter=matter, kind=kind, at=at, actor=by.person, by_post=name, words=words.strip()[:WORDS_AT_MOST],
        is_internal=internal, data=data | ({"post": held} if held else {}), photos=photos,
    )  # fmt: skip


def _write_down(event: Event) -> None:
    insert([event])
    if event.photos:
        Photo.objects.bulk_create([Photo(key=key, event=event) for key in event.photos])


def need_words(words: str, sentence: str) -> str:
    if len(words.strip()) < 2:
        raise Refused(sentence)
    return words.strip()


def _acting_as(by: Standing, matter: Matter, post: str) -> tuple[str, str]:
    """(kind of post, the name of its unit or place): the lead unit's own, else the nearest one over the place."""
    if post:
        return post, ""
    own = next((one for one in by.held if one.organisation_id and one.organisation_id == matter.unit_id), None)
    over: list[Held] = sorted(
        (one for one in by.held if one.path and matter.place_path.startswith(one.path)), key=lambda one: -len(one.path)
    )
    helping = [one for one in by.held if one.organisation_id and f"unit:{one.organisation_id}" in matter.helpers]
    chosen = own or next(iter([*helping, *over, *by.held]), None)
    if chosen is None:
        return ("resident", "") if by.account_id or by.person_id else ("system", "")
    return chosen.kind, chosen.of[:80]
