"""The page of an activity: read by few statements, drawn once for many, and never stale."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.activities import actions, queries
from mulin.activities.models import Activity, Question
from mulin.organisations.models import Organisation
from mulin.organisations.queries import NOBODY
from tests.stage import Stage
from tests.walking import signed_in

from .cast import activity, people, session, sign_up

DAY = timedelta(days=1)
NO_COLUMN_HOLDS = 10**25


def test_what_opens_at_a_glance_is_what_may_be_read(stage: Stage) -> None:
    found = activity(stage)
    everybody = [NOBODY, *map(stage.standing, (stage.wang_fang, stage.zhao_min, stage.li_xiuying, stage.zhang_wei))]
    for status in Activity.Status.values:
        Activity.objects.filter(pk=found.pk).update(
            status=status, reason="下雨", report="热闹", published_at=timezone.now(), ended_at=None
        )
        opens = [queries.opened(me, found.pk) is not None for me in everybody]
        assert opens == [queries.visible_to(me).filter(pk=found.pk).exists() for me in everybody], status
    assert queries.opened(NOBODY, 0) is None


@pytest.mark.row("C137")
def test_the_page_asks_eight_times_for_one_session_and_for_three_with_all_their_lists(stage: Stage) -> None:
    now = timezone.now()
    found = activity(stage, at=now, begins_at=now + 2 * DAY, places=3)
    client, asked = signed_in(stage.wang_fang), []
    page = f"/activities/{found.pk}/"
    client.get(page)  # what is kept for some seconds is kept now
    for turn in range(3):
        with CaptureQueriesContext(connection) as queries_:
            assert client.get(page).status_code == 200
        asked.append(len(queries_))
        other = session(stage, found, places=2, begins_at=now + (3 + turn) * DAY, at=now)
        for person in people(stage, 4):
            sign_up(stage, other, person, at=now)
    assert asked == [8, 8, 8], asked


def test_what_is_drawn_once_is_new_as_soon_as_anything_is(stage: Stage) -> None:
    now, worker = timezone.now(), stage.standing(stage.zhao_min)
    found = activity(stage, at=now, begins_at=now + 2 * DAY, places=2, title="义诊")
    one, client = found.sessions.get(), signed_in(stage.wang_fang)

    def page(language: str = "zh-hans") -> str:
        client.cookies["django_language"] = language
        return client.get(f"/activities/{found.pk}/").content.decode()

    assert "义诊" in page() and "2 个，余 2 个" in page() and "报名这一场" in page() and 'name="asked"' not in page()
    sign_up(stage, one, stage.liu_yang, at=now)
    assert "2 个，余 1 个" in page()
    sign_up(stage, one, stage.ma_li, at=now)
    sign_up(stage, one, stage.li_xiuying, at=now)
    assert "2 个已满，1 份候补" in page() and "候补这一场" in page()
    Question.objects.create(activity=found, kind="text", words="用过什么药")
    assert "用过什么药" in page() and 'name="asked"' in page()
    actions.change(found, title="口腔义诊", title_en="Dentist", by=worker, at=now)
    assert "口腔义诊" in page() and '<h1 id="title">Dentist' in page("en")
    found.hosts.add(Organisation.objects.create(community=stage.community, kind="social", name="助老社"))
    assert "助老社" in page()
    assert "用过什么药" not in signed_in(None).get(f"/activities/{found.pk}/").content.decode()


def test_something_else_at_the_same_hours_is_said(stage: Stage) -> None:
    now = timezone.now()
    other = activity(stage, at=now, begins_at=now + 2 * DAY, title="合唱排练")
    found = activity(stage, at=now, begins_at=now + 2 * DAY + timedelta(hours=1))
    client, page = signed_in(stage.wang_fang), f"/activities/{found.pk}/"
    assert "合唱排练" not in client.get(page).content.decode()
    held = sign_up(stage, other.sessions.get(), stage.wang_fang, at=now)
    assert "合唱排练" in client.get(page).content.decode()
    actions.leave(held, by=stage.standing(stage.wang_fang), at=now)
    assert "合唱排练" not in client.get(page).content.decode()


def test_numbers_that_no_column_holds_are_not_there(stage: Stage) -> None:
    client = signed_in(stage.wang_fang)
    assert client.get(f"/activities/{NO_COLUMN_HOLDS}/").status_code == 404
    assert client.post(f"/activities/sessions/{NO_COLUMN_HOLDS}/sign-up/", {"once": "k" * 20}).status_code == 404


def test_the_list_says_of_each_what_is_left_as_soon_as_it_changes(stage: Stage) -> None:
    now, worker, client = timezone.now(), stage.standing(stage.zhao_min), signed_in(stage.wang_fang)
    found = activity(stage, at=now, begins_at=now + 2 * DAY, places=2, title="义诊")
    drawn = activity(stage, at=now, begins_at=now + 2 * DAY, places=2, title="参观", mode="lottery", closes_hours=1)

    def said(query: str = "") -> list[str]:
        page = client.get(f"/activities/{query}").content.decode()
        return [word for word in ("余 2", "余 1", "可候补", "抽签", "直接来", "已取消") if word in page]

    assert said() == ["余 2", "抽签"]
    sign_up(stage, found.sessions.get(), stage.liu_yang, at=now)
    assert said() == ["余 1", "抽签"]
    sign_up(stage, found.sessions.get(), stage.ma_li, at=now)
    assert said() == ["可候补", "抽签"]
    free = activity(stage, at=now, begins_at=now + 2 * DAY, places=[], title="太极")
    assert said() == ["可候补", "抽签", "直接来"]
    for one in (drawn, free):
        actions.cancel(one, reason="下雨", by=worker, at=now)
    day = timezone.localdate(now + 2 * DAY)
    assert (said(), said(f"?span=day&on={day:%Y-%m-%d}")) == (["可候补"], ["可候补", "已取消"])
