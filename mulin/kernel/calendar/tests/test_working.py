import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mulin.kernel.calendar import actions, current, working
from mulin.kernel.calendar.almanac import USUAL, Almanac, Weekday
from mulin.kernel.calendar.models import Day, Edition
from mulin.kernel.calendar.years import calendar_note, years_without_data

SHANGHAI = ZoneInfo("Asia/Shanghai")
PUBLISHED = Path(__file__).parents[4].parent / "shared" / "data" / "people_zh" / "holiday-cn"
INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))


@pytest.fixture(autouse=True)
def _plain_calendar(db: None) -> None:
    current.forget()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def said(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        ("2026-11-19 12:00", "30m", "2026-11-19 12:30"),
        ("2026-11-19 23:00", "2h", "2026-11-20 01:00"),
        ("2026-11-19 12:00", "7d", "2026-11-26 12:00"),
        ("2026-11-19 12:00", "2wh", "2026-11-19 14:00"),
        ("2026-11-19 16:30", "1wh", "2026-11-19 17:30"),  # ends with the day, not at the next opening
        ("2026-11-19 16:30", "2wh", "2026-11-20 10:00"),
        ("2026-11-20 16:30", "2wh", "2026-11-23 10:00"),  # over a weekend
        ("2026-11-21 03:00", "2wh", "2026-11-23 11:00"),  # a Saturday's report starts on Monday
        ("2026-11-19 20:00", "2wh", "2026-11-20 11:00"),
        ("2026-11-19 06:00", "2wh", "2026-11-19 11:00"),
        ("2026-02-13 16:30", "2wh", "2026-02-14 10:00"),  # this Saturday is worked, before the Spring Festival
        ("2026-02-14 16:30", "2wh", "2026-02-24 10:00"),  # then nine days off
        ("2026-02-13 12:00", "3wd", "2026-02-25 12:00"),
        ("2026-11-19 12:00", "3wd", "2026-11-24 12:00"),
        ("2026-11-20 20:00", "1wd", "2026-11-24 09:00"),  # starts Monday 9:00
        ("2026-11-20 17:30", "1wd", "2026-11-23 17:30"),
        ("2026-11-20 07:00", "1wd", "2026-11-23 09:00"),
        ("2026-12-31 12:00", "2wh", "2026-12-31 14:00"),
        ("2026-12-31 17:00", "1wh", "2027-01-01 09:30"),  # nothing is published for 2027: a Friday like any other
        ("1905-06-01 12:00", "1wd", "1905-06-02 12:00"),
    ],
)
def test_limits(start: str, limit: str, end: str) -> None:
    assert said(working.add(at(start), limit)) == end


@pytest.mark.parametrize("limit", ["", "0wh", "-1d", "2", "wd", "2 wh", "2w", "1.5wh", "999999d", "２wh"])
def test_a_limit_that_cannot_be_read_gets_a_sentence(limit: str) -> None:
    with pytest.raises(ValueError, match="请写数字加单位"):
        working.parse(limit)


def test_minutes_between() -> None:
    assert working.between(at("2026-11-19 12:00"), at("2026-11-19 14:30")) == 150
    assert working.between(at("2026-11-20 17:00"), at("2026-11-23 09:30")) == 60
    assert working.between(at("2026-11-21 00:00"), at("2026-11-22 23:59")) == 0
    assert working.between(at("2026-11-19 14:30"), at("2026-11-19 12:00")) == -150
    assert working.between(at("2026-01-01 00:00"), at("2027-01-01 00:00")) == 248 * 510
    assert working.between(at("2026-11-19 12:00"), at("2026-11-19 12:00") + timedelta(seconds=119)) == 1


@settings(max_examples=300, deadline=None)
@given(start=INSTANTS, hours=st.integers(1, 3000))
def test_between_undoes_add(start: datetime, hours: int) -> None:
    end = working.add(start, f"{hours}wh")
    assert working.between(start, end) == hours * 60
    assert working.between(start, end - timedelta(microseconds=1)) == hours * 60 - 1


@settings(max_examples=300, deadline=None)
@given(
    first=INSTANTS,
    later=st.timedeltas(timedelta(0), timedelta(days=40)),
    limit=st.sampled_from(["1wh", "9wh", "1wd", "5wd", "3d"]),
)
def test_who_starts_later_is_never_due_earlier(first: datetime, later: timedelta, limit: str) -> None:
    assert working.add(first, limit) <= working.add(first + later, limit)


@settings(max_examples=300, deadline=None)
@given(start=INSTANTS, days=st.integers(1, 60))
def test_a_working_day_is_a_working_days_time(start: datetime, days: int) -> None:
    assert working.between(start, working.add(start, f"{days}wd")) == days * 510


@settings(max_examples=300, deadline=None)
@given(start=INSTANTS, limit=st.sampled_from(["1wh", "37wh", "1wd", "20wd"]))
def test_working_limits_end_in_working_time(start: datetime, limit: str) -> None:
    end = working.add(start, limit).astimezone(SHANGHAI)
    assert working.is_working_day(end.date())
    assert time(9) <= end.time() <= time(17, 30)


@settings(max_examples=20, deadline=None)
@given(start=INSTANTS, span=st.timedeltas(timedelta(0), timedelta(days=12)))
def test_minutes_agree_with_counting_them(start: datetime, span: timedelta) -> None:
    start, end = start.replace(second=0, microsecond=0), (start + span).replace(second=0, microsecond=0)
    counted, here = 0, start.astimezone(SHANGHAI)
    while here < end:
        counted += working.is_working_day(here.date()) and time(9) <= here.time() < time(17, 30)
        here += timedelta(minutes=1)
    assert working.between(start, end) == counted


def test_a_working_day_is_clipped_to_a_shorter_one() -> None:
    week = USUAL | {4: Weekday(True, time(9), time(12))}
    almanac = Almanac(week, {})
    assert almanac.add_days(datetime(2026, 11, 19, 15), 1) == datetime(2026, 11, 20, 12)
    assert almanac.add_days(datetime(2026, 11, 20, 15), 1) == datetime(2026, 11, 24, 9)


def test_a_week_without_work_says_so_instead_of_counting_for_ever() -> None:
    almanac = Almanac({n: Weekday(False, time(9), time(17)) for n in range(7)}, {})
    for ask in (lambda: almanac.add(datetime(2030, 1, 1), 1), lambda: almanac.add_days(datetime(2030, 1, 1), 1)):
        with pytest.raises(ValueError, match="too few working days"):
            ask()


@pytest.mark.parametrize("year", range(2007, 2027))
def test_each_published_day_is_as_published(year: int) -> None:
    file = PUBLISHED / f"{year}.json"
    if not file.exists():
        pytest.skip("the published holidays are not at hand")
    days = json.loads(file.read_text())["days"]
    told = {day["date"]: not day["isOffDay"] for day in days if day["date"].startswith(str(year))}
    assert {day: working.is_working_day(date.fromisoformat(day)) for day in told} == told


def test_an_edit_is_seen_at_once_here_and_soon_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    before = working.add(at("2026-11-19 12:00"), "1wd")
    assert said(before) == "2026-11-20 12:00"
    actions.set_day(date(2026, 11, 20), is_working=False, name="社区运动会", by_id=None, at=before)
    assert said(working.add(at("2026-11-19 12:00"), "1wd")) == "2026-11-23 12:00"
    # Now another process edits, of which this one is not told.
    Day.objects.all().delete()
    Edition.objects.update(token="changed elsewhere")
    assert not working.is_working_day(date(2026, 11, 20))
    monkeypatch.setattr(current, "LOOKED_AT_EVERY", 0.0)
    assert working.is_working_day(date(2026, 11, 20))


def test_hours_are_editable() -> None:
    actions.set_hours({n: Weekday(n < 6, time(8, 30), time(18)) for n in range(7)}, by_id=None, at=at("2026-11-19 12:00"))
    assert said(working.add(at("2026-11-20 17:00"), "2wh")) == "2026-11-21 09:30"  # Saturday is worked now


def test_the_calendar_costs_no_query_while_it_is_fresh(django_assert_num_queries: object) -> None:
    working.is_working_day(date(2026, 11, 20))
    with django_assert_num_queries(0):
        working.between(at("2024-11-19 12:00"), at("2026-11-19 12:00"))
        working.add(at("2026-11-19 12:00"), "3wd")


def test_years_without_data_say_so() -> None:
    assert years_without_data(date(2025, 6, 1)) == []
    assert years_without_data(date(2026, 11, 19)) == [2027]
    assert calendar_note(2026) == ""
    assert (
        calendar_note(2027) == "2027 年没有放假安排的数据，暂按周末休息计算。请按国务院的通知，在工作日历里录入放假和调休的日子。"
    )
    actions.set_day(date(2027, 1, 1), is_working=False, name="元旦", by_id=None, at=at("2026-11-19 12:00"))
    assert years_without_data(date(2026, 11, 19)) == []
    assert calendar_note(2027) == "2027 年没有内置的放假安排，按周末和手工录入的 1 天计算。"
    assert not working.is_working_day(date(2027, 1, 1))
