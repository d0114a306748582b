"""Each day's list."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.childcare import queries, rules
from mulin.childcare.facts import ChildMissed, ChildNotFetched
from mulin.childcare.models import Application, Day, Group
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

LONGEST = 60  # days of one absence
EARLY = timedelta(hours=2)  # before the class begins; a tick that says earlier was made by a wrong clock
T = Day.Status


@transaction.atomic
def announce(application: Application, first: date, last: date, words: str = "", *, by: Standing, at: datetime) -> list[Day]:
    """The child stays away on the days of care from `first` to `last`."""
    application = _locked(application)
    require(rules.may_announce(by, application, first, at))
    if not first <= last <= first + timedelta(days=LONGEST):
        raise Refused(_("最后一天不能早于第一天，一次最多 %(most)s 天。") % {"most": LONGEST})
    days = queries.days_ahead(application.group, first, (last - first).days)
    if not days:
        raise Refused(_("这几天本来就不开班，不用请假。"))
    made = []
    for on in days:
        day, _is_new = Day.objects.get_or_create(
            application=application, on=on, defaults={"status": T.AWAY, "words": words.strip()}
        )
        if day.status == T.MISSED:
            day.status, day.words = T.AWAY, words.strip()
            day.save(update_fields=["status", "words"])
        made.append(day)
    return made


@transaction.atomic
def come_after_all(day: Day, *, by: Standing, at: datetime) -> None:
    """An absence is called off."""
    application = _locked(day.application)
    require(rules.may_announce(by, application, day.on, at))
    Day.objects.filter(pk=day.pk, status=T.AWAY).delete()


@transaction.atomic
def tick(application: Application, on: date, *, came_at: datetime, by: Standing, at: datetime) -> Day:
    """The child is here. Twice is once; who was excused may come all the same."""
    application = _locked(application)
    require(rules.may_tick(by, application, on, at, is_open=queries.is_open_on(application.group, on)))
    day, is_new = Day.objects.get_or_create(application=application, on=on, defaults={"status": T.CAME, "came_at": came_at})
    if not is_new and day.status != T.CAME:
        day.status, day.came_at = T.CAME, came_at
        day.save(update_fields=["status", "came_at"])
    return day


@transaction.atomic
def untick(day: Day, *, by: Standing, at: datetime) -> None:
    """A slip of the finger: the row goes, unless the child was handed over already."""
    application = _locked(day.application)
    require(rules.may_tick(by, application, day.on, at, is_open=True))
    if not Day.objects.filter(pk=day.pk, left_at=None).delete()[0]:
        raise Refused(_("已经登记接走了，不能改成没来。"))


@transaction.atomic
def miss(application: Application, on: date, *, by: Standing, at: datetime) -> Day:
    """Not here, and nobody said so: the guardian is asked at once."""
    application = _locked(application)
    require(rules.may_tick(by, application, on, at, is_open=queries.is_open_on(application.group, on)))
    day, is_new = Day.objects.get_or_create(application=application, on=on, defaults={"status": T.MISSED})
    if is_new:
        record(ChildMissed(day.pk, application.guardian_id), actor_id=by.account_id, at=at)
    return day


def merge_offline_list(group: Group, came: Iterable[tuple[int, datetime]], *, by: Standing, at: datetime) -> list[str]:
    """Ticks made without signal: (application, when). Each once; what cannot be is said, the rest is done."""
    require(rules.may_open_class(by, group))
    problems = []
    for pk, when in came:
        row = Application.objects.filter(group=group, pk=pk).first()
        if row is None:
            problems.append(_("名单里有一个孩子不在这个班，没有记。"))
            continue
        try:
            when = min(when, at)
            tick(row, localdate(when), came_at=when, by=by, at=at)
        except Refused as refused:
            problems.append(str(refused))
    return problems


def alert_late(at: datetime) -> int:
    """The clock's: closing time is over, and a child is still there."""
    return each(queries.not_fetched(at), lambda day: _alert(day.pk, at))


@transaction.atomic
def _alert(day_id: int, at: datetime) -> bool:
    day = Day.objects.select_for_update(of=("self",)).select_related("application").get(pk=day_id)
    if day.left_at is not None or day.late_told_at is not None or day.status != T.CAME:
        return False
    day.late_told_at = at
    day.save(update_fields=["late_told_at"])
    record(ChildNotFetched(day.pk, day.application.guardian_id), actor_id=None, at=at)
    return True


def _locked(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("group__place", "child")
    return rows.get(pk=application.pk)
