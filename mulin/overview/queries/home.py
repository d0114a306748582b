"""What the home page gathers for one person. The number of queries does not grow with what there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Func, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector, ElectorPerson
from mulin.kernel.bilingual import in_language
from mulin.kernel.prepared import Prepared, Slot
from mulin.kernel.ui.kept import kept
from mulin.matters.models import Category, Matter
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Community, Place

K = Place.Kind
S = Matter.Status
A_WEEK = timedelta(days=7)
TO_DO, AROUND = 3, 4
A_MINUTE, AROUND_SECONDS = 60, 15
SHOWN = ["number", "title", "status", "opened_at", "due_at", "followers", "place__name", "place__label"]


@dataclass(frozen=True)
class Home:
    """Where someone lives, from the estate inwards; without rooms, which are nobody's business on a page one shows around."""

    places: tuple[Place, ...]

    @property
    def nearest(self) -> Place:
        return self.places[-1]

    @property
    def widest(self) -> Place:
        return self.places[0]


def home_of(person: Person | None, *, on: date) -> Home | None:
    """Two queries, once a minute for each person: people seldom move."""
    if person is None:
        return None
    return kept(("home", person.pk, on), A_MINUTE, lambda: _look_up_home(person, on))


def _look_up_home(person: Person, on: date) -> Home | None:
    lived_in = Residence.objects.filter(Q(until=None) | Q(until__gt=on), person=person).order_by("-since", "-id")
    path = lived_in.values_list("room__path", flat=True).first()
    if path is None:
        return None
    found = Place.objects.filter(pk__in=steps(path), kind__in=[K.ESTATE, K.BUILDING, K.ENTRANCE], valid_to=None)
    places = sorted(found, key=lambda place: len(place.path))
    return Home(tuple(places)) if places else None


def steps(path: str) -> list[int]:
    """Ids of a place and of all above it."""
    return [int(step) for step in path.rstrip("/").split("/")]


def _waiting(account: Slot, person: Slot) -> QuerySet[Matter]:
    # `closed_at` says nothing new: it leads to the indexes of what is open. An OR would read all that is open there.
    waiting = Matter.objects.filter(closed_at=None, status__in=[S.ANSWERED, S.PAUSED]).values("pk")
    mine = waiting.filter(reporter_account=account).union(waiting.filter(reporter=person))
    rows = Matter.objects.filter(pk__in=mine).select_related("place").only(*SHOWN)
    return rows.order_by("due_at", "id")[: TO_DO + 1]


WAITING = Prepared(_waiting)


def waits_for(account: Account) -> list[Matter]:
    """The first of my matters that go on only when I answer, the most urgent first; one more than are shown."""
    return WAITING.rows(account.pk, account.person_id)


def _voices(person: Slot, at: Slot) -> QuerySet[Any]:
    mine = ElectorPerson.objects.filter(person=person).values("elector_id")
    rows = Elector.objects.filter(
        pk__in=mine, struck_by=None, voted=None, ballot__state=Ballot.State.OPEN, ballot__closes_at__gt=at
    )
    columns = ("ballot__number", "ballot__title", "ballot__title_en", "ballot__closes_at")
    return rows.order_by("ballot__closes_at", "ballot_id").values_list(*columns)[: TO_DO + 1]


VOICES = Prepared(_voices)


@dataclass(frozen=True)
class Vote:
    """A ballot in which a voice of mine has not been cast."""

    number: str
    title: str
    until: datetime


def votes_of(person: Person | None, *, at: datetime) -> list[Vote]:
    """The first that close; each ballot once, though an owner may have several voices in it."""
    if person is None:
        return []
    rows = {
        number: Vote(number, in_language(title, english), until) for number, title, english, until in VOICES.rows(person.pk, at)
    }
    return list(rows.values())


class ByNoIndex(Func):
    """Of a week's matters few are elsewhere; SQLite, which keeps no histogram, would read all that ever were in the estate."""

    template = "%(expressions)s"

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **more)


def around(home: Home | None, community_id: int | None, *, at: datetime) -> Sequence[Matter]:
    """Public matters of the last seven days where I live, else in the whole community; the same for all who live there."""
    if community_id is None:
        return []
    path = home.widest.path if home else ""
    return kept(("around", community_id, path), AROUND_SECONDS, lambda: _look_around(community_id, path, at))


def _look_around(community_id: int, path: str, at: datetime) -> Sequence[Matter]:
    recent = Matter.objects.filter(community=community_id, is_public=True, opened_at__gte=at - A_WEEK)
    if path:
        recent = recent.alias(here=ByNoIndex("place_path")).filter(under(path, "here"))
    shown = recent.exclude(status__in=[S.MERGED, S.VOID, S.WITHDRAWN]).select_related("place")
    return list(shown.order_by("-opened_at", "-id")[:AROUND])


def grid_worker(home: Home | None, *, on: date) -> Post | None:
    """Who walks my grid; the post with its name is published, the phone is the desk's."""
    if home is None:
        return None
    path = home.nearest.path
    return kept(("grid worker", path, on), A_MINUTE, lambda: _look_up_grid_worker(path, on))


def _look_up_grid_worker(path: str, on: date) -> Post | None:
    posts = current_posts(on).filter(kind=Post.Kind.GRID_WORKER, place__in=steps(path))
    return posts.select_related("person", "place").order_by("-place__path", "id").first()


def first_community() -> int | None:
    return kept(
        ("first community",), A_MINUTE, lambda: Community.objects.order_by("id").values_list("place_id", flat=True).first()
    )


def strangers_may_report(community_id: int | None) -> bool:
    def look() -> bool:
        return Category.objects.filter(community=community_id, closed_at=None, current__may_be_anonymous=True).exists()

    return kept(("strangers", community_id), A_MINUTE, look)


@dataclass(frozen=True)
class Day:
    """A day as a small tile of a calendar."""

    name: str
    number: int


def day_of(on: date) -> Day:
    names = [_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日")]
    return Day(names[on.weekday()], on.day)


def greeting(hour: int) -> str:
    words = [(5, _("夜深了")), (11, _("早上好")), (13, _("中午好")), (18, _("下午好")), (24, _("晚上好"))]
    return next(word for until, word in words if hour < until)
