"""Sessions and their places: adding, moving, cancelling. Whoever signed up hears of what changes."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from mulin.activities import flow, queries, rules
from mulin.activities.facts import ActivityCancelled, ActivityPublished, SessionCancelled, SessionMoved
from mulin.activities.models import Activity, Claim, Group, Series, Session, Signup, Stall
from mulin.activities.queries import venues
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .holding import lock_group
from .queueing import fill
from .stall_copies import plan_of_new
from .writing import lock

MOST_PLACES = 100_000


@dataclass(frozen=True)
class Places:
    """So many for these; as of `Group`."""

    number: int
    kind: str = Group.For.ALL.value
    path: str = ""
    members: list[int] = field(default_factory=list)
    opens_at: datetime | None = None
    kept_until: datetime | None = None


@transaction.atomic
def add_session(
    activity: Activity, *, begins_at: datetime, ends_at: datetime, place: Place | None = None, spot: str = "",
    places: Sequence[Places] = (), series: Series | None = None, by: Standing, at: datetime, **more: Any,
) -> Session:  # fmt: skip
    """`more`: spot_en, lat, lng."""
    activity = lock(activity)
    require(rules.may_change(by, activity))
    if ends_at <= at:
        raise Refused(_("这个时间已经过去，请选以后的时间。"))
    session = make_session(activity, begins_at, ends_at, place, spot, places, series, **more)
    if activity.status in rules.OPEN:
        venues.keep([session], by=by, at=at)
    if activity.mode == Activity.Mode.LOTTERY and activity.status in rules.OPEN:
        record(ActivityPublished(activity.pk, [session.pk]), actor_id=by.account_id, at=at)
    return session


def make_session(
    activity: Activity, begins_at: datetime, ends_at: datetime, place: Place | None, spot: str,
    places: Sequence[Places] = (), series: Series | None = None, **more: Any,
) -> Session:  # fmt: skip
    if ends_at <= begins_at:
        raise Refused(_("结束要晚于开始，请改一下时间。"))
    if place is None and not spot.strip():
        raise Refused(_("请选地点，或写一句在哪里。"))
    there = activity.sessions.exclude(status=Session.Status.CANCELLED)
    if there.filter(begins_at=begins_at).exists():
        raise Refused(_("这个活动同一时间已经有一场。"))
    first = there.exists()
    session = Session.objects.create(
        activity=activity, series=series, begins_at=begins_at, ends_at=ends_at, place=place, path=place.path if place else "",
        spot=spot.strip(), secret=secrets.token_bytes(16), seed=secrets.token_bytes(32), **more,
    )  # fmt: skip
    signs_up = activity.mode != Activity.Mode.OPEN and not (activity.as_course and first)
    if signs_up and places:
        Group.objects.bulk_create(
            Group(
                session=session, kind=one.kind, path=one.path, members=one.members, places=one.number,
                opens_at=one.opens_at, kept_until=one.kept_until,
            )
            for one in places
        )  # fmt: skip
    plan_of_new(session)
    return session


@transaction.atomic
def set_places(group: Group, number: int, *, by: Standing, at: datetime) -> Group:
    """More places go to those who wait; fewer than are taken cannot be."""
    group = lock_group(group.pk)
    require(rules.may_change(by, group.session.activity))
    require(rules.may_move(by, group.session.activity, group.session, at))
    if number < group.taken or number > MOST_PLACES:
        raise Refused(_("已经给出 %(taken)s 个名额，不能再少。") % {"taken": group.taken})
    group.places = number
    group.save(update_fields=["places"])
    fill(group, at)
    return group


@transaction.atomic
def move_session(
    session: Session, *, begins_at: datetime, ends_at: datetime, place: Place | None, spot: str, spot_en: str | None = None,
    reason: str, by: Standing, at: datetime,
) -> Session:  # fmt: skip
    """To another time or place. Everybody who signed up is told, and may leave."""
    session = lock_session(session)
    require(rules.may_move(by, session.activity, session, at))
    before, was = session.begins_at, (session.place, session.spot)
    if not reason.strip():
        raise Refused(_("请写为什么改，报名的邻居会看到。"))
    if ends_at <= begins_at or begins_at <= at:
        raise Refused(_("请选以后的时间，结束要晚于开始。"))
    same = Session.objects.filter(activity=session.activity, begins_at=begins_at).exclude(pk=session.pk)
    if same.exclude(status=Session.Status.CANCELLED).exists():
        raise Refused(_("这个活动同一时间已经有一场。"))
    session.begins_at, session.ends_at, session.reason = begins_at, ends_at, reason.strip()
    session.place, session.path, session.spot = place, place.path if place else "", spot.strip()
    if was != (session.place, session.spot):  # said of the spot before
        session.spot_en, session.lat, session.lng = "", None, None
    session.spot_en = session.spot_en if spot_en is None else spot_en.strip()
    session.moved_from = before if before != begins_at else session.moved_from
    session.save()
    if session.activity.status in rules.OPEN:
        venues.keep([session], by=by, at=at)
    told = people_of([session.pk], session.activity)
    record(SessionMoved(session.pk, before.isoformat(), told), actor_id=by.account_id, at=at)
    return session


@transaction.atomic
def cancel_session(session: Session, *, reason: str, by: Standing, at: datetime) -> Session:
    session = lock_session(session)
    require(rules.may_move(by, session.activity, session, at))
    told = people_of([session.pk], session.activity)
    _call_off([session], reason)
    venues.keep([session], by=by, at=at)
    record(SessionCancelled(session.pk, told), actor_id=by.account_id, at=at)
    return session


@transaction.atomic
def cancel(activity: Activity, *, reason: str, by: Standing, at: datetime) -> Activity:
    """All that is ahead of it."""
    activity = lock(activity)
    require(rules.may_cancel(by, activity))
    sessions = list(activity.sessions.select_for_update().filter(status=Session.Status.PLANNED).order_by("id"))
    told = people_of([session.pk for session in sessions], activity)
    _call_off(sessions, reason)
    activity.status, activity.reason, activity.ended_at = advance(activity.status, flow.CANCEL), reason.strip(), at
    activity.save(update_fields=["status", "reason", "ended_at"])
    activity.series.filter(until=None).update(until=F("since"))
    for session in sessions:
        session.activity = activity
    venues.keep(sessions, by=by, at=at)
    record(ActivityCancelled(activity.pk, told), actor_id=by.account_id, at=at)
    return activity


def _call_off(sessions: Sequence[Session], reason: str) -> None:
    if not reason.strip():
        raise Refused(_("请写取消的原因，报名的邻居会看到。"))
    ids = [session.pk for session in sessions]
    groups = list(Group.objects.select_for_update().filter(session__in=ids).order_by("id"))
    list(Stall.objects.select_for_update().filter(session__in=ids).order_by("id"))  # nobody claims one meanwhile
    Claim.objects.filter(session__in=ids, status__in=[*flow.CALL_STALL_OFF.frm]).update(status=flow.CALL_STALL_OFF.to)
    off = Signup.objects.filter(session__in=ids, status__in=[*flow.CALL_OFF.frm])
    off.update(status=flow.CALL_OFF.to, offered_until=None)
    for group in groups:
        group.taken = group.waiting = 0
        group.save(update_fields=["taken", "waiting"])
    for session in sessions:
        session.status, session.reason = Session.Status.CANCELLED, reason.strip()
        session.save(update_fields=["status", "reason"])


def people_of(session_ids: list[int], activity: Activity) -> list[int]:
    """Whoever stands on a list of these, or of the course they belong to, or has a stall there."""
    of = Q(session__in=session_ids)
    if activity.as_course:
        of |= Q(session__activity=activity)
    ahead = Signup.objects.filter(of, status__in=[*flow.CALL_OFF.frm])
    return sorted({*ahead.values_list("person_id", flat=True), *queries.holders_of(session_ids)})


def lock_session(session: Session) -> Session:
    return Session.objects.select_for_update(of=("self",)).select_related("activity", "place").get(pk=session.pk)
