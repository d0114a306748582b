from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from mulin.funds import actions
from mulin.funds.models import Evidence, Gift
from mulin.funds.queries import figures, goods_of
from mulin.kernel.access import Refused
from mulin.ledger.models import Account, Entry
from mulin.ledger.queries import prove
from tests.stage import NOON, Stage

from .cast import LATER, TODAY, warm


def balances(book) -> dict[str, int]:  # type: ignore[no-untyped-def]
    return dict(Account.objects.filter(book=book).exclude(balance=0).order_by("code").values_list("code", "balance"))


@pytest.mark.row("C115")
def test_money_that_came_is_income_and_names_nobody(stage: Stage) -> None:
    fund = warm(stage)
    gift = fund.gift(300)
    fund.gift(5000, donor_kind="organisation", donor_name="", sponsor=stage.property)
    assert balances(fund.fund.book) == {"bank": 530000, "income:organisation": -500000, "income:person": -30000}
    assert (figures(fund.fund).income, figures(fund.fund).balance) == (530000, 530000)
    assert prove(fund.fund.book).wrong == []
    assert "马丽" not in " ".join(Entry.objects.values_list("reason", flat=True))
    assert (gift.listed_name, list(gift.evidence.values_list("is_public", flat=True))) == ("", [False])


def test_only_the_keeper_registers_and_never_without_evidence(stage: Stage) -> None:
    fund = warm(stage)
    said = {"kind": "money", "amount": 100, "donor_kind": "person"}
    with pytest.raises(Refused, match="资金管理员"):
        actions.register(fund.fund, received_on=TODAY, evidence=["x"], by=fund.by(stage.zhao_min), at=NOON, **said)
    with pytest.raises(Refused, match="凭证"):
        actions.register(fund.fund, received_on=TODAY, evidence=[], by=fund.keeper, at=NOON, **said)
    with pytest.raises(Refused, match="还没有到"):
        actions.register(fund.fund, received_on=TODAY + timedelta(days=1), evidence=["x"], by=fund.keeper, at=NOON, **said)
    with pytest.raises(Refused, match="大于 0"):
        actions.register(fund.fund, received_on=TODAY, evidence=["x"], by=fund.keeper, at=NOON, kind="money", amount=0)
    assert (Gift.objects.count(), Evidence.objects.count(), balances(fund.fund.book)) == (0, 0, {})


@pytest.mark.row("C115")
def test_a_donor_is_listed_only_while_agreeing_to_it(stage: Stage) -> None:
    fund = warm(stage)
    gift = fund.gift(300, donor=stage.ma_li)
    assert actions.name_donor(gift, by=fund.by(stage.ma_li), at=NOON).listed_name == "马丽"
    with pytest.raises(Refused, match="本人决定"):
        actions.name_donor(gift, by=fund.by(stage.wang_fang), at=NOON)
    assert actions.unname_donor(gift, by=fund.by(stage.ma_li), at=LATER).listed_name == ""


@pytest.mark.row("C117")
def test_a_promise_counts_when_it_is_kept(stage: Stage) -> None:
    fund = warm(stage)
    said = {"kind": "money", "amount": 2000000, "donor_kind": "organisation", "sponsor": stage.property, "sponsors": "加装电梯"}
    kept, broken = (actions.promise(fund.fund, by=fund.keeper, at=NOON, named=True, **said) for _times in range(2))
    assert figures(fund.fund).income == 0
    actions.receive(kept, received_on=TODAY, evidence=["slip"], by=fund.keeper, at=NOON)
    actions.let_lapse(broken, by=fund.keeper)
    assert figures(fund.fund).income == 2000000
    assert sorted(Gift.objects.values_list("status", "sponsors")) == [("lapsed", "加装电梯"), ("received", "加装电梯")]
    assert Gift.objects.get(pk=kept.pk).listed_name == "江城春和物业服务有限公司"


@pytest.mark.row("C116")
def test_goods_are_received_stored_and_given_out(stage: Stage) -> None:
    fund = warm(stage)
    fund.gift(900, kind="goods", good="mask", good_name="口罩", quantity=30, valued_by="发票")
    actions.hand_out(
        fund.fund, "mask", 12, to_whom="3 户高龄独居老人", on=TODAY, person=stage.li_xiuying, by=fund.keeper, at=NOON
    )
    assert [(one.name, one.balance) for one in goods_of(fund.fund)] == [("口罩", 18)]
    assert balances(fund.fund.goods) == {"given:mask": -30, "handed:mask": 12, "store:mask": 18}
    assert figures(fund.fund).income == 0  # goods are no money
    with pytest.raises(Refused):
        actions.hand_out(fund.fund, "mask", 19, to_whom="老人", on=TODAY, by=fund.keeper, at=NOON)
    with pytest.raises(Refused, match="不要写姓名"):
        actions.hand_out(fund.fund, "mask", 1, to_whom="李秀英", on=TODAY, person=stage.li_xiuying, by=fund.keeper, at=NOON)
    assert prove(fund.fund.goods).wrong == []


def test_a_gift_written_down_wrongly_is_reversed_and_both_stay(stage: Stage) -> None:
    fund = warm(stage)
    gift = fund.gift(300)
    with pytest.raises(Refused, match="为什么"):
        actions.take_back(gift, reason=" ", by=fund.keeper, at=NOON)
    actions.take_back(gift, reason="重复登记", by=fund.keeper, at=NOON)
    assert (figures(fund.fund).balance, figures(fund.fund).income, Entry.objects.count()) == (0, 0, 2)


def test_the_database_keeps_what_was_given(stage: Stage) -> None:
    gift = warm(stage).gift(300)
    for attempt in (
        lambda: Gift.objects.filter(pk=gift.pk).update(amount=1),
        lambda: Gift.objects.filter(pk=gift.pk).update(status="promised"),
        lambda: Gift.objects.filter(pk=gift.pk).update(kind="goods"),
        lambda: Gift.objects.filter(pk=gift.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
