"""What of volunteering is in the public log: figures and rules, nobody's name, and proofs that outlive what was deleted."""

import json
from datetime import timedelta

import pytest

from mulin.kernel.facts.models import Delivery
from mulin.kernel.facts.relay import drain
from mulin.people import actions as people
from mulin.transparency import actions as transparency
from mulin.transparency.models import Leaf, Private
from mulin.transparency.queries import audit
from mulin.volunteering import actions, rules
from mulin.volunteering.tests.test_bank import asked, bank_open, earned
from tests.stage import NOON, Stage


def log() -> list[tuple[str, dict[str, object]]]:
    Delivery.objects.filter(done_at=None).update(due_at=NOON)  # the clock of these tests runs ahead
    drain()
    transparency.keep_up(NOON)
    rows = Leaf.objects.filter(kind__startswith="volunteering.").order_by("number")
    return [(leaf.kind.removeprefix("volunteering."), json.loads(leaf.data)["record"]) for leaf in rows]


@pytest.mark.row("C074")
def test_hours_certificates_minutes_and_rules_are_in_the_log_without_a_name(stage: Stage) -> None:
    team = bank_open(stage, expires_after_months=12)
    worker = team.who(stage.zhao_min)
    earned(team, 90)
    actions.donate(stage.liu_yang, 30, to=None, once_key="a", by=team.who(stage.liu_yang), at=NOON)
    actions.donate(stage.liu_yang, 30, to=None, once_key="a", by=team.who(stage.liu_yang), at=NOON)  # the same again
    day = NOON.date()
    issued = actions.issue(
        actions.ask_certificate(team.liu_yang, since=day - timedelta(days=30), until=day, by=worker, at=NOON), by=worker, at=NOON
    )
    actions.revoke(issued, reason="刘洋的名字写错了", by=worker, at=NOON)
    for days in (400, 461, 470, 480):
        actions.expire_minutes(NOON + timedelta(days=days))
    span = {"since": (day - timedelta(days=30)).isoformat(), "until": day.isoformat()}
    needs = rules.NANJING["needs"]
    assert log() == [
        ("bank_rules", {"since": "2026-01-01", "cap": 90000, "group_only_donates": True, "expires_after_months": 12,
                        "announced_days": 60, "source": rules.NANJING["source"], "needs": needs}),
        ("hours", {"service": "visit", "minutes": 90, "month": "2026-11"}),
        ("donation", {"minutes": 30, "to": "pool"}),
        ("certificate", {"number": issued.number, "minutes": 90, **span}),
        ("certificate_revoked", {"number": issued.number}),
        ("expiry", {"minutes": 60, "month": "2026-11", "to": "pool"}),
    ]  # fmt: skip
    assert "刘洋" not in "".join(Leaf.objects.values_list("data", flat=True))
    assert Private.objects.filter(person_id=stage.liu_yang.id).count() == 3


def test_a_month_of_the_bank_is_said_once_and_agrees_with_the_ledger(stage: Stage) -> None:
    team = bank_open(stage)
    taken_back = earned(team, 45)
    earned(team, 90)
    actions.unbank(actions.take_back(taken_back, words="记错了", by=team.who(stage.zhao_min), at=NOON), at=NOON)
    liu, wang = team.who(stage.liu_yang), team.who(stage.wang_fang)
    actions.donate(stage.liu_yang, 20, to=stage.wang_fang, once_key="a", by=liu, at=NOON)
    request = asked(team, stage.liu_yang, "own")
    actions.agree_to_help(request, team.wang_fang, by=wang, at=NOON)
    later = NOON + timedelta(days=2)
    actions.report_done(request, minutes=50, by=wang, at=later)
    actions.settle_help(request, by=liu, at=later)
    for days in (0, 5, 12, 13, 20):
        actions.total_months(NOON + timedelta(days=days))
    said = [record for kind, record in log() if kind == "bank_month"]
    assert said == [{"month": "2026-11", "granted": 135, "taken_back": 45, "donated": 20, "helped": 50, "expired": 0}]


def test_who_deletes_their_account_takes_the_private_parts_along_and_every_proof_holds(stage: Stage) -> None:
    team = bank_open(stage)
    earned(team, 90)
    worker = team.who(stage.zhao_min)
    other = actions.note_service(
        team.wang_fang, kind="visit", content="换灯泡", begins_at=NOON - timedelta(days=1), minutes=30, by=worker, at=NOON
    )
    actions.confirm(other, by=worker, at=NOON)
    before = log()
    assert audit().problems == []
    people.delete_account(stage.liu_yang.account, at=NOON)
    assert log() == before
    assert list(Private.objects.values_list("person_id", flat=True)) == [stage.wang_fang.id]
    assert audit().problems == []
