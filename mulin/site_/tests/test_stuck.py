from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from mulin.kernel.facts import record, relay
from mulin.kernel.facts.models import Delivery
from mulin.people.models import Account


@dataclass(frozen=True)
class LampFixed:
    KIND: ClassVar[str] = "tests.lamp_fixed"
    lamp_id: int


def breaks(fact, *, source):
    raise ZeroDivisionError("the lamp has no owner")


@pytest.fixture
def a_stuck_follow_up(stage, monkeypatch):
    monkeypatch.setitem(record.TABLE, LampFixed, [breaks])
    record.record(LampFixed(7), actor_id=None, at=now())
    relay.drain()
    return Delivery.objects.get()


def signed_in(person) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person=person), backend="mulin.people.backends.WithPerson")
    return client


def test_the_administrator_reads_why_it_failed_and_has_it_tried_again(stage, a_stuck_follow_up):
    sun_li = signed_in(stage.sun_li)

    page = sun_li.get("/desk/stuck/").content.decode()
    assert "the lamp has no owner" in page
    assert "tests.lamp_fixed" in page

    answer = sun_li.post(f"/desk/stuck/{a_stuck_follow_up.id}/", follow=True)
    assert "已重新排上" in answer.content.decode()
    a_stuck_follow_up.refresh_from_db()
    assert (a_stuck_follow_up.tries, a_stuck_follow_up.due_at <= now()) == (0, True)


def test_wang_fang_is_told_who_mends_it(stage, a_stuck_follow_up):
    answer = signed_in(stage.wang_fang).get("/desk/stuck/")
    assert (answer.status_code, "请联系本社区的系统管理员" in answer.content.decode()) == (403, True)


def test_the_page_says_so_when_nothing_is_stuck(stage):
    assert "没有卡住的后续动作" in signed_in(stage.sun_li).get("/desk/stuck/").content.decode()


def queries_of_the_page(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/desk/stuck/")
    return len(queries)


def test_the_page_costs_the_same_for_one_and_for_three(stage, a_stuck_follow_up):
    client = signed_in(stage.sun_li)
    queries_of_the_page(client)  # what is kept for some seconds is read now
    for_one = queries_of_the_page(client)
    for lamp in (8, 9):
        record.record(LampFixed(lamp), actor_id=None, at=now())
    relay.drain()

    assert (relay.stuck().count(), queries_of_the_page(client)) == (3, for_one)


def test_the_proxy_learns_that_all_is_well(db):
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"well\n")
