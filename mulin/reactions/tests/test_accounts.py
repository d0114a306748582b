from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from mulin.kernel.facts import relay
from mulin.matters import actions as matters
from mulin.matters import queries
from mulin.matters.tests.cast import category, report
from mulin.notices.models import Notice, PushSubscription, WeChatReader
from mulin.overview.queries.waiting import further
from mulin.people import actions as people
from mulin.people.models import Account, Person
from mulin.people.queries import held_about
from mulin.volunteering.models import OnBoard
from tests.stage import NOON
from tests.walking import signed_in


def test_a_deleted_account_is_reached_no_more(stage):
    account, at = Account.objects.get(person=stage.wang_fang), timezone.now()
    PushSubscription.objects.create(account_id=account.pk, digest="1", sealed="{}", added_at=at)
    WeChatReader.objects.create(account_id=account.pk, openid="o-wang", joined_at=at)
    people.delete_account(account, at=at)
    relay.drain()
    assert PushSubscription.objects.count() == WeChatReader.objects.count() == 0


@pytest.mark.row("maps-2")
def test_a_deleted_account_is_shown_nowhere_and_what_was_done_stays(stage):
    account, at = Account.objects.get(person=stage.wang_fang), timezone.now()
    kind, liu = category(stage), stage.standing(stage.liu_yang)
    shown = report(stage, kind, shows_name=True, contact_phone="13800001234")
    followed = matters.follow(
        report(stage, kind, who=stage.liu_yang, words="二楼灯也不亮"), by=stage.standing(stage.wang_fang), at=at
    )
    over = matters.withdraw(
        report(stage, kind, words="门坏了", contact_phone="13800001234"), by=stage.standing(stage.wang_fang), at=at
    )
    OnBoard.objects.create(person=stage.wang_fang, community=stage.community, shown_as="王大姐", since=at)
    assert held_about(account)["matters"]["reports"][0]["contact_phone"] == "13800001234"
    assert {"volunteering", "funds", "ledger", "notices", "organisations"} <= set(held_about(account))
    people.delete_account(account, at=at)
    relay.drain()
    for row in (shown, followed, over):
        row.refresh_from_db()
    assert [(row.shows_name, row.reporter_account, row.contact_phone, row.status) for row in (shown, over)] == [
        (False, None, "13800001234", "offered"), (False, None, "", "withdrawn"),
    ]  # fmt: skip
    assert followed.followers == 0 and not OnBoard.objects.filter(until=None).exists()
    assert shown in list(queries.visible_to(liu)) and not UserSession.objects.filter(user=account).exists()


def test_who_asks_for_a_correction_is_heard_and_answered(stage):
    worker = stage.standing(stage.zhao_min)
    asked = people.ask_correction(stage.wang_fang, "出生日期应为 1956-03-08", by_id=1, at=NOON)
    relay.drain()
    people.answer_correction(asked, "已改好", by=worker, at=NOON)
    relay.drain()
    told = {(one.person_id, one.kind): one.values for one in Notice.objects.all()}
    assert told[stage.zhao_min.pk, "people.correction"]["due"].startswith("2026-12-10T")
    assert told[stage.wang_fang.pk, "people.corrected"]["note"] == "已改好"


def test_a_correction_that_nobody_answers_waits_on_the_workbench_and_is_called_to_mind(stage):
    at = NOON - timedelta(days=79)  # Tuesday, 1 September
    asked = people.ask_correction(stage.wang_fang, "出生日期应为 1956-03-08", by_id=1, at=at)
    answered = people.ask_correction(stage.wang_fang, "名字写错了", by_id=1, at=at)
    people.answer_correction(answered, "已改好", by=stage.standing(stage.zhao_min), at=at)

    def told(kind):
        relay.drain()
        return sorted(Person.objects.get(pk=one.person_id).name for one in Notice.objects.filter(kind=kind))

    def waiting(who, at):
        return [(row.title, row.why, row.about) for one in further(stage.standing(who), at) for row in one.rows]

    assert waiting(stage.zhao_min, at) == [("出生日期应为 1956-03-08", "9月21日 前答复", "王芳")]
    assert waiting(stage.li_xiuying, at) == []  # a building's head may read it and not answer it
    assert "答复由这一片" not in signed_in(stage.zhao_min).get("/desk/people/corrections/").content.decode()
    looked_on = signed_in(stage.li_xiuying).get("/desk/people/corrections/").content.decode()
    assert "出生日期应为" in looked_on and "<textarea" not in looked_on and "更正由这一片的社区工作者或网格员答复" in looked_on

    near, over = asked.remind_at, asked.due_at
    assert people.remind_of_corrections(near - timedelta(minutes=1)) == 0
    assert (people.remind_of_corrections(near), people.remind_of_corrections(near)) == (1, 0)
    assert (told("people.correction_due"), told("people.correction_late")) == (["赵敏"], [])
    assert (people.remind_of_corrections(over), people.remind_of_corrections(over + timedelta(days=9))) == (1, 0)
    assert told("people.correction_late") == ["周明", "赵敏"]
    assert [why for _title, why, _about in waiting(stage.zhao_min, over)] == ["过了期限，本来 9月21日 前答复"]
