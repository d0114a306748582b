"""Who hears what, and pages as guardians and carers use them."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.childcare import actions, queries, rules
from mulin.childcare.models import Application, Child
from mulin.kernel import lots
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from mulin.transparency.models import Pending
from tests.stage import NOON

from .cast import TODAY, house, photo
from .test_days import clock


def titles(stage, person):
    drain()
    return [notices.said(notice).title for notice in reversed(notices.inbox(stage.standing(person)))]


@pytest.mark.row("C121", "C122")
def test_guardian_and_carers_hear_each_step_and_no_notice_and_no_fact_names_the_child(stage):
    there = house(stage, places=1)
    keeper, mother, worker = (stage.standing(one) for one in (stage.li_xiuying, stage.wang_fang, stage.zhao_min))
    first = there.hold(stage.liu_yang, "小宇")
    made = there.apply(stage.wang_fang)
    actions.ask(made, "请补一张户口页", by=keeper, at=NOON)
    actions.answer(made, "好", by=mother, at=NOON)
    there.check(made)
    assert titles(stage, stage.wang_fang) == ["托育申请请您补充", "托育申请通过了，正在排队"]
    actions.leave(first, by=stage.standing(stage.liu_yang), at=NOON)
    held = actions.accept(made, by=mother, at=NOON)
    granny = actions.add_pickup(held, "张桂英", "外婆", by=mother, at=NOON)
    day = actions.tick(held, TODAY, came_at=clock(TODAY, 8), by=keeper, at=NOON)
    actions.alert_late(clock(TODAY, 18))
    assert titles(stage, stage.wang_fang)[2:] == ["托育有名额了，请确认", "还没有人来接孩子"]
    actions.hand_over(day, granny, "code", code=granny.code, by=keeper, at=clock(TODAY, 18))
    actions.note(held, "今天睡得好", by=keeper, at=clock(TODAY, 18, 1))
    actions.note(held, "谢谢", by=mother, at=clock(TODAY, 18, 2))
    actions.close_day(there.group, TODAY + timedelta(days=1), "消毒", by=worker, at=clock(TODAY, 18, 3))
    assert titles(stage, stage.wang_fang)[4:] == ["孩子接走了", "老师给您留了言", "这一天不开班"]
    assert titles(stage, stage.li_xiuying) == [
        "有一份托育申请等您审核", "一个孩子要来您的班", "有一份托育申请等您审核", "托育申请补充好了", "一个孩子不再来您的班", "一个孩子要来您的班",
        "有孩子还没有人来接", "监护人给您留了言",
    ]  # fmt: skip
    assert titles(stage, stage.zhao_min) == []
    said = [notices.said(one).text for one in notices.inbox(stage.standing(stage.wang_fang))]
    assert not any("朵朵" in text or "张桂英" in text for text in said)
    assert not any("朵朵" in str(fact.data) for fact in Fact.objects.filter(kind__startswith="childcare."))


def post(client, url, **said):
    return client.post(url, said | {"once": str(uuid4())})


@pytest.mark.row("C121", "races-2")
def test_at_the_counter_with_the_workers_name_and_the_form_pressed_twice_is_one_application(stage, client):
    there = house(stage, at=timezone.now(), needs=["birth"])
    client.force_login(stage.zhao_min.account)
    counter = f"/desk/childcare/{there.group.pk}/counter/"
    assert f"?guardian={stage.wang_fang.pk}" in client.get(f"{counter}?q=王芳").content.decode()
    born = timezone.localdate() - timedelta(days=800)
    said = {"who": "new", "name": "朵朵", "born_on": f"{born}", "relation": "mother", "health": "花生过敏", "once": str(uuid4())}
    page = f"{counter}?guardian={stage.wang_fang.pk}"
    assert "监护人同意怎样使用" in client.post(page, said | {"once": str(uuid4())}).content.decode()
    answers = [client.post(page, said | {"consents": "on"}) for _twice in range(2)]
    made = Application.objects.get()
    assert [one.url for one in answers] == [f"/childcare/applications/{made.pk}/"] * 2
    assert (made.guardian, made.helped_by, made.child.consent_heard_by) == (stage.wang_fang, stage.zhao_min.pk, stage.zhao_min.pk)
    assert post(client, answers[0].url + "papers/", kind="birth", upload=photo()).status_code == 302
    assert made.child.papers.count() == 1
    there.check(made, seen=False)
    assert client.get(answers[0].url).status_code == 404  # decided: the counter is no longer part of it


@pytest.mark.row("C122")
def test_a_month_on_the_screen_and_in_the_sheet(stage, client):
    there = house(stage, at=timezone.now(), per="day", price=6250, weekdays=[1, 2, 3, 4, 5, 6, 7])
    held = there.hold(stage.wang_fang)
    client.force_login(stage.li_xiuying.account)
    desk = f"/desk/childcare/{there.group.pk}/"
    today = timezone.localdate()
    open_today = queries.is_open_on(there.group, today)
    answer = post(client, f"/desk/childcare/applications/{held.pk}/mark/tick/", on=f"{today}")
    assert answer.status_code == (302 if open_today else 403)
    shown = client.get(f"{desk}month/").content.decode()
    assert "朵朵" in shown and (">62.50<" in shown) == open_today
    sheet = b"".join(client.get(f"{desk}month/sheet.xlsx").streaming_content)
    assert sheet[:2] == b"PK" and client.get(f"{desk}month/?month=1999-99").status_code == 200


def test_what_the_public_sees_is_places_and_waiting_and_never_fewer_than_five(stage, client):
    there = house(stage, places=1)
    there.hold(stage.wang_fang)
    there.check(there.apply(stage.liu_yang, "小宇"))
    page = client.get(f"/childcare/{there.group.pk}/").content.decode()
    assert "&lt;5" in page and "小宇" not in page and "刘洋" not in page and there.group.seed not in page
    assert [queries.public_numbers([there.group])[there.group.pk].waiting, rules.shown_waiting(0), rules.shown_waiting(5)] == [
        "<5",
        "0",
        "5",
    ]
    there.change(apply_until=NOON.date() - timedelta(days=1), until=NOON.date() + timedelta(days=9))
    address = f"/childcare/{there.group.pk}/lots.json"
    assert client.get(address).status_code == 404
    assert [actions.tell_lots_due(NOON), actions.tell_lots_due(NOON)] == [1, 0]
    assert there.group.seed in client.get(f"/childcare/{there.group.pk}/").content.decode()
    told = client.get(address).json()
    assert (lots.problems(told), len(told["lots"]), "小宇" in str(told)) == ([], 2, False)
    told["lots"].reverse()
    assert lots.problems(told) == ["the lots are others, or in another order"]
    with pytest.raises(Refused, match="另开一期"):
        there.change(apply_until=None)
    drain()
    said = [(row.kind, json.loads(row.data)["record"].get("seed", "")) for row in Pending.objects.order_by("id")]
    assert said == [("childcare.seed", ""), ("childcare.lots", there.group.seed)]


def test_lists_ask_the_database_as_often_for_four_children_as_for_one(stage, client):
    there = house(stage, at=timezone.now(), places=9)
    client.force_login(stage.li_xiuying.account)
    there.hold(stage.wang_fang)
    pages = [f"/desk/childcare/{there.group.pk}/{rest}" for rest in ("", "today/", "month/")]

    def asked():
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked_now:
                assert client.get(page).status_code == 200
            counts.append(len(asked_now))
        return counts

    asked()
    before = asked()
    for who, name in ((stage.liu_yang, "小宇"), (stage.ma_li, "安安"), (stage.chen_hao, "乐乐")):
        there.hold(who, name)
    assert all(now <= then for now, then in zip(asked(), before, strict=True)) and Child.objects.count() == 4
