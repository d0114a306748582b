"""Rules walked over every post and state, without a row each; then the way of a draft in the browser's words."""

from datetime import timedelta
from itertools import product

import pytest
from django.test import Client
from django.utils import timezone

from mulin.activities import actions, rules
from mulin.activities.models import Activity, Session
from mulin.kernel.access import Refused
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import SATURDAY, activity

PATH = "1/2/3/"
POSTS = [
    "resident",
    "building_head",
    "grid_worker",
    "community_worker",
    "committee_head",
    "secretary",
    "street_leader",
    "administrator",
]


def standing(post: str, pk: int = 7) -> Standing:
    held = () if post == "resident" else (Held(post, PATH, None),)
    return Standing(pk, Person(pk=pk), held)


@pytest.mark.parametrize("reviewed", [False, True])
def test_who_may_publish_in_which_state(reviewed: bool) -> None:
    may = {
        (post, status)
        for post, status in product(POSTS, Activity.Status.values)
        if rules.may_publish(standing(post), Activity(status=status, path=PATH, made_by=8), reviewed=reviewed, sessions=1)
    }
    keepers = {"community_worker", "committee_head", "secretary", "administrator"}
    if reviewed:
        assert may == {(post, "review") for post in ("committee_head", "secretary")}
    else:
        assert may == {(post, status) for post in keepers for status in ("draft", "review")}
    own = Activity(status="review", path=PATH, made_by=7)
    assert bool(rules.may_publish(standing("secretary"), own, reviewed=reviewed, sessions=1)) is not reviewed
    assert not rules.may_publish(
        standing("secretary"), Activity(status="review", path=PATH, made_by=8), reviewed=False, sessions=0
    )


def test_who_may_change_cancel_close_and_run_in_which_state() -> None:
    keepers = {"community_worker", "committee_head", "secretary", "administrator"}
    allowed = {
        "change": {"draft", "review", "published", "running"},
        "cancel": {"published", "running"},
        "close": {"published", "running"},
        "run": set(Activity.Status.values),
    }
    for post, status in product(POSTS, Activity.Status.values):
        one, me = Activity(status=status, path=PATH, made_by=8), standing(post)
        answers = {
            "change": rules.may_change(me, one), "cancel": rules.may_cancel(me, one), "close": rules.may_close(me, one, over=True),
            "run": rules.may_run(me, one),
        }  # fmt: skip
        for name, answer in answers.items():
            assert bool(answer) is (post in keepers and status in allowed[name]), (post, status, name)
    assert rules.may_run(standing("resident"), Activity(status="running", path=PATH, leader_id=7))
    assert not rules.may_close(standing("secretary"), Activity(status="running", path=PATH), over=False)
    for status in Activity.Status.values:  # its leader calls it off and moves it, and changes nothing else
        led = Activity(status=status, path=PATH, leader_id=7)
        one = Session(activity=led, status="planned", ends_at=SATURDAY)
        assert bool(rules.may_cancel(standing("resident"), led)) is (status in allowed["cancel"])
        assert bool(rules.may_move(standing("resident"), led, one, NOON)) is (status in allowed["change"])
        assert not rules.may_change(standing("resident"), led)
    unit = Standing(7, Person(pk=7), (Held("unit_lead", "", 5),))
    theirs, others = (Activity(status="draft", path=PATH, organiser_id=body, made_by=7) for body in (5, 6))
    assert rules.may_change(unit, theirs) and not rules.may_change(unit, others)
    assert not rules.may_publish(unit, theirs, reviewed=False, sessions=1)


def test_where_the_community_asks_somebody_else_looks_first(stage: Stage) -> None:
    secretary, worker = stage.standing(stage.zhou_ming), stage.standing(stage.zhao_min)
    actions.set_policy(stage.community, reviews=True, offer_hours=6, by=secretary, at=NOON)
    found = activity(stage, published=False)
    with pytest.raises(Refused, match="书记看过后发布"):
        actions.publish(found, by=worker, at=NOON)
    found = actions.submit(found, by=worker, at=NOON)
    found = actions.give_back(found, "写上带什么", by=secretary, at=NOON)
    assert (found.status, found.reason) == ("draft", "写上带什么")
    actions.change(found, bring="社保卡", by=worker, at=NOON)
    actions.submit(found, by=worker, at=NOON)
    assert actions.publish(found, by=secretary, at=NOON).status == "published"
    with pytest.raises(Refused, match="报名办法不能再改"):
        actions.change(found, mode="lottery", by=worker, at=NOON)


@pytest.mark.row("C033")
def test_an_activity_from_the_desk_to_its_report(stage: Stage) -> None:
    desk, begins = signed_in(stage.zhao_min), timezone.localtime(timezone.now() + timedelta(days=2)).replace(microsecond=0)
    values = {"once": "1", "kind": "health", "area": stage.community.pk, "title": "周六义诊", "fee": "low", "price": "5.50", "mode": "first",
              "companions": 1, "from_age": 0, "to_age": 150, "closes_hours": 0, "leave_hours": 12, "theme": "幸福邀约",
              "target": "邻居", "target_en": "Neighbours"}  # fmt: skip
    assert "登记里没有这个人" in desk.post("/desk/activities/new/", values | {"leader": "没有这个人"}).content.decode()
    values["leader"] = "李秀英"
    answer = desk.post("/desk/activities/new/", values)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    found = Activity.objects.get()
    assert (found.price, found.status, signed_in(None).get(f"/activities/{found.pk}/").status_code) == (550, "draft", 404)
    page = f"/desk/activities/{found.pk}/"
    session = {
        "once": "2", "form": "session", "begins_at": f"{begins:%Y-%m-%dT%H:%M}", "ends_at": f"{begins + timedelta(hours=2):%Y-%m-%dT%H:%M}",
        "place": stage.building_3.pk, "lat": 31.2203, "lng": 121.5507, "places": 20, "kept_for": "members", "kept": 2, "members": "刘洋，马丽",
    }  # fmt: skip
    assert desk.post(page, session | {"members": "没有这个人"}).status_code == 200
    assert desk.post(page, session).status_code == 302
    question = {"once": "3", "form": "question", "words": "几号楼？", "choices": "3 号楼\n5 号楼", "required": "on"}
    assert "一样多" in desk.post(page, question | {"choices_en": "Building 3"}).content.decode()
    assert desk.post(page, question | {"choices_en": "Building 3\nBuilding 5"}).status_code == 302
    assert desk.post(f"{page}publish/", {"once": "4"}).status_code == 302
    one = found.sessions.get()
    assert list(one.groups.order_by("id").values_list("kind", "places")) == [("members", 2), ("all", 20)]
    assert "5.50" in signed_in(None).get(f"/activities/{found.pk}/").content.decode()
    url = f"/desk/activities/sessions/{one.pk}/"
    english = Client(headers={"Accept-Language": "en"}).get(f"/activities/{found.pk}/").content.decode()
    assert "geo:31.220300,121.550700" in english and "Neighbours" in english and found.leader == stage.li_xiuying
    assert f"for={stage.ma_li.pk}#counter" in desk.get(f"{url}?q=马丽").content.decode()
    form = desk.get(f"{url}?q=马丽&for={stage.ma_li.pk}").content.decode()
    assert all(words in form for words in ("替马丽报名", "几号楼？", 'name="name1"', 'name="age1"', 'name="needs"'))
    told = {"once": "5", "name1": "小宝", "age1": "6", "needs": "轮椅位", f"q{found.questions.get().pk}": "5 号楼"}
    refused = desk.post(f"{url}sign-up/{stage.ma_li.pk}/", told)
    assert refused.status_code == 400 and "监护人" in refused.content.decode() and 'value="小宝"' in refused.content.decode()
    assert desk.post(f"{url}sign-up/{stage.ma_li.pk}/", told | {"guardian": "马丽"}).status_code == 302
    row = one.signups.get()
    assert (row.seats, row.needs, row.guardian, list(row.answers.values())) == (2, "轮椅位", "马丽", ["5 号楼"])
    assert "轮椅位" in signed_in(stage.li_xiuying).get(f"/activities/sessions/{one.pk}/run/").content.decode()
    assert one.signups.get().helped_by == stage.zhao_min.pk and one.signups.get().group.kind == "members"
    later = begins + timedelta(days=1)
    move = {"once": "6", "begins_at": f"{later:%Y-%m-%dT%H:%M}", "ends_at": f"{later + timedelta(hours=2):%Y-%m-%dT%H:%M}",
            "place": stage.building_5.pk, "reason": "楼里停水"}  # fmt: skip
    assert desk.post(url, move).status_code == 302
    one.refresh_from_db()
    assert (one.place, one.reason, one.moved_from is not None) == (stage.building_5, "楼里停水", True)
    assert desk.get(f"{page}close/").status_code == 403
    assert desk.post(f"{url}cancel/", {"once": "7", "reason": "下雨"}).status_code == 302
    assert desk.post(f"{page}close/", {"once": "8", "report": "没有办成。"}).status_code == 302
    assert Activity.objects.get().status == "closed"
