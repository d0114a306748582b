"""iCalendar feeds (RFC 5545), and the card that is shared."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from mulin.activities import queries
from mulin.activities.models import Activity, Feed, Session
from mulin.activities.views.acting import as_oneself
from mulin.kernel.print import qr
from mulin.organisations.queries import community_of
from mulin.places.models import Community

from . import activity

BACK, MOST = timedelta(days=60), 500
A = Activity.Status


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """All that is on in the community."""
    at, community = timezone.now(), community_of(as_oneself(request))
    rows = queries.public(community).filter(begins_at__gte=at - BACK)
    face = Community.objects.filter(place=community).first()
    return _file(
        request, face.name if face else "", rows.select_related("activity", "place").order_by("begins_at", "id")[:MOST], at
    )


@require_safe
def one(request: HttpRequest, activity_id: int) -> HttpResponse:
    found = get_object_or_404(Activity, pk=activity_id, status__in=Activity.PUBLIC)
    rows = found.sessions.defer("draw").select_related("activity", "place").order_by("begins_at", "id")
    return _file(request, found.title, rows[:MOST], timezone.now())


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """One person's own; whoever has the address reads it, so it says no more than what and where."""
    found = get_object_or_404(Feed, token=token)
    at = timezone.now()
    rows = Session.objects.filter(
        signups__person=found.person_id, signups__status__in=("held", "came", "off"), begins_at__gte=at - BACK
    )
    rows = rows.defer("draw").select_related("activity", "place").order_by("begins_at", "id").distinct()
    return _file(request, "", [*rows[:MOST], *_courses(found.person_id, at)], at)


def _courses(person_id: int, at: datetime) -> list[Session]:
    """The other sessions of courses: signed up for once, attended each time."""
    of = Activity.objects.filter(
        as_course=True, sessions__signups__person=person_id, sessions__signups__status__in=("held", "came")
    )
    rows = Session.objects.filter(activity__in=of.values("pk"), begins_at__gte=at - BACK).exclude(signups__person=person_id)
    return list(rows.defer("draw").select_related("activity", "place").order_by("begins_at", "id")[:MOST])


def _file(request: HttpRequest, name: str, sessions: Iterable[Session], at: datetime) -> HttpResponse:
    made = Calendar()
    made.add("prodid", "-//Mulin//Activities//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if name:
        made.add("x-wr-calname", name)
    for session in sessions:
        made.add_component(_event(request, session, at))
    answer = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="mulin.ics"'
    return answer


def _event(request: HttpRequest, session: Session, at: datetime) -> Event:
    found = session.activity
    event = Event()
    event.add("uid", f"session-{session.pk}@{request.get_host().split(':')[0]}")
    event.add("dtstamp", at)
    event.add("dtstart", session.begins_at)
    event.add("dtend", session.ends_at)
    event.add("summary", found.title)
    event.add("location", " ".join(part for part in (str(session.place or ""), session.spot) if part))
    event.add("url", request.build_absolute_uri(reverse("activities:activity", args=[found.pk])))
    if found.words:
        event.add("description", found.words)
    if session.lat is not None and session.lng is not None:
        event.add("geo", (session.lat, session.lng))
    off = session.status == Session.Status.CANCELLED or found.status == A.CANCELLED
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    return event


@require_safe
def card(request: HttpRequest, activity_id: int) -> HttpResponse:
    """One screen to be photographed, printed and sent on."""
    me = as_oneself(request)
    found = activity.load(me, activity_id)
    url = request.build_absolute_uri(reverse("activities:activity", args=[found.pk]))
    sessions = found.sessions.filter(status="planned").select_related("place").order_by("begins_at", "id")
    ahead = sessions.filter(ends_at__gt=timezone.now())[:3]
    return render(
        request,
        "activities/card.html",
        {"activity": found, "sessions": ahead, "code": qr.svg(url, label=found.title), "url": url},
    )
