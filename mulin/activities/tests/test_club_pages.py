"""A club as people press it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.activities.actions import campaigns, clubs
from mulin.activities.models import Activity, Club, ClubPost, Group, Membership, Submission
from mulin.kernel.access import Refused
from tests.stage import NOON, Stage, build
from tests.walking import signed_in

from .club_cast import calling, choir, joined, sent

FORM = {"name": "书法社", "words": "写字", "spot": "二楼", "from_age": 0, "to_age": 150, "places": 0}


@pytest.mark.row("C140")
def test_a_club_from_the_proposal_to_its_first_activity(stage: Stage) -> None:
    wang, desk, liu = (signed_in(one) for one in (stage.wang_fang, stage.zhao_min, stage.liu_yang))
    wrong = wang.post("/activities/clubs/new/", FORM | {"once": "1", "day1": 2, "begins1": "10:00", "ends1": "09:00"})
    assert wrong.status_code == 200 and "结束要晚于开始" in wrong.content.decode()
    answer = wang.post(
        "/activities/clubs/new/", FORM | {"once": "2", "day1": 2, "begins1": "09:00", "ends1": "10:30", "called": "王老师"}
    )
    club = Club.objects.get()
    page = f"/activities/clubs/{club.pk}/"
    assert (answer["Location"], signed_in(None).get(page).status_code) == (page, 404)
    assert desk.post(f"/desk{page}decide/", {"once": "3", "answer": "yes"}).status_code == 302
    assert liu.post(f"{page}join/", {"once": "4", "words": "学过"}).status_code == 302
    asking = Membership.objects.get(person=stage.liu_yang)
    assert "刘洋" in wang.get(f"{page}members/").content.decode()
    assert wang.post(f"/activities/clubs/memberships/{asking.pk}/take-in/", {"once": "5"}).status_code == 302
    begins = timezone.localtime() + timedelta(days=3)
    plan = {"title": "写福字", "begins_at": f"{begins:%Y-%m-%dT%H:%M}", "minutes": 90, "weeks": 1, "places": 10, "kept": 4}
    assert wang.post(f"{page}plan/", plan | {"once": "6"}).status_code == 302
    found = Activity.objects.get(club=club)
    assert desk.post(f"/desk/activities/{found.pk}/publish/", {"once": "7"}).status_code == 302
    assert wang.post(f"{page}post/", {"once": "8", "words": "开张了"}).status_code == 302
    shown = signed_in(None).get(page).content.decode()
    assert all(words in shown for words in ("王老师", "周二", "写福字", "开张了")) and "王芳" not in shown and "刘洋" not in shown
    assert "书法社" in signed_in(None).get(f"/activities/{found.pk}/").content.decode()
    assert wang.post(f"/activities/clubs/posts/{ClubPost.objects.get().pk}/take-down/", {"once": "9"}).status_code == 302
    assert wang.post(f"{page}act/close/", {"once": "10", "words": "人太少"}).status_code == 302
    assert signed_in(None).get(page).status_code == 404


def test_a_worker_keeps_places_for_whoever_is_in_the_club(stage: Stage) -> None:
    club, desk, begins = choir(stage), signed_in(stage.zhao_min), timezone.localtime() + timedelta(days=3)
    values = {
        "once": "1", "kind": "club", "area": stage.community.pk, "title": "音乐会", "fee": "none", "mode": "first", "companions": 0,
        "from_age": 0, "to_age": 150, "closes_hours": 0, "leave_hours": 12, "club": club.pk,
    }  # fmt: skip
    assert desk.post("/desk/activities/new/", values).status_code == 302
    found = Activity.objects.get(club=club)
    session = {
        "once": "2", "form": "session", "begins_at": f"{begins:%Y-%m-%dT10:00}", "ends_at": f"{begins:%Y-%m-%dT11:00}", "spot": "广场",
        "places": 5, "kept_for": "members", "kept": 2,
    }  # fmt: skip
    assert desk.post(f"/desk/activities/{found.pk}/", session).status_code == 302
    joined(stage, club, stage.liu_yang)
    kept = Group.objects.get(session__activity=found, kind="members")
    assert (kept.places, kept.members) == (2, sorted([stage.wang_fang.pk, stage.liu_yang.pk]))


def test_lists_cost_the_same_with_one_and_with_more(stage: Stage) -> None:
    def asked(url: str, person: object = None) -> int:
        client = signed_in(person)  # type: ignore[arg-type]
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    club, call = choir(stage), calling(stage, at=timezone.now() - timedelta(days=1))
    worker = stage.standing(stage.zhao_min)
    pages = [
        ("/activities/clubs/", None), (f"/activities/clubs/{club.pk}/members/", stage.wang_fang), ("/desk/activities/clubs/?view=running", stage.zhao_min),
        (f"/desk/activities/campaigns/{call.pk}/?view=choice", stage.zhao_min), ("/activities/campaigns/", None),
    ]  # fmt: skip
    campaigns.accept(sent(stage, call, stage.ma_li, at=timezone.now()), by=worker, at=NOON)
    before = [asked(*page) for page in pages]
    for name, person in (("书法社", stage.ma_li), ("棋友会", stage.liu_yang)):
        clubs.agree(clubs.propose(stage.community, founder=person, times=[], by=stage.standing(person), at=NOON, name=name, words="来", spot="楼下"),
                    by=worker, at=NOON)  # fmt: skip
        joined(stage, club, person)
        calling(stage, at=timezone.now() - timedelta(hours=1), title=name)
    campaigns.accept(sent(stage, call, stage.liu_yang, at=timezone.now()), by=worker, at=NOON)
    assert [asked(*page) for page in pages] == before


def test_a_work_is_sent_mended_and_taken_back_on_the_phone(stage: Stage) -> None:
    call = calling(stage, at=timezone.now() - timedelta(days=1))
    phone, desk = signed_in(stage.wang_fang), signed_in(stage.zhao_min)
    page = f"/activities/campaigns/{call.pk}/"
    values = {"title": "门灯", "words": "有人没到家，灯不关。", "may_show": "on", "credit": "pen"}
    assert "请写上笔名" in phone.post(f"{page}send/", values | {"once": "1"}).content.decode()
    assert phone.post(f"{page}send/", values | {"once": "2", "pen_name": "桂花"}).status_code == 302
    work = Submission.objects.get()
    assert "有人没到家" not in signed_in(stage.liu_yang).get(page).content.decode()
    assert signed_in(stage.liu_yang).get(f"/activities/campaigns/works/{work.pk}/").status_code == 404
    desk.post(f"/desk/activities/campaigns/works/{work.pk}/give-back/", {"once": "3", "words": "写上是谁说的"})
    own = f"/activities/campaigns/works/{work.pk}/"
    assert "写上是谁说的" in phone.get(own).content.decode()
    assert phone.post(own, values | {"once": "4", "pen_name": "桂花", "words": "妈妈说：灯不关。"}).status_code == 302
    assert desk.post(f"/desk{page}enter/{stage.ma_li.pk}/", {"once": "5", "words": "和", "credit": "name"}).status_code == 302
    assert Submission.objects.get(person=stage.ma_li).helped_by == stage.zhao_min.pk
    assert phone.post(f"{own}withdraw/", {"once": "6"}).status_code == 302
    assert Submission.objects.get(pk=work.pk).words == ""


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_five_at_once_for_the_last_two_memberships() -> None:
    stage = build()
    club = choir(stage, is_open=True, places=3)
    people = [stage.liu_yang, stage.ma_li, stage.chen_hao, stage.li_xiuying, stage.he_jing]
    standings, answers = [stage.standing(one) for one in people], []

    def press(number: int) -> None:
        try:
            clubs.join(club, people[number], by=standings[number], at=NOON)
            answers.append("in")
        except Refused:
            answers.append("full")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["full", "full", "full", "in", "in"]
    assert Membership.objects.filter(club=club, status="in").count() == 3
