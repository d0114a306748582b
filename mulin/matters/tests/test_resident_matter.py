"""A matter as its reporter and the neighbours see it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mulin.matters import actions
from mulin.matters.models import Matter

from .resident_stage import categories
from .test_resident_report import once_key, photo, signed_in


@pytest.fixture
def lamp(stage) -> Matter:
    categories(stage)
    draft = actions.Draft(stage.community.id, stage.entrance.id, "三楼楼道的灯不亮了，晚上看不清。", spot="3 层")
    return actions.report(draft, by=stage.standing(stage.wang_fang), at=timezone.now() - timedelta(hours=3))


def by(stage, person):
    return {"by": stage.standing(person), "at": timezone.now()}


def handled(stage, matter: Matter) -> Matter:
    actions.accept(matter, **by(stage, stage.wu_jianguo))
    return actions.answer(matter, words="换了一只声控灯。", **by(stage, stage.wu_jianguo))


def test_the_next_step_and_its_hour_come_first(stage, lamp):
    page = signed_in(stage.wang_fang).get(f"/matters/{lamp.number}/").content.decode()
    assert "下一步：春和物业" in page and "已派单，待接单" in page and "我：上报" in page


@pytest.mark.row("maps-2")
def test_neighbours_read_the_story_without_name_or_phone(stage, lamp):
    Matter.objects.update(contact_name="王芳", contact_mask="138****1234")
    for client in (signed_in(stage.liu_yang), Client()):
        page = client.get(f"/matters/{lamp.number}/").content.decode()
        assert "上报人：上报" in page and "王芳" not in page and "138" not in page and "吴建国" not in page
    Matter.objects.update(shows_name=True)
    assert "上报人：王芳" in Client().get(f"/matters/{lamp.number}/").content.decode(), "who ticked it is named"


def test_staff_actions_are_read_by_post(stage, lamp):
    handled(stage, lamp)
    page = signed_in(stage.wang_fang).get(f"/matters/{lamp.number}/").content.decode()
    assert ("春和物业：反馈" in page and "吴建国" not in page and "前请您答复" in page) or "请您答复" in page


def test_private_ones_are_not_there_for_neighbours(stage, lamp):
    Matter.objects.update(is_public=False)
    assert signed_in(stage.liu_yang).get(f"/matters/{lamp.number}/").status_code == 404
    assert signed_in(stage.wang_fang).get(f"/matters/{lamp.number}/").status_code == 200


def test_nothing_is_chosen_before_the_resident_rates(stage, lamp):
    handled(stage, lamp)
    client = signed_in(stage.wang_fang)
    page = client.get(f"/matters/{lamp.number}/")
    assert 'name="verdict"' in page.content.decode() and "checked" not in page.content.decode()
    unchosen = client.post(f"/matters/{lamp.number}/rate/", {"once": once_key(page)})
    assert unchosen.status_code == 422 and "请先选满意、一般或不满意" in unchosen.content.decode()
    client.post(f"/matters/{lamp.number}/rate/", {"once": once_key(page), "verdict": "good", "words": "师傅很细心"})
    lamp.refresh_from_db()
    assert (lamp.status, lamp.verdict) == ("closed", "good")


def test_not_fixed_goes_back_with_words_and_photos(stage, lamp):
    handled(stage, lamp)
    client = signed_in(stage.wang_fang)
    page = client.get(f"/matters/{lamp.number}/")
    silent = client.post(f"/matters/{lamp.number}/rate/", {"once": once_key(page), "reopen": "1"})
    assert silent.status_code == 422 and "请写一句话" in silent.content.decode()
    for _twice in range(2):  # a double click
        client.post(f"/matters/{lamp.number}/rate/", {"once": once_key(page), "reopen": "1", "words": "还是一闪一闪"})
    lamp.refresh_from_db()
    assert (lamp.status, lamp.reopens) == ("in_hand", 1)


def test_a_question_is_answered_and_the_work_goes_on(stage, lamp):
    actions.accept(lamp, **by(stage, stage.wu_jianguo))
    actions.pause(lamp, words="是哪一盏灯？", **by(stage, stage.wu_jianguo))
    client = signed_in(stage.wang_fang)
    page = client.get(f"/matters/{lamp.number}/")
    assert "下一步：请您补充" in page.content.decode() and "是哪一盏灯" in page.content.decode()
    client.post(f"/matters/{lamp.number}/answer/", {"once": once_key(page), "words": "靠窗那盏", "photos": photo()})
    lamp.refresh_from_db()
    assert lamp.status == "in_hand" and lamp.events.filter(kind="resumed").get().words == "靠窗那盏"


def test_the_reporter_adds_a_word(stage, lamp):
    client = signed_in(stage.wang_fang)
    page = client.get(f"/matters/{lamp.number}/")
    client.post(f"/matters/{lamp.number}/add/", {"once": once_key(page), "words": "二楼的也不亮了"})
    assert "二楼的也不亮了" in signed_in(stage.liu_yang).get(f"/matters/{lamp.number}/").content.decode()


def test_a_neighbour_follows_and_stops(stage, lamp):
    client = signed_in(stage.liu_yang)
    client.post(f"/matters/{lamp.number}/follow/")
    assert lamp.title in client.get("/matters/?tab=followed").content.decode()
    page = client.get(f"/matters/{lamp.number}/").content.decode()
    assert "1 位邻居在跟进" in page and "不再跟进" in page
    client.post(f"/matters/{lamp.number}/unfollow/")
    assert lamp.title not in client.get("/matters/?tab=followed").content.decode()


def test_what_is_refused_says_why(stage, lamp):
    handled(stage, lamp)
    client = signed_in(stage.liu_yang)
    refused = client.post(f"/matters/{lamp.number}/rate/", {"once": "k" * 20, "verdict": "good"})
    assert refused.status_code == 403 and "由上报的居民来确认和评价" in refused.content.decode()


def more(stage, count: int) -> None:
    for n in range(count):
        draft = actions.Draft(stage.community.id, stage.building_3.id, f"第 {n} 盏灯不亮")
        matter = actions.report(draft, by=stage.standing(stage.wang_fang), at=timezone.now())
        actions.follow(matter, by=stage.standing(stage.liu_yang), at=timezone.now())


@pytest.mark.parametrize(("path", "who"), [
    ("/matters/", "wang_fang"), ("/matters/?tab=followed", "liu_yang"), ("/matters/?tab=near", "liu_yang"), ("/open/matters/", "liu_yang"), ("/open/", "liu_yang"),
])  # fmt: skip
def test_lists_ask_as_much_for_one_row_as_for_25(stage, lamp, path, who, django_assert_max_num_queries):
    client = signed_in(getattr(stage, who))
    actions.follow(lamp, by=stage.standing(stage.liu_yang), at=timezone.now())
    client.get(path)
    with django_assert_max_num_queries(12) as one:
        client.get(path)
    more(stage, 24)
    with django_assert_max_num_queries(12) as many:
        page = client.get(path)
    assert len(one) == len(many) and len(page.content) < 60_000


def test_a_matters_page_asks_as_much_for_a_long_story(stage, lamp, django_assert_max_num_queries):
    client = signed_in(stage.wang_fang)
    client.get(f"/matters/{lamp.number}/")
    with django_assert_max_num_queries(12) as short:
        client.get(f"/matters/{lamp.number}/")
    for n in range(25):
        actions.note(lamp, words=f"补充 {n}", internal=False, **by(stage, stage.wang_fang))
    with django_assert_max_num_queries(12) as long:
        page = client.get(f"/matters/{lamp.number}/")
    assert len(short) == len(long) and len(page.content) < 60_000


def test_each_public_figure_opens_exactly_its_rows(stage, lamp):
    handled(stage, lamp)
    more(stage, 3)
    figures = Client().get("/open/").context["figures"]
    rows = {
        figure.key: Client().get(f"/open/matters/?of={figure.key}&days=30").context["rows"].paginator.count for figure in figures
    }
    assert rows == {figure.key: figure.number for figure in figures} and rows["reported"] == 4
    assert "王芳" not in Client().get("/open/matters/").content.decode()
