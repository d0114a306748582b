"""Clubs: which one may see, who is in them, and what follows from their activities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import BigIntegerField, Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast
from django.utils.timezone import get_current_timezone, localtime

from mulin.activities.models import Activity, Club, ClubPost, ClubTime, Membership, Photo, Session
from mulin.activities.rules import ORGANISERS
from mulin.kernel.bilingual import in_language
from mulin.kernel.together import Together
from mulin.organisations.queries import Standing, holders
from mulin.places.fields import under_any

QUIET = timedelta(days=90)  # without a sign of life for so long: the desk asks how it is
IN = Membership.Status.IN


@dataclass
class ClubSum:
    """Of one club; sessions and heads of this year."""

    members: int = 0
    asking: int = 0
    sessions: int = 0
    heads: int = 0
    next: datetime | None = None


@dataclass
class Shown:
    """Of the showcase: a post, or a photo of one of its activities."""

    at: datetime
    words: str
    file_key: str
    post: int | None  # their ids
    activity: int | None
    name: str  # of the activity


def public(community_id: int) -> QuerySet[Club]:
    return Club.objects.filter(community=community_id, status__in=Club.PUBLIC)


def managed_by(me: Standing) -> QuerySet[Club]:
    """Those about which one decides, by a post over their place."""
    return Club.objects.filter(under_any(me.paths(ORGANISERS)))


def visible_to(me: Standing) -> QuerySet[Club]:
    seen = Q(status__in=Club.PUBLIC)
    if me.person_id is not None:
        seen |= Q(asked_by=me.person_id)
    if me.paths(ORGANISERS):
        seen |= Q(pk__in=managed_by(me).values("pk"))
    return Club.objects.filter(seen)


def mine(club: Club, person_id: int | None) -> Membership | None:
    """The membership that stands, asked for or held."""
    if person_id is None:
        return None
    return Membership.objects.filter(club=club, person=person_id, status__in=Membership.STANDING).first()


def around(club: Club, person_id: int | None) -> tuple[Membership | None, list[ClubTime]]:
    """As `mine`, and when it meets each week: one query for both."""
    found, times = AROUND.rows(club.pk, person_id or 0)
    return next(iter(found), None), times


AROUND = Together(
    lambda club, person: [
        Membership.objects.filter(club=club, person=person, status__in=Membership.STANDING),
        ClubTime.objects.filter(club=club),
    ]
)


def clubs_of(person_id: int) -> QuerySet[Membership]:
    rows = Membership.objects.filter(person=person_id, status__in=Membership.STANDING, club__status__in=Club.STANDING)
    return rows.select_related("club").order_by("club__name", "id")


def asked_by(person_id: int) -> QuerySet[Club]:
    """Proposals that the community has not answered, or did not agree to."""
    return Club.objects.filter(asked_by=person_id, status__in=("asked", "refused")).order_by("-id")


def members_of(club: Club) -> QuerySet[Membership]:
    """Leader first, then deputies, then the others as they joined."""
    rank = Case(When(role="leader", then=0), When(role="deputy", then=1), default=2)
    return Membership.objects.filter(club=club, status=IN).select_related("person").order_by(rank, "joined_at", "id")


def asking(club: Club) -> QuerySet[Membership]:
    return Membership.objects.filter(club=club, status="asked").select_related("person").order_by("asked_at", "id")


def leaders_of(club_id: int) -> list[int]:
    rows = Membership.objects.filter(club=club_id, status=IN, role__in=("leader", "deputy"))
    return list(rows.order_by("id").values_list("person_id", flat=True))


def deciders_of(club: Club) -> list[int]:
    return [person.pk for person in holders(ORGANISERS, club.path) if person.pk != club.helped_by]


def member_ids(club_id: int) -> list[int]:
    return sorted(Membership.objects.filter(club=club_id, status=IN).values_list("person_id", flat=True))


def sums(ids: Sequence[int], at: datetime) -> dict[int, ClubSum]:
    """Two queries, however many clubs and members."""
    found = {pk: ClubSum() for pk in ids}
    members = Membership.objects.filter(club__in=ids, status__in=Membership.STANDING).order_by().values_list("club")
    for club, number, asking in members.annotate(n=Count("id", filter=Q(status=IN)), m=Count("id", filter=Q(status="asked"))):
        found[club].members, found[club].asking = number, asking
    year = datetime(localtime(at).year, 1, 1, tzinfo=get_current_timezone())
    held = Q(status="done", begins_at__gte=year)
    ahead = Q(status="planned", ends_at__gt=at, activity__status__in=("published", "running"))
    rows = Session.objects.filter(held | ahead, activity__club__in=ids).order_by().values_list("activity__club")
    for club, number, heads, begins in rows.annotate(
        n=Count("id", filter=held), crowd=Sum(F("came") + F("visitors"), filter=held), first=Min("begins_at", filter=ahead)
    ):
        found[club].sessions, found[club].heads, found[club].next = number, heads or 0, begins
    return found


def sessions_ahead_of(club: Club, at: datetime) -> QuerySet[Session]:
    rows = Session.objects.filter(activity__club=club, activity__status__in=Activity.PUBLIC, status="planned", ends_at__gt=at)
    return rows.defer("draw").select_related("activity", "place").order_by("begins_at", "id")


def drafts_of(club: Club) -> QuerySet[Activity]:
    """Written by its leaders and not published yet."""
    return club.activities.filter(status__in=("draft", "review")).order_by("-id")


def showcase(club: Club, most: int = 24) -> list[Shown]:
    """The newest first: its own posts, and photos of its closed activities whose people agreed."""
    none, empty = Cast(Value(None), BigIntegerField()), Value("")
    posts = ClubPost.objects.filter(club=club, taken_down_at=None).order_by()
    photos = Photo.objects.filter(activity__club=club, activity__status="closed", agreed_by__isnull=False, taken_down_at=None)
    rows = posts.values_list("made_at", "words", "file_key", "id", none, empty, empty).union(
        photos.order_by().values_list(
            "kept_at", "words", "file_key", none, "activity", "activity__title", "activity__title_en"
        ),
        all=True,
    )  # fmt: skip
    newest = rows.order_by("-made_at")[:most]
    return [
        Shown(at, words, key, post, activity, in_language(title, title_en))
        for at, words, key, post, activity, title, title_en in newest
    ]


def waiting_for(me: Standing) -> QuerySet[Club]:
    """To be answered, and without a leader."""
    led = Membership.objects.filter(club=OuterRef("pk"), status=IN, role="leader")
    rows = managed_by(me).annotate(is_led=Exists(led))
    return rows.filter(Q(status="asked") | Q(status__in=Club.PUBLIC, is_led=False)).order_by("asked_at", "id")


def quiet(me: Standing, at: datetime) -> QuerySet[Club]:
    """Resting, or running without an activity, a post or a new member for a quarter of a year."""
    since = at - QUIET
    met = Session.objects.filter(activity__club=OuterRef("pk"), ends_at__gt=since).exclude(status="cancelled")
    posted = ClubPost.objects.filter(club=OuterRef("pk"), made_at__gt=since)
    joined = Membership.objects.filter(club=OuterRef("pk"), joined_at__gt=since)
    silent = Q(status="running", decided_at__lte=since) & ~Exists(met) & ~Exists(posted) & ~Exists(joined)
    return managed_by(me).filter(Q(status="dormant") | silent).order_by("name", "id")
