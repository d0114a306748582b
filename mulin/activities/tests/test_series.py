from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.timezone import get_current_timezone

from mulin.activities import actions
from mulin.activities.models import Series, Session, Signup
from mulin.activities.rules import dates, rhythm
from mulin.kernel.access import Refused
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import activity, sign_up
from .club_cast import choir, joined

VALUES = {"begins": time(9), "minutes": 90, "places": 10, "since": date(2026, 11, 20), "spot": "小广场"}


def series(**values: object) -> Series:
    return Series(**{"begins": time(9), "minutes": 60, "since": date(2026, 1, 1)} | values)


@pytest.mark.row("C060")
@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"rule": "lunar", "month": 1, "day": 15}, ["2026-03-03", "2027-02-20"]),  # 元宵
        ({"rule": "lunar", "month": 9, "day": 9}, ["2026-10-18", "2027-10-08"]),  # 重阳
        ({"rule": "lunar", "month": 12, "day": -1}, ["2026-02-16", "2027-02-05"]),  # 除夕, of 29 and of 30 days
        ({"rule": "solar", "term": "冬至"}, ["2026-12-22", "2027-12-22"]),
        ({"rule": "solar", "term": "小寒"}, ["2026-01-05", "2027-01-05"]),
        ({"rule": "solar", "term": "清明"}, ["2026-04-05", "2027-04-05"]),
        ({"rule": "nth", "weekdays": [7], "day": 2, "until": date(2026, 5, 31), "since": date(2026, 5, 1)}, ["2026-05-10"]),  # 母亲节
        ({"rule": "nth", "weekdays": [6], "day": -1, "until": date(2026, 2, 28)}, ["2026-01-31", "2026-02-28"]),
        ({"rule": "monthly", "day": 31, "until": date(2026, 4, 30)}, ["2026-01-31", "2026-03-31"]),
        ({"rule": "weekly", "weekdays": [1, 5], "until": date(2026, 1, 9)}, ["2026-01-02", "2026-01-05", "2026-01-09"]),
    ],
)  # fmt: skip
def test_days_of_lunar_and_solar_calendars(values: dict[str, object], found: list[str]) -> None:
    assert [str(day) for day in dates.days(series(**values), date(2026, 1, 1), date(2027, 12, 31))] == found


def test_a_leap_month_holds_no_second_festival() -> None:
    """2025 had two sixth months; 2028 has two fifth ones."""
    double_fifth = dates.days(series(rule="lunar", month=5, day=5, since=date(2028, 1, 1)), date(2028, 1, 1), date(2028, 12, 31))
    assert [str(day) for day in double_fifth] == ["2028-05-28"]


@pytest.mark.row("C139")
def test_the_clock_makes_sessions_ahead_once_and_a_cancelled_one_is_not_made_again(stage: Stage) -> None:
    found, worker = activity(stage, places=None, published=False), stage.standing(stage.zhao_min)
    actions.add_series(found, rule="weekly", weekdays=[6], by=worker, at=NOON, **VALUES)
    assert Session.objects.count() == 8 and actions.make_sessions(NOON) == 0
    actions.cancel_session(Session.objects.order_by("begins_at")[1], reason="下雨", by=worker, at=NOON)
    assert actions.make_sessions(NOON + timedelta(days=7)) == 1
    with pytest.raises(Refused, match="节气"):
        actions.add_series(found, rule="solar", term="大暖", by=worker, at=NOON, **VALUES)


def test_a_changed_series_says_which_sessions_change_then_tells_everybody(stage: Stage) -> None:
    found, worker = activity(stage, places=None, published=False), stage.standing(stage.zhao_min)
    weekly = actions.add_series(found, rule="weekly", weekdays=[6], by=worker, at=NOON, **VALUES)
    found = actions.publish(found, by=worker, at=NOON)
    first = found.sessions.first()
    held = sign_up(stage, first, stage.wang_fang)
    local = get_current_timezone()

    changes, new = actions.preview(weekly, NOON, weekdays=[7], begins=time(10))
    assert len(changes) == 8 and new == [] and Session.objects.get(pk=first.pk).begins_at == first.begins_at
    assert [(one.session.pk, one.to) for one in changes[:1]] == [(first.pk, datetime(2026, 11, 22, 10, tzinfo=local))]

    actions.change_series(weekly, weekdays=[7], begins=time(10), reason="改到周日", by=worker, at=NOON)
    first.refresh_from_db()
    assert (first.begins_at, first.reason, Signup.objects.get(pk=held.pk).status) == (changes[0].to, "改到周日", "held")
    assert actions.make_sessions(NOON) == 0

    changes, new = actions.preview(weekly, NOON, rule="monthly", day=1)
    assert (len([one for one in changes if one.to is None]), len(new)) == (6, 0)

    changes, new = actions.preview(weekly, NOON, spot="长廊")  # the same hours, elsewhere
    assert (len(changes), {one.where for one in changes}, new) == (8, {"长廊"}, [])
    actions.change_series(weekly, spot="长廊", spot_en="The arcade", minutes=60, reason="小广场修路", by=worker, at=NOON)
    first.refresh_from_db()
    assert (first.where, first.spot_en, first.ends_at - first.begins_at) == ("长廊", "The arcade", timedelta(hours=1))


@pytest.mark.parametrize(
    ("values", "chinese", "english"),
    [
        ({"rule": "daily"}, "每天", "Every day"),
        ({"rule": "weekly", "weekdays": [4, 2]}, "每周二、周四", "Every Tue, Thu"),
        ({"rule": "monthly", "day": 15}, "每月 15 号", "Day 15 of every month"),
        ({"rule": "nth", "weekdays": [6], "day": -1}, "每月最后一个周六", "The last Sat of every month"),
        ({"rule": "lunar", "month": 0, "day": 15}, "农历每月第 15 天", "Day 15 of every lunar month"),
        ({"rule": "lunar", "month": 9, "day": 9}, "重阳节", "Double Ninth Festival"),
        ({"rule": "solar", "term": "冬至"}, "冬至", "Winter Solstice"),
    ],
)
def test_how_often_is_said_in_words(values: dict[str, object], chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert rhythm.rhythm(series(**values)) == chinese
    with translation.override("en"):
        assert rhythm.rhythm(series(**values)) == english


@pytest.mark.row("C139")
def test_what_there_is_every_day_week_month_and_year_is_found_by_that(stage: Stage) -> None:
    at, worker = timezone.now(), stage.standing(stage.zhao_min)
    titles = {"daily": "晨练", "weekly": "太极", "monthly": "庙会", "yearly": "九九重阳"}
    rules = [{"rule": "daily"}, {"rule": "weekly", "weekdays": [2, 4]}, {"rule": "lunar", "month": 0, "day": 15},
             {"rule": "lunar", "month": 9, "day": 9}]  # fmt: skip
    for title, rule in zip(titles.values(), rules, strict=True):
        found = activity(stage, places=None, published=False, title=title, at=at)
        actions.add_series(found, by=worker, at=at, **VALUES | {"since": timezone.localdate(at)} | rule)
        actions.publish(found, by=worker, at=at)
    for every in titles:
        page = signed_in(stage.wang_fang).get(f"/activities/?every={every}").content.decode()
        assert {one: page.count(title) for one, title in titles.items()} == {one: int(one == every) for one in titles}
    assert "每周二、周四 09:00" in signed_in(stage.wang_fang).get("/activities/?every=weekly").content.decode()
    month = signed_in(stage.wang_fang).get("/activities/?every=daily&span=month&kind=health").content.decode()
    assert "晨练" in month and "太极" not in month


def test_an_ended_series_keeps_sessions_somebody_signed_up_for(stage: Stage) -> None:
    found, worker = activity(stage, places=None, published=False), stage.standing(stage.zhao_min)
    weekly = actions.add_series(found, rule="weekly", weekdays=[6], by=worker, at=NOON, **VALUES)
    actions.publish(found, by=worker, at=NOON)
    sign_up(stage, Session.objects.order_by("begins_at")[3], stage.wang_fang)
    actions.end_series(weekly, on=date(2026, 11, 30), by=worker, at=NOON)
    assert Session.objects.count() == 3


def test_a_cancelled_activity_recurs_no_more(stage: Stage) -> None:
    found, worker = activity(stage, places=None, published=False), stage.standing(stage.zhao_min)
    actions.add_series(found, rule="weekly", weekdays=[6], by=worker, at=NOON, **VALUES | {"since": date(2026, 11, 25)})
    found = actions.publish(found, by=worker, at=NOON)
    actions.cancel(found, reason="老师搬走了", by=worker, at=NOON)
    assert actions.make_sessions(NOON) == 0 and set(Session.objects.values_list("status", flat=True)) == {"cancelled"}


@pytest.mark.row("C140")
def test_a_weekly_activity_keeps_places_for_the_members_of_its_club(stage: Stage) -> None:
    club, worker = choir(stage), stage.standing(stage.zhao_min)
    found = activity(stage, places=None, published=False, club=club)
    for wrong, why in (({"kept": 2}, "留给谁"), ({"kept_for": "seniors"}, "留几个")):
        with pytest.raises(Refused, match=why):
            actions.add_series(found, rule="weekly", weekdays=[6], by=worker, at=NOON, **VALUES, **wrong)
    alone = activity(stage, places=None, published=False, title="健步走")
    with pytest.raises(Refused, match="哪个团队"):
        actions.add_series(alone, rule="weekly", weekdays=[6], kept=1, kept_for="members", by=worker, at=NOON, **VALUES)
    kept = {"kept": 2, "kept_for": "members", "kept_hours": 12}
    weekly = actions.add_series(found, rule="weekly", weekdays=[6], by=worker, at=NOON, **VALUES, **kept)
    last = Session.objects.order_by("begins_at").last()
    assert last is not None
    until = last.begins_at - timedelta(hours=12)
    groups = last.groups.order_by("id").values_list("kind", "places", "members", "kept_until")
    assert list(groups) == [("members", 2, [stage.wang_fang.pk], until), ("all", 10, [], None)]
    joined(stage, club, stage.ma_li)  # a place is kept for her, too
    assert [members for _kind, _places, members, _until in groups.all()] == [sorted([stage.wang_fang.pk, stage.ma_li.pk]), []]
    with pytest.raises(IntegrityError), transaction.atomic():
        Series.objects.filter(pk=weekly.pk).update(kept=0)
