from datetime import timedelta
from hashlib import sha256

import pytest

from mulin.funds import actions as funds
from mulin.funds.models import Spending
from mulin.funds.queries import figures as fund_figures
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.kernel.ui.ties import ties
from mulin.ledger.queries import prove
from mulin.projects.actions import doing
from mulin.projects.actions.booking import may_take_back
from mulin.projects.actions.doing import Shown, Wish
from mulin.projects.models import Closing, Instalment, Project
from mulin.projects.queries.account import figures
from tests.stage import Stage

from .doing_cast import DAY, LATER, agreement_of, garden


def states(project: Project) -> list[tuple[int, str]]:
    return list(Instalment.objects.filter(project=project).values_list("amount", "state"))


@pytest.mark.row("C041")
def test_both_sides_sign_one_text_and_what_they_signed_has_a_fingerprint(stage: Stage) -> None:
    one = garden(stage)
    drawn = doing.draw_up(one.project, at=LATER)
    assert drawn.fingerprint == sha256(drawn.text.encode()).hexdigest() and "资助 ¥1,200.00" in drawn.text
    with pytest.raises(Refused, match="项目负责人来签"):
        doing.sign_for_team(one.project, drawn.fingerprint, by=one.me(stage.ma_li), at=LATER)
    with pytest.raises(Refused, match="刚刚变了"):
        doing.sign_for_team(one.project, "0" * 64, by=one.team, at=LATER)
    doing.sign_for_team(one.project, drawn.fingerprint, by=one.runs, at=LATER)  # 王芳 stands at the counter
    with pytest.raises(Refused, match="您代签的"):
        doing.sign_for_operator(one.project, drawn.fingerprint, by=one.runs, at=LATER)
    doing.sign_for_operator(one.project, drawn.fingerprint, by=one.me(stage.zhou_ming), at=LATER)
    kept, project = agreement_of(one), one.now()
    assert (kept.team_signed_by, kept.helped_by, kept.operator_signed_by) == (stage.wang_fang, stage.zhao_min, stage.zhou_ming)
    assert (project.stage, project.book.code if project.book else "", states(project)) == (
        "running", f"project:{project.number.lower()}", [(72000, "waiting"), (48000, "waiting")],
    )  # fmt: skip


@pytest.mark.row("C041", "C114")
def test_from_the_agreement_to_the_final_account_every_figure_is_the_ledgers(stage: Stage) -> None:
    one = garden(stage).signed()
    assert (one.left_in_fund(), one.project.earmark is not None) == ([480000, 120000], True)
    one.verified(1)
    assert states(one.project) == [(72000, "asked"), (48000, "waiting")]
    one.paid(1)
    (way,) = ties("payment", str(Instalment.objects.get(project=one.project, state="paid").spending))
    assert [tie.url for tie in way.rows] == [f"/projects/{one.project.number}/"]  # from the fund's page back to it
    receipt = one.receipt(1, 300)
    with pytest.raises(Refused, match="社区工作者、居委会主任"):
        doing.accept_receipt(receipt, by=one.team, at=LATER)
    assert figures(one.now()).spent == 0
    doing.accept_receipt(receipt, by=one.runs, at=LATER)
    own = doing.enter_income(
        one.project, source="own", amount=5000, giver="园艺组", on=DAY, file="own", by=one.team, at=LATER
    )  # fmt: skip
    doing.accept_income(own, by=one.runs, at=LATER)
    now = figures(one.now())
    assert (now.granted, now.own, now.spent, now.cash, now.owed) == (72000, 5000, 30000, 47000, 47000)
    doing.report(one.project, DAY, words="种好了五箱。下月分菜。", by=one.team, at=LATER)
    report = one.project.reports.get()
    assert (report.figures["receipts"], report.figures["spent"], report.figures["milestones"]) == (1, 30000, 1)
    promises = list(one.project.application.promises.all())  # type: ignore[union-attr]
    with pytest.raises(Refused, match="还没有写结果"):
        doing.finish(one.project, [], by=one.team, at=LATER)
    said = [Shown(promise.pk, "做到了", ["after"]) for promise in promises]
    doing.finish(one.project, said, lesson="早点订花土", by=one.team, at=LATER)
    with pytest.raises(Refused, match=r"还有 ¥470\.00 没有退回"):
        doing.close(one.project, by=one.runs, at=LATER)
    one.returns(470)
    closing = doing.close(one.project, by=one.runs, at=LATER)
    project, now = one.now(), figures(one.now())
    assert closing.account == now.as_json() == {
        "granted": 72000, "own": 5000, "sponsor": 0, "spent": 30000, "returned": 47000, "cash": 0, "lines": {"1": 30000},
    }  # fmt: skip
    assert "已经结题" in getattr(may_take_back(project.instalments.get(number=1).spending or 0), "reason", "")
    assert (project.stage, project.paid, project.spent, project.returned, closing.late) == ("closed", 72000, 30000, 47000, False)
    assert (states(project), one.left_in_fund()) == ([(72000, "paid"), (48000, "dropped")], [528000, 0])
    fund = fund_figures(one.fund.fund)
    assert (fund.spent, fund.balance, fund.earmarked) == (25000, 675000, 528000)
    assert project.book and prove(project.book).wrong == [] and prove(one.fund.fund.book).wrong == []


@pytest.mark.row("C041", "C114")
def test_a_project_that_stops_half_way_returns_its_money(stage: Stage) -> None:
    one = garden(stage).signed().verified(1)
    one.paid(1)
    doing.accept_receipt(one.receipt(1, 200), by=one.runs, at=LATER)
    one.verified(2)
    asked = Spending.objects.get(pk=one.project.instalments.get(number=2).spending)
    open_one = one.receipt(2, 10)
    with pytest.raises(Refused, match="没有核对"):
        doing.stop(one.project, reason="楼顶要大修", by=one.runs, at=LATER)
    doing.refuse_receipt(open_one, reason="不在预算里", by=one.runs, at=LATER)
    with pytest.raises(Refused, match="运营单位或社区"):
        doing.stop(one.project, reason="楼顶要大修", by=one.team, at=LATER)
    stopped = doing.stop(one.project, reason="楼顶要大修", by=one.runs, at=LATER)
    assert (stopped.stage, states(stopped), one.left_in_fund()) == (
        "stopped", [(72000, "paid"), (48000, "dropped")], [528000, 0],
    )  # fmt: skip
    assert Spending.objects.get(pk=asked.pk).status == "withdrawn"
    assert figures(one.now()).owed == 52000
    doing.look_at_all(LATER)
    assert one.now().flags == ["owes"]
    with pytest.raises(Refused, match=r"只有 ¥520\.00。多出来的请登记为捐赠"):
        one.returns(521)
    one.returns(520)
    doing.look_at_all(LATER)
    project, now = one.now(), figures(one.now())
    assert (project.flags, project.returned, now.cash, now.owed, now.granted - now.spent - now.returned) == ([], 52000, 0, 0, 0)
    assert (fund_figures(one.fund.fund).spent, fund_figures(one.fund.fund).balance) == (20000, 680000)


@pytest.mark.row("C114")
def test_no_line_is_overspent_but_by_a_tenth_with_both_agreed_and_never_more_than_is_there(stage: Stage) -> None:
    one = garden(stage).signed()
    with pytest.raises(Refused, match=r"只剩 ¥600\.00"):
        one.receipt(1, 601)
    first = one.receipt(1, 600)
    with pytest.raises(Refused):  # nothing has been paid to it yet
        doing.accept_receipt(first, by=one.runs, at=LATER)
    one.verified(1).paid(1)
    doing.accept_receipt(first, by=one.runs, at=LATER)
    wish = doing.ask_change(one.project, Wish("over", to=1), reason="花土涨价", by=one.team, at=LATER)
    with pytest.raises(Refused, match="已有一次改动在等"):
        doing.ask_change(one.project, Wish("over", to=2), reason="木箱也涨", by=one.team, at=LATER)
    with pytest.raises(Refused, match="社区工作者、居委会主任"):
        doing.approve_change(wish, by=one.team, at=LATER)
    doing.approve_change(wish, by=one.runs, at=LATER)
    doing.accept_receipt(one.receipt(1, 60), by=one.runs, at=LATER)
    with pytest.raises(Refused, match="申请改计划"):
        one.receipt(1, 1)
    moved = doing.ask_change(one.project, Wish("move", frm=2, to=3, amount=20000), reason="水壶不够", by=one.team, at=LATER)
    doing.approve_change(moved, by=one.runs, at=LATER)
    assert list(one.project.lines.values_list("amount", "spent")) == [(60000, 66000), (40000, 0), (30000, 0)]
    doing.reverse_receipt(first, reason="重复了", by=one.runs, at=LATER)
    assert (figures(one.now()).spent, one.now().spent, one.now().receipts.get(pk=first.pk).state) == (6000, 6000, "reversed")


def test_what_the_fund_refuses_or_takes_back_may_be_asked_for_again(stage: Stage) -> None:
    one = garden(stage).signed().verified(1)
    first = one.project.instalments.get(number=1)
    spending = Spending.objects.get(pk=first.spending)
    funds.refuse(spending, reason="先开会", by=one.me(stage.liu_yang), at=LATER)
    drain()
    first.refresh_from_db()
    assert (first.state, first.spending, one.left_in_fund()) == ("due", None, [480000, 120000])
    doing.ask_instalment(first, by=one.runs, at=LATER)
    kept = one.paid(1)
    doing.accept_receipt(one.receipt(1, 100), by=one.runs, at=LATER)
    with pytest.raises(Refused, match="已经用掉了一部分"):
        funds.unpay(kept, reason="登记错了", by=one.me(stage.he_jing), at=LATER)
    doing.reverse_receipt(one.project.receipts.get(), reason="重复了", by=one.runs, at=LATER)
    funds.unpay(kept, reason="登记错了", by=one.me(stage.he_jing), at=LATER)  # both books at once, nothing follows later
    assert (figures(one.now()).cash, one.now().paid, states(one.project)[0]) == (0, 0, (72000, "due"))


@pytest.mark.row("C044", "C049")
def test_reports_midterm_mentor_evaluation_honour(stage: Stage) -> None:
    one = garden(stage).signed()
    doing.name_mentor(one.project, stage.liu_yang, by=one.runs, at=LATER)
    said = doing.review_midterm(one.now(), verdict="mend", words="浇水要排班", by=one.me(stage.liu_yang), at=LATER)
    doing.report(one.project, DAY, words="开工了", by=one.team, at=LATER)
    with pytest.raises(Refused, match="已经写过"):
        doing.report(one.project, DAY, words="再写", by=one.team, at=LATER)
    with pytest.raises(Refused, match="结题的时候"):
        doing.evaluate(one.now(), stars=5, by=one.me(stage.ma_li), at=LATER)
    shown = [Shown(promise.pk, "做到了") for promise in one.project.application.promises.all()]  # type: ignore[union-attr]
    doing.finish(one.project, shown, by=one.team, at=LATER)
    doing.give_back_closing(one.project, reason="照片没传", by=one.runs, at=LATER)
    assert (one.now().stage, one.now().reason) == ("running", "照片没传")
    doing.finish(one.project, shown, by=one.team, at=LATER)
    doing.close(one.project, by=one.runs, at=LATER + timedelta(days=400))
    assert Closing.objects.get(project=one.project).late
    doing.evaluate(one.now(), stars=5, words="菜真甜", by=one.me(stage.ma_li), at=LATER)
    with pytest.raises(Refused, match="已经评价过"):
        doing.evaluate(one.now(), stars=1, by=one.me(stage.ma_li), at=LATER)
    with pytest.raises(Refused, match="请别人来评"):
        doing.evaluate(one.now(), stars=5, by=one.team, at=LATER)
    doing.honour(one.now(), words="年度最美角落", on=DAY, by=one.runs, at=LATER)
    assert (said.verdict, list(one.project.evaluations.values_list("side", "stars")), one.project.honours.count()) == (
        "mend", [("residents", 5)], 1,
    )  # fmt: skip


def test_the_clock_raises_flags_once(stage: Stage) -> None:
    one = garden(stage)
    after = LATER + timedelta(days=60)
    assert (doing.look_at_all(LATER), one.now().flags) == (1, ["unsigned"])
    one.signed()
    assert (doing.look_at_all(after), one.now().flags, doing.look_at_all(after)) == (1, ["silent", "late"], 0)
    assert doing.look_at_all(LATER + timedelta(days=400)) == 1
    assert one.now().flags == ["silent", "late", "open", "undisclosed"]
