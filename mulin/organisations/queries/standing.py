from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate

from mulin.kernel.prepared import Prepared
from mulin.organisations.models import Area, Organisation, Post
from mulin.people.models import Person

OWNERS = "owners_committee"  # no kind of post: it comes with leading one; see `_of_owners`
OWNERS_MEMBER = "owners_member"  # … and this with working for one: its other members
OF_OWNERS = frozenset({OWNERS, OWNERS_MEMBER})
SITS: dict[str, str] = {Post.Kind.UNIT_LEAD: OWNERS, Post.Kind.HANDLER: OWNERS_MEMBER}


@dataclass(frozen=True)
class Held:
    """One post as rules see it. `path` is the place's, or empty for a post in an organisation; `of`: what either is called."""

    kind: str
    path: str
    organisation_id: int | None
    of: str = field(default="", compare=False)


@dataclass(frozen=True)
class Standing:
    """Who asks: the account, the person it belongs to, and the posts that person holds today. Every rule takes one."""

    account_id: int | None
    person: Person | None
    held: tuple[Held, ...] = ()
    known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)  # what was asked once for this request

    @property
    def person_id(self) -> int | None:
        return self.person.id if self.person else None

    def holds(self, kinds: Collection[str], *, over: str) -> bool:
        """Whether one of `kinds` is held in the place of path `over` or in one above it."""
        return any(post.kind in kinds and post.path and over.startswith(post.path) for post in self.held)

    def holds_everywhere(self, kinds: Collection[str]) -> bool:
        """Whether one of `kinds` is held over the whole community that one belongs to."""
        here = str(self.person.community_id) if self.person else ""
        return any(
            path.rstrip("/").split("/")[-1] == here or f"/{here}/" not in f"/{path}" for path in self.paths(kinds)
        ) and bool(here)

    def paths(self, kinds: Collection[str]) -> list[str]:
        """Where one of `kinds` is held."""
        return sorted({post.path for post in self.held if post.kind in kinds and post.path})

    def units(self, kinds: Collection[str] = ("handler", "unit_lead")) -> set[int]:
        """Organisations in which one of `kinds` is held."""
        return {post.organisation_id for post in self.held if post.kind in kinds and post.organisation_id}


NOBODY = Standing(None, None)


def current_posts(on: date) -> QuerySet[Post]:
    return Post.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


POSTS_OF = Prepared(
    lambda person, on: (
        current_posts(on)
        .filter(person=person)
        .annotate(path=F("place__path"), body=F("organisation__kind"))
        .values_list(
            "kind",
            "path",
            "organisation_id",
            "body",
            "place__label",
            "place__name",
            "organisation__short_name",
            "organisation__name",
        )
    )
)


def standing_of(person: Person | None, *, on: date, account_id: int | None = None) -> Standing:
    """One query; one more for who sits on an owners' committee."""
    if person is None:
        return Standing(account_id, None)
    rows = POSTS_OF.rows(person.pk, on)
    held = tuple(
        Held(kind, path or "", unit, (short or name if unit else label or place) or "")
        for kind, path, unit, _body, label, place, short, name in rows
    )
    sits = [(unit, SITS[kind]) for kind, _path, unit, body, *_names in rows if body == Organisation.Kind.OWNERS and kind in SITS]
    return Standing(account_id, person, held + _of_owners(sits) if sits else held)


def _of_owners(sits: Collection[tuple[int, str]]) -> tuple[Held, ...]:
    """Who sits on an owners' committee stands for it where it serves, as if that were a post there."""
    areas = Area.objects.filter(organisation__in=[unit for unit, _kind in sits], organisation__closed_on=None).order_by("pk")
    found = list(areas.values_list("organisation_id", "place__path", "place__label", "place__name"))
    return tuple(
        Held(kind, path, None, label or name) for unit, kind in sits for served, path, label, name in found if served == unit
    )


def who_asks(request: HttpRequest) -> Standing:
    """The standing behind a request, worked out once for it."""
    kept: Standing | None = getattr(request, "standing", None)
    if kept is None:
        account = request.user
        kept = standing_of(account.person, on=localdate(), account_id=account.pk) if account.is_authenticated else NOBODY
        request.standing = kept  # type: ignore[attr-defined]
    return kept
