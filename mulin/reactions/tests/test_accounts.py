import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from mulin.kernel.facts import relay
from mulin.matters import actions as matters
from mulin.matters import queries
from mulin.matters.tests.cast import category, report
from mulin.notices.models import Notice, PushSubscription, WeChatReader
from mulin.people import actions as people
from mulin.people.models import Account
from mulin.people.queries import held_about
from mulin.volunteering.models import OnBoard
from tests.stage import NOON


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
