from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.overview.queries import home
from mulin.people.models import Account, Person
from tests.stage import Stage

from .town import lamps, matter

MOST_QUERIES = 12


def page_of(person: Person | None) -> Any:
    client = Client()
    if person:
        client.force_login(person.account)
    return client.get("/")


def text_of(person: Person | None) -> str:
    return page_of(person).content.decode()


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "夜深了"), (4, "夜深了"), (5, "早上好"), (11, "中午好"), (13, "下午好"), (17, "下午好"), (18, "晚上好"), (23, "晚上好")],
)
def test_the_greeting_follows_the_hour(hour: int, words: str):
    assert home.greeting(hour) == words


def test_a_resident_is_greeted_by_name_with_the_entrance_but_not_the_room(stage: Stage):
    text = text_of(stage.wang_fang)
    assert "王芳" in text and str(stage.entrance) in text
    assert "301" not in text


def test_what_waits_for_my_answer_is_on_my_page_and_on_nobody_elses(stage: Stage):
    now = timezone.now()
    matter(stage, "3 层楼道灯不亮", stage.entrance, now, by=stage.wang_fang, status="answered", is_public=False)
    matter(stage, "门禁坏了", stage.entrance, now, by=stage.wang_fang, status="in_hand", is_public=False)
    mine = text_of(stage.wang_fang)
    assert "3 层楼道灯不亮" in mine and "门禁坏了" not in mine
    assert "3 层楼道灯不亮" not in text_of(stage.liu_yang)


def test_a_matter_reported_before_the_account_was_joined_to_a_person_waits_for_the_account(stage: Stage):
    stranger = Account.objects.create(username="new-phone")
    matter(stage, "井盖翘起", stage.estate, timezone.now(), status="paused", is_public=False, reporter_account=stranger.pk)
    client = Client()
    client.force_login(stranger)
    assert "井盖翘起" in client.get("/").content.decode()


def test_around_me_means_public_of_this_week_and_of_my_estate(stage: Stage):
    now = timezone.now()
    matter(stage, "坡道被堵", stage.building_5, now)
    matter(stage, "家里的事", stage.building_5, now, is_public=False)
    matter(stage, "上个月的事", stage.building_5, now - timedelta(days=30))
    matter(stage, "别的小区的事", stage.other_building, now)
    text = text_of(stage.wang_fang)
    assert [title for title in ("坡道被堵", "家里的事", "上个月的事", "别的小区的事") if title in text] == ["坡道被堵"]


def test_my_grid_worker_has_a_name_and_the_desks_number(stage: Stage):
    text = text_of(stage.wang_fang)
    assert "我的网格员 张伟" in text and 'href="tel:021-5550100"' in text
    assert "我的网格员" not in text_of(stage.ma_li)  # nobody walks her grid


def test_a_stranger_reads_what_this_is_and_no_names(stage: Stage):
    text = text_of(None)
    assert "这里是春和社区" in text and "/sign-in/" in text
    assert [name for name in ("王芳", "张伟", "我的待办") if name in text] == []


@pytest.mark.parametrize("allowed", [True, False])
def test_strangers_are_offered_to_report_only_where_it_is_allowed(stage: Stage, allowed: bool):
    lamps(stage, anonymous=allowed)
    assert ("不登录，直接报事" in text_of(None)) is allowed


def test_staff_find_the_desk(stage: Stage):
    assert 'href="/desk/"' in text_of(stage.zhao_min)
    assert 'href="/desk/"' not in text_of(stage.wang_fang)


@pytest.mark.parametrize("who", ["wang_fang", "zhao_min", None])
def test_the_page_asks_the_database_equally_often_however_much_there_is(stage: Stage, who: str | None):
    person = getattr(stage, who) if who else None

    def queries() -> int:
        client = Client()
        if person:
            client.force_login(person.account)
        client.get("/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/")
        return len(seen)

    now = timezone.now()
    matter(stage, "灯不亮", stage.entrance, now, by=stage.wang_fang, status="answered")
    with_one = queries()
    for title in ("水漏", "门坏"):
        matter(stage, title, stage.entrance, now, by=stage.wang_fang, status="answered")
    assert queries() == with_one <= MOST_QUERIES


def test_the_page_speaks_english(stage: Stage):
    client = Client(headers={"accept-language": "en"})
    client.force_login(stage.wang_fang.account)
    text = client.get("/").content.decode()
    assert "My grid worker" in text and "Chunhe" in text and "我的" not in text
