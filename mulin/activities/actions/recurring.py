"""Series: sessions made some weeks ahead, and what a changed series does to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import get_current_timezone, localdate, localtime
from django.utils.translation import gettext as _

from mulin.activities import rules
from mulin.activities.facts import SessionWithoutRoom
from mulin.activities.models import Activity, Series, Session
from mulin.activities.queries import venues
from mulin.activities.queries.clubs import member_ids
from mulin.activities.rules import dates
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

from .scheduling import Places, cancel_session, make_session, move_session
from .writing import lock

AHEAD = timedelta(days=56)


@dataclass(frozen=True)
class Change:
    """What a changed series does to one session: moved when `to` is given, cancelled without. `where`, when that is another."""

    session: Session
    to: datetime | None
    where: str = ""

    @property
    def people(self) -> int:
        """Sign-ups that stand, from the kept figures."""
        return sum(group.taken + group.waiting for group in self.session.groups.all())


@transaction.atomic
def add_series(activity: Activity, *, by: Standing, at: datetime, **values: Any) -> Series:
    """When it recurs, and its sessions of the coming weeks at once. `values` are fields of Series."""
    activity = lock(activity)
    require(rules.may_change(by, activity))
    series = Series(activity=activity, **values)
    _sound(series)
    series.save()
    make_sessions_of(series, at)
    return series


def _sound(series: Series) -> None:
    R = Series.Rule
    if series.rule in (R.WEEKLY, R.NTH) and (not series.weekdays or not set(series.weekdays) <= set(range(1, 8))):
        raise Refused(_("请至少选一个星期几。"))
    allowed = {R.MONTHLY: range(1, 32), R.NTH: [1, 2, 3, 4, 5, -1], R.LUNAR: [*range(1, 31), -1]}
    if series.rule in allowed and series.day not in allowed[R(series.rule)]:
        raise Refused(_("请写是哪一天。"))
    if series.rule == R.LUNAR and not 0 <= series.month <= 12:
        raise Refused(_("农历月份是 1 到 12，每个月都办就写 0。"))
    if series.rule == R.SOLAR and series.term not in dates.TERMS:
        raise Refused(_("请选一个节气。"))
    if series.place is None and not series.spot:
        raise Refused(_("请选地点，或写一句在哪里。"))
    if bool(series.kept) != bool(series.kept_for):
        raise Refused(_("另留名额要写留给谁、留几个。"))
    if series.kept_for == Series.Kept.MEMBERS and series.activity.club_id is None:
        raise Refused(_("只有团队的活动能给成员留名额，请先写上是哪个团队的。"))


def make_sessions(at: datetime) -> int:
    """The clock's: sessions of all series for the weeks ahead; return how many are new."""
    going = Series.objects.filter(activity__status__in=("draft", "review", "published", "running")).exclude(
        until__lt=localdate(at)
    )
    return each(going.select_related("activity", "place"), lambda series: make_sessions_of(series, at))


@transaction.atomic
def make_sessions_of(series: Series, at: datetime) -> int:
    """A session that was cancelled or moved is not made again: its day is taken."""
    activity = lock(series.activity)
    rows = activity.sessions.filter(Q(series=series) | ~Q(status="cancelled"))
    known = {localdate(day) for times in rows.values_list("begins_at", "moved_from") for day in times if day is not None}
    new = [begins for begins in _starts(series, at) if localdate(begins) not in known]
    members = member_ids(activity.club_id) if activity.club_id and series.kept_for == Series.Kept.MEMBERS else []
    for begins in new:
        ends = begins + timedelta(minutes=series.minutes)
        places = _places(series, members, begins)
        session = make_session(activity, begins, ends, series.place, series.spot, places, series, spot_en=series.spot_en)
        if activity.status in rules.OPEN:
            _take_room(session, at)
    return len(new)


def _places(series: Series, members: list[int], begins: datetime) -> list[Places]:
    """Those for some first, then those for all."""
    found = []
    if series.kept:
        until = begins - timedelta(hours=series.kept_hours) if series.kept_hours else None
        found.append(Places(series.kept, series.kept_for, members=members, kept_until=until))
    if series.places:
        found.append(Places(series.places))
    return found


def _take_room(session: Session, at: datetime) -> None:
    """The day stays in the calendar when its room is taken; whoever published it looks for another."""
    try:
        with transaction.atomic():
            venues.keep([session], by=None, at=at)
    except Refused as refused:
        record(SessionWithoutRoom(session.pk, str(refused)), actor_id=None, at=at)


def _starts(series: Series, at: datetime) -> list[datetime]:
    today = localdate(at)
    zone = get_current_timezone()
    days = dates.days(series, today, today + (AHEAD if series.rule not in ("lunar", "solar") else timedelta(days=400)))
    starts = [datetime.combine(day, series.begins, tzinfo=zone) for day in days]
    return [begins for begins in starts if begins > at]


def preview(series: Series, at: datetime, **values: Any) -> tuple[list[Change], list[datetime]]:
    """Which sessions a change would move or cancel, and which it would add. Nothing is changed."""
    changed = Series(**{field.attname: getattr(series, field.attname) for field in Series._meta.concrete_fields})
    for name, value in values.items():
        setattr(changed, name, value)
    _sound(changed)
    wanted = _starts(changed, at)
    ahead = list(
        series.sessions.filter(status="planned", begins_at__gt=at).defer("draw").prefetch_related("groups").order_by("begins_at")
    )
    elsewhere = (changed.place_id, changed.spot) != (series.place_id, series.spot)
    where = " ".join(part for part in (str(changed.place or ""), changed.spot) if part) if elsewhere else ""
    return _compare(ahead, wanted, where, changed.minutes != series.minutes)


def _compare(ahead: Sequence[Session], wanted: list[datetime], where: str, longer: bool) -> tuple[list[Change], list[datetime]]:
    """Same day: the time moves, or where it is, or how long it takes. Same week: the day moves. Otherwise it is cancelled."""
    free = {localdate(begins): begins for begins in wanted}
    changes, left = [], []
    for session in ahead:
        begins = free.pop(localdate(session.begins_at), None)
        if begins is None:
            left.append(session)
        elif begins != session.begins_at or where or longer:
            changes.append(Change(session, begins, where))
    for session in left:
        week = localtime(session.begins_at).isocalendar()[:2]
        day = next((day for day in sorted(free) if day.isocalendar()[:2] == week), None)
        changes.append(Change(session, free.pop(day), where) if day else Change(session, None))
    return sorted(changes, key=lambda change: change.session.begins_at), sorted(free.values())


@transaction.atomic
def change_series(
    series: Series, *, reason: str, by: Standing, at: datetime, **values: Any
) -> tuple[list[Change], list[datetime]]:
    """What `preview` says, done: everybody who signed up for a session that moves is told."""
    activity = lock(series.activity)
    require(rules.may_change(by, activity))
    if not reason.strip():
        raise Refused(_("请写为什么改，报名的邻居会看到。"))
    changes, new = preview(series, at, **values)
    for name, value in values.items():
        setattr(series, name, value)
    series.save()
    for change in changes:
        if change.to is None:
            cancel_session(change.session, reason=reason, by=by, at=at)
            continue
        move_session(
            change.session, begins_at=change.to, ends_at=change.to + timedelta(minutes=series.minutes), place=series.place,
            spot=series.spot, spot_en=series.spot_en, reason=reason, by=by, at=at,
        )  # fmt: skip
    make_sessions_of(series, at)
    return changes, new


@transaction.atomic
def end_series(series: Series, *, on: date, by: Standing, at: datetime) -> Series:
    """`on` is its last day. Sessions after it that nobody signed up for go; the others stay to be cancelled with a word."""
    require(rules.may_change(by, lock(series.activity)))
    if on < series.since:
        raise Refused(_("结束日期早于开始日期，请改一下。"))
    series.until = on
    series.save(update_fields=["until"])
    after = series.sessions.filter(begins_at__gt=at, status="planned", signups=None, claims=None)
    for session in after:
        if localdate(session.begins_at) > on:
            session.status = Session.Status.CANCELLED
            venues.keep([session], by=by, at=at)
            session.groups.all().delete()
            session.delete()
    return series
