"""暖邻基金: 春和物业 keeps the money; 何静 is the keeper of its books; 周明, 李秀英 and 刘洋 sit in the council."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mulin.funds import actions
from mulin.funds.models import Fund, Gift, Purpose, Spending
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from tests.stage import NOON, SINCE, Stage

TODAY = NOON.date()
LATER = NOON + timedelta(days=1)
OPENED = NOON - timedelta(days=80)  # in the quarter before


@dataclass
class Warm:
    stage: Stage
    fund: Fund
    seats: Purpose  # 适老座椅
    aid: Purpose  # 微心愿

    def by(self, person: Person) -> Standing:
        return self.stage.standing(person)

    @property
    def keeper(self) -> Standing:
        return self.by(self.stage.he_jing)

    def gift(self, yuan: int, **more: Any) -> Gift:
        values: dict[str, Any] = {"kind": "money", "amount": yuan * 100, "donor_kind": "person", "donor_name": "马丽"} | more
        return actions.register(
            self.fund, received_on=TODAY, evidence=[f"k{Gift.objects.count()}"], by=self.keeper, at=NOON, **values
        )

    def budget(self, purpose: Purpose, yuan: int, key: str = "b") -> int:
        return actions.set_budget(
            purpose, 2026, yuan * 100, once_key=f"{key}{purpose.pk}", by=self.by(self.stage.zhou_ming), at=NOON
        )

    def ask(self, yuan: int, purpose: Purpose | None = None, **more: Any) -> Spending:
        values: dict[str, Any] = {"title": "适老座椅 12 把", "words": "3、5 号楼门厅"} | more
        return actions.ask(purpose or self.seats, amount=yuan * 100, by=self.by(self.stage.zhao_min), at=NOON, **values)

    def approved(self, spending: Spending) -> Spending:
        actions.approve(spending, by=self.by(self.stage.zhou_ming), at=NOON)
        return actions.approve(spending, by=self.by(self.stage.liu_yang), at=NOON)

    def paid(self, spending: Spending, yuan: int) -> Spending:
        return actions.pay(spending, paid=yuan * 100, on=TODAY, evidence=[f"p{spending.pk}"], by=self.keeper, at=NOON)


def warm(stage: Stage) -> Warm:
    secretary = stage.standing(stage.zhou_ming)
    Post.objects.create(person=stage.he_jing, kind=Post.Kind.FUND_KEEPER, place=stage.community, since=SINCE)
    fund = actions.found(
        stage.community, code="nuanlin", name="暖邻基金", name_en="Warm Neighbours Fund", charter="用于邻里互助。",
        charter_en="For neighbours helping neighbours.", keeper=stage.property, by=secretary, at=NOON,
    )  # fmt: skip
    seats = actions.add_purpose(fund, code="seats", name="适老座椅", name_en="Seats", by=secretary, at=NOON)
    aid = actions.add_purpose(fund, code="wishes", name="微心愿", name_en="Small wishes", by=secretary, at=NOON)
    for person in (stage.zhou_ming, stage.li_xiuying, stage.liu_yang):
        actions.seat(fund, person, since=SINCE, by=secretary)
    return Warm(stage, fund, seats, aid)


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for. 赵敏 keeps the fund too, so that somebody of the desk may press every button."""
    secretary = stage.standing(stage.zhou_ming)
    Post.objects.create(person=stage.zhao_min, kind=Post.Kind.FUND_KEEPER, place=stage.community, since=SINCE)
    keeper = stage.standing(stage.zhao_min)
    fund = actions.found(
        stage.community, code="props", name="暖邻基金", charter="互助", keeper=stage.property, by=secretary, at=OPENED
    )
    seats = actions.add_purpose(fund, code="seats", name="适老座椅", by=secretary, at=OPENED)
    sitting = [actions.seat(fund, person, since=SINCE, by=secretary) for person in (stage.zhou_ming, stage.li_xiuying)]
    actions.set_budget(seats, NOON.year, 90000, once_key="props", by=secretary, at=NOON)
    gift = actions.register(
        fund, received_on=TODAY, evidence=["slip"], kind="money", amount=500000, donor_kind="person", donor=stage.wang_fang,
        by=keeper, at=NOON,
    )  # fmt: skip
    actions.register(
        fund, received_on=TODAY, evidence=["store"], kind="goods", amount=90000, good_name="口罩", quantity=30, valued_by="发票",
        donor_kind="event", by=keeper, at=NOON,
    )  # fmt: skip
    given = actions.hand_out(fund, "good-1", 3, to_whom="3 户老人", on=TODAY, about="名单", by=keeper, at=NOON)
    spending = actions.ask(seats, title="座椅 2 把", words="门厅", amount=40000, payee="商店", by=keeper, at=NOON)
    for person in (stage.zhou_ming, stage.li_xiuying):
        actions.approve(spending, by=stage.standing(person), at=NOON)
    kept = actions.earmark(
        seats, title="秋季微公益", amount=10000, until=TODAY + timedelta(days=90), ref="props", by=keeper, at=NOON
    )
    for person in (stage.zhou_ming, stage.li_xiuying):
        actions.approve_earmark(kept, by=stage.standing(person), at=NOON)
    actions.draft_due(NOON)
    drafted = fund.disclosures.get()
    actions.sign(drafted, by=keeper, at=NOON)
    actions.countersign(drafted, by=secretary, at=NOON)
    evidence = gift.evidence.get()
    return {
        "fund_id": fund.pk, "gift_id": gift.pk, "spending_id": spending.pk, "hand_out_id": given.pk, "good": "good-1",
        "disclosure_id": drafted.pk, "seat_id": sitting[1].pk, "evidence_id": evidence.pk, "year": drafted.year,
        "quarter": drafted.quarter, "earmark_id": kept.pk,
    }  # fmt: skip
