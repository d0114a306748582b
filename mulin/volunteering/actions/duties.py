import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.jobs.each import each
from mulin.places.models import Place
from mulin.volunteering import rules
from mulin.volunteering.models import Duty, Pattern, Shift, Team
from mulin.volunteering.rules import Who

AHEAD = timedelta(days=30)  # the clock keeps shifts this far ahead


@transaction.atomic
def set_up_duty(place: Place, *, team: Team | None = None, by: Who, at: datetime, **values: Any) -> Duty:
    """`values` are the fields of Duty."""
    require(rules.may_set_up(by, place.path, team.pk if team else None))
    community = place if place.community is None else place.community
    if Duty.objects.filter(community=community, name=values["name"], closed_at=None).exists():
        raise Refused(_("已经有一个叫“%(name)s”的岗位，请换个名字。") % {"name": values["name"]})
    return Duty.objects.create(community=community, place=place, team=team, **values)


@transaction.atomic
def add_pattern(duty: Duty, *, by: Who, at: datetime, **values: Any) -> Pattern:
    """When it recurs, and its shifts of the coming weeks at once. `values` are the fields of Pattern."""
    require(rules.may_set_up(by, duty.place.path, duty.team_id))
    if not set(values["weekdays"]) <= set(range(1, 8)) or not values["weekdays"]:
        raise Refused(_("请至少选一个星期几。"))
    pattern = Pattern.objects.create(duty=duty, **values)
    make_shifts_of(pattern, at)
    return pattern


@transaction.atomic
def add_shift(duty: Duty, *, begins_at: datetime, minutes: int, places: int, by: Who, at: datetime) -> Shift:
    """A single one, outside the patterns."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("place").get(pk=duty.pk)
    require(rules.may_set_up(by, duty.place.path, duty.team_id))
    if duty.closed_at is not None:
        raise Refused(_("这个岗位已经停了，不能再排班。"))
    if begins_at + timedelta(minutes=minutes) <= at:
        raise Refused(_("这个时间已经过去，请选以后的时间。"))
    if Shift.objects.filter(duty=duty, begins_at=begins_at).exists():
        raise Refused(_("这个岗位同一时间已经有一个班次。"))
    shift = _shift(duty, begins_at, minutes, places)
    shift.save()
    return shift


@transaction.atomic
def end_pattern(pattern: Pattern, *, on: date, by: Who, at: datetime) -> Pattern:
    """`on` is its last day. Empty shifts after it go; those that somebody claimed stay to be cancelled with a word."""
    require(rules.may_set_up(by, pattern.duty.place.path, pattern.duty.team_id))
    if on < pattern.since:
        raise Refused(_("结束日期早于开始日期，请改一下。"))
    pattern.until = on
    pattern.save(update_fields=["until"])
    after = Shift.objects.filter(pattern=pattern, begins_at__gt=max(at, _local(on + timedelta(days=1))), taken=0, claims=None)
    after.delete()
    return pattern


@transaction.atomic
def close_duty(duty: Duty, *, by: Who, at: datetime) -> Duty:
    duty = Duty.objects.select_for_update(of=("self",)).select_related("place").get(pk=duty.pk)
    require(rules.may_set_up(by, duty.place.path, duty.team_id))
    if Shift.objects.filter(duty=duty, status="open", begins_at__gt=at, taken__gt=0).exists():
        raise Refused(_("后面还有人认领的班次，请先取消那些班次，说明原因。"))
    Shift.objects.filter(duty=duty, begins_at__gt=at, taken=0, claims=None).delete()
    duty.patterns.filter(until=None).update(until=localdate(at))
    duty.closed_at = at
    duty.save(update_fields=["closed_at"])
    return duty


def make_shifts(at: datetime) -> int:
    """The clock's: shifts of all patterns for the days ahead; return how many are new."""
    running = Pattern.objects.filter(duty__closed_at=None).exclude(until__lt=localdate(at)).select_related("duty")
    return each(running, lambda pattern: make_shifts_of(pattern, at))


@transaction.atomic
def make_shifts_of(pattern: Pattern, at: datetime) -> int:
    today = localdate(at)
    first, last = max(pattern.since, today), today + AHEAD
    if pattern.until is not None:
        last = min(last, pattern.until)
    wanted = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.isoweekday() not in pattern.weekdays:
            continue
        if pattern.days == Pattern.Days.WORKING and not working.is_working_day(day):
            continue
        wanted.append(_local(day, pattern))
    there = set(Shift.objects.filter(duty=pattern.duty, begins_at__in=wanted).values_list("begins_at", flat=True))
    new = [_shift(pattern.duty, begins_at, pattern.minutes, pattern.places, pattern) for begins_at in wanted]
    new = [shift for shift in new if shift.begins_at not in there and shift.begins_at > at]
    return len(Shift.objects.bulk_create(new, ignore_conflicts=True))


def _shift(duty: Duty, begins_at: datetime, minutes: int, places: int, pattern: Pattern | None = None) -> Shift:
    everyone_from = begins_at - timedelta(days=duty.opens_days)
    return Shift(
        duty=duty, pattern=pattern, begins_at=begins_at, ends_at=begins_at + timedelta(minutes=minutes), places=places,
        everyone_from=everyone_from, members_from=everyone_from - timedelta(days=duty.members_first_days),
        secret=secrets.token_bytes(16),
    )  # fmt: skip


def _local(day: date, pattern: Pattern | None = None) -> datetime:
    begins = pattern.begins if pattern else datetime.min.time()
    return datetime.combine(day, begins, tzinfo=get_current_timezone())
