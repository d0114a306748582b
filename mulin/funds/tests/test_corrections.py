"""What was written down wrongly is reversed, and both stay to be seen; evidence is added and hidden, never changed."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils.translation import override

from mulin.funds import actions
from mulin.funds.models import Evidence, HandOut
from mulin.funds.queries import BANK, account, budget_of, figures, goods_of, went
from mulin.kernel.access import Refused
from mulin.kernel.secrets.models import Reveal
from mulin.ledger.models import Entry
from mulin.ledger.queries import prove
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import TODAY, Warm, warm


def rich(stage: Stage) -> Warm:
    fund = warm(stage)
    fund.gift(1000)
    fund.budget(fund.seats, 800)
    return fund


@pytest.mark.row("C113", "hours-2")
def test_a_payment_is_reversed_with_its_budget_and_can_be_paid_again_as_another(stage: Stage) -> None:
    fund = rich(stage)
    paid = fund.paid(fund.approved(fund.ask(600)), 550)
    with pytest.raises(Refused, match="为什么冲正"):
        actions.unpay(paid, reason="", by=fund.keeper, at=NOON)
    back = actions.unpay(paid, reason="登记到了另一笔上", by=fund.keeper, at=NOON)
    bank, limit = account(fund.fund.book, BANK), budget_of(fund.seats, 2026)
    assert bank and limit
    assert (back.status, figures(fund.fund).spent, bank.free, limit.free) == ("taken_back", 0, 100000, 80000)
    assert prove(fund.fund.book).wrong == []
    with pytest.raises(Refused):
        actions.unpay(back, reason="再一次", by=fund.keeper, at=NOON)
    page = Client().get(f"/open/funds/{fund.fund.pk}/").content.decode()
    assert page.count("适老座椅 12 把") == 2 and "登记到了另一笔上" in page


@pytest.mark.row("C116", "hours-2")
def test_a_hand_out_is_reversed_and_the_goods_are_back_in_store(stage: Stage) -> None:
    fund = warm(stage)
    fund.gift(900, kind="goods", good_name="口罩", quantity=30, valued_by="发票")
    given = actions.hand_out(fund.fund, "good-1", 12, to_whom="3 户老人", on=TODAY, evidence=["list"], by=fund.keeper, at=NOON)
    actions.take_in(given, reason="记重了", by=fund.keeper, at=NOON)
    assert [(one.name, one.balance) for one in goods_of(fund.fund)] == [("口罩", 30)]
    with pytest.raises(Refused, match="已经冲正过"):
        actions.take_in(given, reason="再一次", by=fund.keeper, at=NOON)
    for attempt in (
        lambda: HandOut.objects.filter(pk=given.pk).update(quantity=1),
        lambda: HandOut.objects.filter(pk=given.pk).update(taken_back_at=None),
        lambda: Evidence.objects.filter(hand_out=given).update(file_key="other"),
        lambda: Evidence.objects.filter(hand_out=given)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


@pytest.mark.row("C115")
def test_every_gift_has_an_answer_to_where_it_went(stage: Stage) -> None:
    fund = rich(stage)  # 1,000 first
    second = fund.gift(500)
    fund.budget(fund.aid, 900)
    fund.paid(fund.approved(fund.ask(800)), 800)
    fund.paid(fund.approved(fund.ask(400, fund.aid, title="一位邻居的轮椅", person=stage.wang_fang)), 400)
    [part] = went(second)
    assert (part.used, part.spending and part.spending.title) == (20000, "一位邻居的轮椅")
    page = Client().get(f"/open/funds/gifts/{second.pk}/").content.decode()
    assert "¥200.00" in page and "¥300.00" in page and "王芳" not in page


def test_the_charter_sets_limits(stage: Stage) -> None:
    fund = rich(stage)
    fund.fund.each_most, fund.fund.person_most = 50000, 60000
    fund.fund.save()
    fund.aid.fund = fund.seats.fund = fund.fund
    with pytest.raises(Refused, match=r"单笔最多 ¥500\.00"):
        fund.ask(501)
    fund.ask(400, fund.aid, title="一位邻居", person=stage.wang_fang)
    with pytest.raises(Refused, match=r"一年最多帮助 ¥600\.00，今年已有 ¥400\.00"):
        fund.ask(201, fund.aid, title="一位邻居", person=stage.wang_fang)


def test_a_fund_is_closed_when_nothing_is_left(stage: Stage) -> None:
    fund = rich(stage)
    secretary = fund.by(stage.zhou_ming)
    with pytest.raises(Refused, match="用完了才能结束"):
        actions.close(fund.fund, by=secretary, at=NOON)
    fund.budget(fund.seats, 200, key="more")
    last = fund.ask(1000)
    with pytest.raises(Refused, match="没办完"):
        actions.close(fund.fund, by=secretary, at=NOON)
    fund.paid(fund.approved(last), 1000)
    closed = actions.close(fund.fund, by=secretary, at=NOON)
    with pytest.raises(Refused, match="已经结束"):
        fund.gift(1)
    assert closed.closed_at == NOON


def test_what_is_known_of_who_is_helped_is_sealed_and_each_look_is_on_the_record(stage: Stage) -> None:
    fund = rich(stage)
    asked = fund.ask(10, fund.aid, title="一位邻居的轮椅", person=stage.wang_fang, about="手术后三个月")
    address = f"/desk/funds/spendings/{asked.pk}/"
    worker, council = signed_in(stage.zhao_min), signed_in(stage.li_xiuying)
    assert not any("手术后" in one.get(address).content.decode() for one in (worker, council))
    refused = worker.post(address, {"form": "reveal", "reason": "想知道情况"}).content.decode()
    assert "只给委员会" in refused and "手术后" not in refused
    assert "王芳" not in worker.get(address).content.decode() and "王芳" in council.get(address).content.decode()
    assert "手术后三个月" in council.post(address, {"form": "reveal", "reason": "审批前核对"}).content.decode()
    assert list(Reveal.objects.filter(table="funds_spending").values_list("by_id", "row", "reason")) == [
        (stage.li_xiuying.pk, asked.pk, "审批前核对")
    ]


def test_reasons_of_the_ledger_are_in_the_readers_language(stage: Stage) -> None:
    fund = rich(stage)
    fund.gift(5, sponsors="小花园")
    entries = list(Entry.objects.filter(book=fund.fund.book).order_by("id"))
    assert [entry.said for entry in entries] == ["个人捐赠", "定预算", "个人捐赠：小花园"]
    with override("en"):
        assert [entry.said for entry in entries] == ["Gift of a person", "Set budget", "Gift of a person: 小花园"]
