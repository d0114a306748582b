from datetime import timedelta

import pytest

from mulin.activities import actions as activities
from mulin.activities.actions import campaigns
from mulin.activities.tests import cast, club_cast
from mulin.kernel.facts import relay
from mulin.kernel.facts.relay import drain
from mulin.ledger import queries as ledger
from mulin.ledger.models import Account, Book, Entry
from mulin.matters import actions as matters
from mulin.matters.models import Matter
from mulin.notices.models import Notice
from mulin.notices.words import say
from mulin.transparency.models import Pending
from mulin.volunteering import actions
from mulin.volunteering.models import Award
from mulin.volunteering.queries import points as queries
from mulin.volunteering.tests.cast import squad
from mulin.volunteering.tests.hand import Hand, rich
from mulin.volunteering.tests.test_honours import agreed
from tests.stage import NOON, Stage
from tests.walking import category


def inbox(person) -> list[str]:  # type: ignore[no-untyped-def]
    return [say(row.kind, row.values)[1] for row in Notice.objects.filter(person_id=person.id).order_by("id")]


def points(person) -> int:  # type: ignore[no-untyped-def]
    return queries.points_of(person.pk).free


def served(stage: Stage, kind: str = "visit"):  # type: ignore[no-untyped-def]
    team = squad(stage)
    worker = team.who(stage.zhao_min)
    noted = actions.note_service(
        team.liu_yang, kind=kind, content="陪李阿姨看病", begins_at=NOON - timedelta(hours=3), minutes=90, by=worker, at=NOON
    )
    return team, actions.confirm(noted, by=worker, at=NOON)


@pytest.mark.row("C073", "C074")
def test_confirmed_hours_earn_and_hours_taken_back_lose_as_often_as_the_relay_runs(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=4, per="hour")
    team, record = served(stage)
    drain()
    drain()
    assert points(stage.liu_yang) == 6 and "“陪李阿姨看病”得 6 积分，谢谢您。" in inbox(stage.liu_yang)
    actions.dispute(record, words="做了两小时", by=team.who(stage.liu_yang), at=NOON)
    later = NOON + timedelta(days=1)
    actions.confirm(record, minutes=120, words="核对过", by=team.who(stage.zhou_ming), at=later)
    drain()
    assert (points(stage.liu_yang), Award.objects.filter(ended_at=None).count()) == (8, 1)
    actions.take_back(record, words="记错了人", by=team.who(stage.zhao_min), at=later)
    drain()
    assert (points(stage.liu_yang), ledger.prove(Book.objects.get(code="millet")).wrong) == (0, [])
    assert Entry.objects.exclude(reverses=None).count() == 2


@pytest.mark.row("C073")
def test_a_lesson_earns_by_its_own_rule(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule("lesson", 20)
    hand.rule("shift", 3)
    served(stage, "teach")
    drain()
    assert points(stage.liu_yang) == 20


@pytest.mark.row("C073")
def test_a_report_that_is_solved_earns_once_and_not_while_it_is_open_again(stage: Stage) -> None:
    Hand(stage).rule("report", 5, a_month=10)
    lamp = category(stage.community, "0102", "楼道灯", goes="unit", unit_kind="property", may_be_anonymous=True)
    by, handler = stage.standing(stage.wang_fang), stage.standing(stage.wu_jianguo)

    def reported(**more: bool) -> Matter:
        draft = matters.Draft(stage.community.id, stage.building_3.id, "三楼楼道的灯不亮了", category_id=lamp.id, **more)
        made = matters.report(draft, by=by, at=NOON)
        for step in (matters.accept, matters.arrive):
            made = step(made, by=handler, at=NOON)
        return matters.answer(made, words="换好了", by=handler, at=NOON)

    matter = matters.confirm(reported(), verdict="good", words="", by=by, at=NOON)
    drain()
    assert points(stage.wang_fang) == 5
    matter = matters.reopen(matter, words="又坏了", by=by, at=NOON)
    drain()
    assert points(stage.wang_fang) == 0
    matters.close(reported(anonymous=True), words="到现场看过", by=stage.standing(stage.zhao_min), at=NOON)
    drain()
    assert Award.objects.count() == 1


@pytest.mark.row("C073")
def test_taking_part_in_an_activity_earns_once_and_its_line_leads_there(stage: Stage) -> None:
    Hand(stage).rule("activity", 5)
    begins_at = NOON + timedelta(hours=2)
    of = cast.activity(stage, begins_at=begins_at)
    session = of.sessions.get()
    signup = cast.sign_up(stage, session, stage.wang_fang)
    for _again in range(2):
        activities.check_in(session, signup, by=stage.standing(stage.zhao_min), at=begins_at)
        drain()
    [row] = queries.statement_of(stage.wang_fang.pk, 1).rows
    assert (row.kind, row.title, row.amount, row.url) == ("参加活动", "周六义诊", 5, f"/activities/{of.pk}/")


@pytest.mark.row("C141", "C073")
def test_works_earn_when_they_are_taken_in_and_selected_once_within_the_cap_and_not_when_withdrawn(stage: Stage) -> None:
    hand, worker = Hand(stage), stage.standing(stage.zhao_min)
    hand.rule("work", 5, a_month=5)
    hand.rule("selected", 20)
    call = club_cast.calling(stage, most_works=3)
    works = [club_cast.sent(stage, call, who) for who in (stage.wang_fang, stage.wang_fang, stage.liu_yang, stage.ma_li)]
    campaigns.withdraw(works[3], by=stage.standing(stage.ma_li), at=NOON)
    for one in works[:3]:
        campaigns.accept(one, by=worker, at=NOON)
    drain()
    assert [points(who) for who in (stage.wang_fang, stage.liu_yang, stage.ma_li)] == [5, 5, 0]
    campaigns.stop(call, by=worker, at=NOON)
    for one in works[:1] + works[2:3]:
        campaigns.select(one, by=worker, at=NOON)
    campaigns.announce(call, by=worker, at=NOON)
    drain()
    drain()
    assert [points(who) for who in (stage.wang_fang, stage.liu_yang)] == [25, 25]
    rows = {(row.kind, row.title, row.amount, row.url) for row in queries.statement_of(stage.liu_yang.pk, 1).rows}
    url = f"/activities/campaigns/works/{works[2].pk}/"
    assert rows == {("给征集投稿", "家风家训征集", 5, url), ("征集的作品入选", "家风家训征集", 20, url)}
    campaigns.withdraw(works[2], by=stage.standing(stage.liu_yang), at=NOON)
    drain()
    assert (points(stage.wang_fang), points(stage.liu_yang)) == (25, 0)


@pytest.mark.row("C082", "C073")
def test_rules_and_honours_go_into_the_public_log_and_nobody_is_named_there(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=10, a_day=20)
    honour = actions.decide_honour(agreed(stage), grant=True, grounds="好", citation="好邻居", by=hand.secretary, at=NOON)
    actions.withdraw_honour(honour, by=hand.who(stage.wang_fang), at=NOON)
    drain()
    said = list(Pending.objects.order_by("id").values_list("kind", "data"))
    assert [kind for kind, _data in said] == [
        "volunteering.points_rule", "volunteering.honour", "volunteering.honour_withdrawn",
    ]  # fmt: skip
    assert not any(name in str(said) for name in ("王", "刘洋", "阿姨"))
    assert inbox(stage.wang_fang) == ["愿不愿意公布，由您定。", "已在公益达人墙上公布，您随时可以撤下。"]


def test_whom_the_counter_served_is_told_and_a_late_appeal_reaches_the_secretary(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "now", lambda: NOON + timedelta(days=30))
    hand = rich(stage)
    drain()
    item = hand.item(price=10)
    order = hand.redeem(item, stage.wang_fang, by=hand.worker)
    actions.hand_over(order, by=hand.worker, at=NOON)
    lapsed = hand.redeem(item, stage.wang_fang, "k2")
    actions.expire_orders(lapsed.fetch_by + timedelta(hours=1))
    asked = actions.appeal(stage.wang_fang, "少了一次", by=hand.who(stage.wang_fang), at=NOON)
    actions.remind_of_appeals(NOON + timedelta(days=9))
    actions.refuse_appeal(asked, "那天没有签到", by=hand.worker, at=NOON + timedelta(days=9))
    drain()
    assert inbox(stage.wang_fang)[1:] == [
        "“帆布袋”，11月26日 12:00 前到党群服务站来取。", "“帆布袋”用了 10 积分。不是您领的，请告诉社区。",
        "“帆布袋”的 10 积分退回了。", "没有补记：那天没有签到",
    ]  # fmt: skip
    assert inbox(stage.zhou_ming) == ["王芳提的申诉还没答复，请督办。"]
    assert Account.objects.get(code=f"person:{stage.wang_fang.pk}").balance == 90
