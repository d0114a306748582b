from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils.translation import override

from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.volunteering import actions
from mulin.volunteering.models import Certificate
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import Squad, squad

SINCE, TODAY = date(2026, 1, 1), date(2026, 11, 19)


def asked(team: Squad) -> Certificate:
    record = actions.note_service(
        team.liu_yang, kind="visit", content="陪李阿姨看病", begins_at=NOON - timedelta(days=3), minutes=90,
        by=team.who(team.stage.zhao_min), at=NOON,
    )  # fmt: skip
    actions.confirm(record, by=team.who(team.stage.zhao_min), at=NOON)
    return actions.ask_certificate(team.liu_yang, since=SINCE, until=TODAY, by=team.who(team.stage.liu_yang), at=NOON)


def test_a_certificate_says_what_the_order_asks_for(stage: Stage) -> None:
    team = squad(stage)
    with override("en"):  # the worker reads English, the paper is Chinese all the same
        issued = actions.issue(asked(team), by=team.who(stage.zhao_min), at=NOON)
    assert issued.number == f"ZY20261119-{issued.pk:06d}"
    assert issued.content == {
        "name": "刘洋", "id_kind": "", "id_mask": "", "number": "", "minutes": 90,
        "lines": [{"code": "visit", "kind": "上门探访", "times": 1, "minutes": 90}],
        "issuer": "春和社区", "contact": "021-5550100", "handler": "赵敏", "responsible": "周明", "day": "2026-11-19",
    }  # fmt: skip


def test_no_hours_no_certificate_and_asking_twice_is_asking_once(stage: Stage) -> None:
    team = squad(stage)
    with pytest.raises(Refused, match="还没有确认过的时长"):
        actions.ask_certificate(team.liu_yang, since=SINCE, until=TODAY, by=team.who(stage.liu_yang), at=NOON)
    first = asked(team)
    again = actions.ask_certificate(team.liu_yang, since=SINCE, until=TODAY, by=team.who(stage.liu_yang), at=NOON)
    assert first == again


def test_public_notice_takes_seven_full_days(stage: Stage) -> None:
    team = squad(stage)
    certificate = actions.publish(asked(team), by=team.who(stage.zhao_min), at=NOON)
    with pytest.raises(Refused, match="公示到 2026-11-26 结束"):
        actions.issue(certificate, by=team.who(stage.zhao_min), at=NOON + timedelta(days=7))
    drain()
    told = Notice.objects.get(person_id=stage.liu_yang.pk, kind="volunteering.certificate_on_notice")
    anybody = Client()
    page = anybody.get(told.url).content.decode()
    assert "刘**" in page and "刘洋" not in page and "上门探访" in page and "1 次，90 分钟" in page and "2026-11-26" in page
    assert f'href="{told.url}"' in signed_in(stage.liu_yang).get("/volunteer/hours/").content.decode()
    assert f'href="{told.url}"' in anybody.get("/honours/").content.decode()
    anybody.cookies["django_language"] = "en"
    assert "Home visit" in anybody.get(told.url).content.decode()
    assert actions.issue(certificate, by=team.who(stage.zhao_min), at=NOON + timedelta(days=8)).status == "issued"
    assert "刘**" not in Client().get(told.url).content.decode()


def test_what_was_issued_stays_and_can_be_revoked_with_a_reason(stage: Stage) -> None:
    team = squad(stage)
    issued = actions.issue(asked(team), by=team.who(stage.zhao_min), at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=issued.pk).update(minutes=9000)
    with pytest.raises(Refused, match="请写原因"):
        actions.revoke(issued, reason="", by=team.who(stage.zhao_min), at=NOON)
    revoked = actions.revoke(issued, reason="时长记错，已重开", by=team.who(stage.zhao_min), at=NOON)
    assert (revoked.status, revoked.minutes, revoked.reason) == ("revoked", 90, "时长记错，已重开")


def test_nobody_issues_their_own(stage: Stage) -> None:
    team = squad(stage)
    certificate = asked(team)
    with pytest.raises(Refused, match="社区工作者或社区负责人开具"):
        actions.issue(certificate, by=team.who(stage.liu_yang), at=NOON)
