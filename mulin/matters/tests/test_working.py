"""A rider sees on the phone what lies in the pool, takes it, is there, says what was done (C080, C095, C101)."""

import pytest

from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from mulin.organisations.models import Post
from tests.stage import SINCE

from .test_desk import KEY, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def pooled(stage) -> Matter:
    return report(stage, category(stage, goes="pool"))


@pytest.mark.row("C080", "C095", "C101")
def test_a_rider_takes_it_arrives_and_says_what_was_done(stage, pooled):
    client, url = signed_in(stage.chen_hao), f"/matters/{pooled.number}/"
    assert "网格任务" in client.get("/me/").content.decode()
    shown = client.get("/matters/?tab=pool").content.decode()
    assert pooled.title in shown and "我来处理" in shown
    for _twice in range(2):
        page = client.post(f"{url}do/take/", {"once": KEY}, follow=True).content.decode()
    assert "归您办了" in page and "我到了" in page
    assert pooled.title in client.get("/matters/?tab=hands").content.decode()
    assert "已记下您到了现场" in client.post(f"{url}do/arrive/", {"once": KEY + "1"}, follow=True).content.decode()
    answer = client.post(f"{url}do/result/", {"once": KEY + "2", "words": ""})
    assert answer.status_code == 422 and 'id="result-error"' in answer.content.decode()
    client.post(f"{url}do/result/", {"once": KEY + "3", "words": "扶起来了，摆到路边了"})
    matter = Matter.objects.get()
    assert (matter.status, matter.handler, matter.arrived_at is not None) == ("answered", stage.chen_hao, True)
    assert "没有在办的" in client.get("/matters/?tab=hands").content.decode()


def test_what_one_cannot_do_goes_back_to_the_desk_with_the_reason(stage, pooled):
    client = signed_in(stage.chen_hao)
    client.post(f"/matters/{pooled.number}/do/take/", {"once": KEY})
    client.post(f"/matters/{pooled.number}/do/give_back/", {"once": KEY + "1", "words": "太重了，要两个人"})
    matter = Matter.objects.get()
    assert (matter.status, matter.handler, matter.returns) == ("waiting", None, 1)


def test_somebody_elses_is_gone_and_says_so(stage, pooled):
    signed_in(stage.li_xiuying).post(f"/matters/{pooled.number}/do/take/", {"once": KEY})
    answer = signed_in(stage.chen_hao).post(f"/matters/{pooled.number}/do/take/", {"once": KEY + "1"})
    assert answer.status_code == 403 and "已经被领走" in answer.content.decode()


def test_residents_without_a_post_see_no_tasks(stage, pooled):
    client = signed_in(stage.liu_yang)
    assert "可以领的" not in client.get("/matters/?tab=pool").content.decode()
    assert "我来处理" not in client.get(f"/matters/{pooled.number}/").content.decode()
    assert "网格任务" not in client.get("/me/").content.decode()
    assert client.post(f"/matters/{pooled.number}/do/take/", {"once": KEY}).status_code == 403


def test_a_volunteer_who_opens_an_address_of_the_desk_is_led_to_the_page_that_opens(stage, pooled):
    Post.objects.create(person=stage.liu_yang, kind="volunteer", place=stage.building_3, since=SINCE)
    answer = signed_in(stage.liu_yang).get(f"/desk/matters/{pooled.number}/")
    assert answer.status_code == 302 and answer["Location"] == f"/matters/{pooled.number}/"


def test_the_reporter_reads_who_can_take_it(stage, pooled):
    page = signed_in(stage.wang_fang).get(f"/matters/{pooled.number}/").content.decode()
    assert "由网格里的人来领" in page and "社区值班" not in page


def test_the_list_asks_as_often_for_one_as_for_five(stage, pooled, django_assert_num_queries, django_assert_max_num_queries):
    client = signed_in(stage.chen_hao)
    client.get("/matters/?tab=pool")  # what is kept for some seconds
    with django_assert_max_num_queries(12) as one:
        client.get("/matters/?tab=pool")
    for _more in range(4):
        report(stage, pooled.category)
    with django_assert_num_queries(len(one)):
        client.get("/matters/?tab=pool")
