"""What waits for those who organise."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mulin.activities.models import Activity, Question, Series, Session
from mulin.activities.rules import ORGANISERS, PUBLISHERS
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, communities_of, holders
from mulin.people import queries as people
from mulin.people.models import Person
from mulin.places.models import Place

from .signing import policy_of
from .visible import managed_by

K = Place.Kind
AREAS = (K.COMMUNITY, K.COMMITTEE, K.ESTATE)
STANDS = (K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING, K.SPOT)


def waiting_for(me: Standing, at: datetime) -> QuerySet[Activity]:
    """To be looked at before it is published, and over without a report."""
    over = Activity.objects.filter(status__in=("published", "running")).exclude(
        pk__in=Session.objects.filter(status="planned", ends_at__gt=at).values("activity")
    )
    # a series without an end goes on
    over = over.exclude(pk__in=Activity.objects.filter(series__until=None, series__isnull=False).values("pk"))
    return managed_by(me).filter(Q(status="review") | Q(pk__in=over.values("pk"))).order_by("-status", "id")


def desk_sessions(me: Standing, at: datetime) -> QuerySet[Session]:
    rows = Session.objects.filter(activity__in=managed_by(me).values("pk"), ends_at__gt=at)
    return rows.defer("draw").select_related("activity", "place").order_by("begins_at", "id")


def areas_for(me: Standing) -> QuerySet[Place]:
    """Whose activity it can be."""
    rows = Place.objects.filter(kind__in=AREAS, valid_to=None).order_by("path")
    communities = list(communities_of(me).values_list("pk", flat=True))
    return rows.filter(Q(pk__in=communities) | Q(community__in=communities))


def stands_for(activity: Activity) -> QuerySet[Place]:
    """Where it can be held: in its community, and in those that hold it too."""
    communities = [activity.community_id, *activity.guests]
    rows = Place.objects.filter(Q(pk__in=communities) | Q(community__in=communities), kind__in=STANDS, valid_to=None)
    return rows.order_by("path")


def bodies_for(me: Standing) -> QuerySet[Organisation]:
    return Organisation.objects.filter(community__in=communities_of(me), closed_on=None).order_by("name")


def reviewers_of(activity: Activity) -> list[int]:
    """Whoever may look at it before it is published; where a community asks for no second pair of eyes, its workers."""
    kinds = PUBLISHERS if policy_of(activity.community_id).reviews else ORGANISERS
    return [person.pk for person in holders(kinds, activity.path) if person.pk != activity.made_by]


def person_named(me: Standing, words: str) -> Person | None:
    """By the whole name, a phone or an ID number; nobody where two are meant."""
    found = list(people.search(me, words).filter(left_on=None)[:20])
    named = [one for one in found if one.name == words] or found
    return named[0] if len(named) == 1 else None


def with_what_it_has(rows: QuerySet[Activity], at: datetime) -> QuerySet[Any]:
    """For its page at the desk: how many sessions, and whether there are series, questions, partners to ask for."""
    planned = Session.objects.filter(activity=OuterRef("pk"), status="planned").order_by().values("activity")
    all_ = Session.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    number = Count("id")
    return rows.select_related("organiser", "leader").annotate(
        sessions_in_all=Coalesce(Subquery(all_.annotate(n=number).values("n")), 0),
        sessions_ahead=Coalesce(Subquery(planned.filter(begins_at__gt=at).annotate(n=number).values("n")), 0),
        sessions_running=Exists(planned.filter(ends_at__gt=at)),
        has_series=Exists(Series.objects.filter(activity=OuterRef("pk"))),
        has_questions=Exists(Question.objects.filter(activity=OuterRef("pk"))),
        has_partners=Exists(Activity.hosts.through.objects.filter(activity=OuterRef("pk"))),
    )
