"""What the home page gathers for one person. The number of queries does not grow with what there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mulin.matters.models import Category, Matter
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, current_posts
from mulin.people.models import Residence
from mulin.places.fields import under
from mulin.places.models import Place

K = Place.Kind
S = Matter.Status
A_WEEK = timedelta(days=7)
TO_DO, AROUND = 3, 4


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


def home_of(me: Standing, *, on: date) -> Home | None:
    """Two queries."""
    if me.person is None:
        return None
    lived_in = Residence.objects.filter(Q(until=None) | Q(until__gt=on), person=me.person).order_by("-since", "-id")
    path = lived_in.values_list("room__path", flat=True).first()
    if path is None:
        return None
    found = Place.objects.filter(pk__in=steps(path), kind__in=[K.ESTATE, K.BUILDING, K.ENTRANCE], valid_to=None)
    places = sorted(found, key=lambda place: len(place.path))
    return Home(tuple(places)) if places else None


def steps(path: str) -> list[int]:
    """Ids of a place and of all above it."""
    return [int(step) for step in path.rstrip("/").split("/")]


def waits_for(me: Standing) -> QuerySet[Matter]:
    """My matters that go on only when I answer; the most urgent first."""
    if me.account_id is None:
        return Matter.objects.none()
    mine = Q(reporter_account=me.account_id)
    if me.person_id is not None:
        mine |= Q(reporter=me.person_id)
    return Matter.objects.filter(mine, status__in=[S.ANSWERED, S.PAUSED]).select_related("place").order_by("due_at", "id")


def around(home: Home | None, community_id: int | None, *, at: datetime) -> Sequence[Matter]:
    """Public matters of the last seven days where I live, else in the whole community."""
    if community_id is None:
        return []
    recent = Matter.objects.filter(community=community_id, is_public=True, opened_at__gte=at - A_WEEK)
    if home:
        recent = recent.filter(under(home.widest.path, "place_path"))
    shown = recent.exclude(status__in=[S.MERGED, S.VOID]).select_related("place")
    return list(shown.order_by("-opened_at", "-id")[:AROUND])


def grid_worker(home: Home | None, *, on: date) -> Post | None:
    """Who walks my grid; the post with its name is published, the phone is the desk's."""
    if home is None:
        return None
    posts = current_posts(on).filter(kind=Post.Kind.GRID_WORKER, place__in=steps(home.nearest.path))
    return posts.select_related("person", "place").order_by("-place__path", "id").first()


def strangers_may_report(community_id: int | None) -> bool:
    return Category.objects.filter(community=community_id, closed_at=None, current__may_be_anonymous=True).exists()


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
