from datetime import timedelta

import pytest

from mulin.kernel.facts.relay import drain
from mulin.ledger.models import Account
from mulin.notices.models import Notice
from mulin.notices.words import say
from mulin.volunteering import actions
from mulin.volunteering.tests.cast import Squad
from mulin.volunteering.tests.test_bank import bank_open
from tests.stage import NOON, Stage

TOMORROW = NOON + timedelta(days=1)


def inbox(person) -> list[str]:  # type: ignore[no-untyped-def]
    return [say(row.kind, row.values)[1] for row in Notice.objects.filter(person_id=person.id).order_by("id")]


def confirmed(team: Squad):  # type: ignore[no-untyped-def]
    noted = actions.note_service(
        team.liu_yang, kind="visit", content="陪李阿姨看病", begins_at=NOON - timedelta(days=2), minutes=90,
        by=team.who(team.stage.zhao_min), at=NOON,
    )  # fmt: skip
    return actions.confirm(noted, by=team.who(team.stage.zhao_min), at=NOON)


@pytest.mark.row("C074")
def test_confirmed_hours_are_banked_and_told_and_taking_them_back_undoes_both(stage: Stage) -> None:
    team = bank_open(stage)
    record = confirmed(team)
    drain()
    minutes = Account.objects.get(code=f"person:{stage.liu_yang.id}")
    assert minutes.balance == 90
    actions.take_back(record, words="记错了人", by=team.who(stage.zhao_min), at=NOON)
    drain()
    minutes.refresh_from_db()
    assert minutes.balance == 0
    assert inbox(stage.liu_yang) == [
        "“陪李阿姨看病”记 90 分钟，谢谢您。",
        "“陪李阿姨看病”90 分钟：记错了人 有异议可以在这里提。",
    ]


def test_everybody_of_a_cancelled_shift_hears_why(stage: Stage) -> None:
    team = bank_open(stage)
    shift = team.shift()
    team.claim(shift, stage.liu_yang)
    actions.cancel_shift(shift, reason="下暴雨", by=team.who(stage.wang_fang), at=NOON)
    drain()
    assert inbox(stage.liu_yang) == ["“校门口护学”11月20日 12:00：下暴雨"]


def test_who_gave_a_shift_away_and_the_leader_of_an_empty_place_hear_it(stage: Stage) -> None:
    team = bank_open(stage)
    shift = team.shift()
    claim = team.claim(shift, stage.liu_yang)
    actions.give_up(claim, by=team.who(stage.liu_yang), at=NOON)
    drain()
    assert inbox(stage.wang_fang) == ["“校门口护学”11月20日 12:00 有人退出，请看看要不要补人。"]


def test_who_gets_no_certificate_hears_why(stage: Stage) -> None:
    team = bank_open(stage)
    confirmed(team)
    day = (NOON - timedelta(days=2)).date()
    wanted = actions.ask_certificate(team.liu_yang, since=day, until=day, by=team.who(stage.liu_yang), at=NOON)
    actions.refuse_certificate(wanted, reason="请先补登身份信息", by=team.who(stage.zhao_min), at=NOON)
    drain()
    assert inbox(stage.liu_yang)[-1] == "原因：请先补登身份信息"
