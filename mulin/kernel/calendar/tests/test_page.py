from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mulin.kernel.calendar import current, working
from mulin.kernel.calendar.models import Day
from mulin.kernel.facts.models import Fact
from tests.stage import Stage

PAGE = "/desk/settings/calendar/"


@pytest.fixture(autouse=True)
def _plain_calendar(db: None) -> None:
    current.forget()


@pytest.fixture
def desk(client: Client, stage: Stage) -> Client:
    client.force_login(stage.zhou_ming.account)
    return client


def week(**changed: str) -> dict[str, str]:
    fields = {f"w{n}-{name}": value for n in range(7) for name, value in (("opens", "09:00"), ("closes", "17:30"))}
    return fields | {f"w{n}-is_working": "on" for n in range(5)} | changed


def test_a_stranger_signs_in_and_a_resident_is_told_why_not(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    client.force_login(get_user_model().objects.create(username="resident"))
    answer = client.get(PAGE)
    assert answer.status_code == 403 and "工作日历由社区书记或系统管理员维护" in answer.content.decode()
    assert client.post(PAGE, {"date": "2026-11-20", "kind": "off"}).status_code == 403
    assert client.post(f"{PAGE}hours/", week()).status_code == 403
    assert Day.objects.count() == 0


def test_a_published_year_shows_its_holidays_and_one_without_data_says_so(desk: Client) -> None:
    published = desk.get(PAGE, {"year": "2026"}).content.decode()
    assert "<caption>十二月</caption>" in published and "春节" in published and "这一年的安排还不完整" not in published
    assert "2027 年没有放假安排的数据" in desk.get(PAGE, {"year": "2027"}).content.decode()


def test_a_day_is_picked_changed_and_put_back(desk: Client) -> None:
    assert "保存这一天" in desk.get(PAGE, {"day": "2026-11-20"}).content.decode()
    told = desk.post(f"{PAGE}?day=2026-11-20", {"date": "2026-11-20", "kind": "off", "name": "运动会"}, follow=True)
    assert "已定为休息" in told.content.decode() and not working.is_working_day(date(2026, 11, 20))
    desk.post(f"{PAGE}?day=2026-11-20", {"date": "2026-11-20", "kind": "published"})
    assert working.is_working_day(date(2026, 11, 20))
    assert [fact.data["is_working"] for fact in Fact.objects.order_by("pk")] == [False, None]


def test_hours_are_changed_and_bad_ones_say_what_to_change(desk: Client) -> None:
    bad = desk.post(f"{PAGE}hours/", week(**{"w2-closes": "08:00"})).content.decode()
    assert "周三的下班时间要晚于上班时间。" in bad
    assert desk.post(f"{PAGE}hours/", week(**{"w5-is_working": "on"})).status_code == 302
    assert working.is_working_day(date(2026, 11, 21))


@pytest.mark.parametrize(
    "query", ["year=1", "year=99999", "year=abc", "year=２０２６", "year=020262", "day=2026-02-30", "day=1900-01-01"]
)
def test_an_address_that_names_no_day_is_not_found(desk: Client, query: str) -> None:
    assert desk.get(f"{PAGE}?{query}").status_code == 404


def test_the_year_costs_the_same_queries_whatever_is_entered(desk: Client, django_assert_max_num_queries: Any) -> None:
    desk.get(PAGE)
    Day.objects.bulk_create(Day(date=date(2026, 12, day), is_working=False) for day in range(1, 20))
    with django_assert_max_num_queries(12):
        desk.get(PAGE, {"year": "2026"})


def test_it_is_there_in_english(desk: Client) -> None:
    desk.cookies["django_language"] = "en"
    page = desk.get(PAGE, {"year": "2027"}).content.decode()
    assert "Working calendar 2027" in page and "No holidays are known for 2027" in page
