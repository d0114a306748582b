"""Points on the stage: rules, a shop and somebody with points to spend."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from mulin.ledger.models import Source
from mulin.people.models import Person
from mulin.volunteering import actions
from mulin.volunteering.models import Award, EarningRule, Item, Order
from mulin.volunteering.queries import points as queries
from mulin.volunteering.queries import who_serves
from mulin.volunteering.rules import Who
from tests.stage import NOON, Stage


@dataclass
class Hand:
    stage: Stage

    def who(self, person: Person | None) -> Who:
        return who_serves(self.stage.standing(person))

    @property
    def worker(self) -> Who:
        return self.who(self.stage.zhao_min)

    @property
    def secretary(self) -> Who:
        return self.who(self.stage.zhou_ming)

    def rule(self, kind: str = "shift", amount: int = 10, *, at: datetime = NOON, **values: Any) -> EarningRule:
        since = values.pop("since", NOON.date())
        return actions.set_points_rule(self.stage.community, kind, amount=amount, since=since, by=self.secretary, at=at, **values)

    def award(
        self, person: Person, ref: int | str = 1, kind: str = "shift", *, minutes: int | None = 60, at: datetime = NOON, version: str = ""
    ) -> Award | None:  # fmt: skip
        deed = actions.Deed(kind, person.pk, Source("volunteering.record", str(ref)), "校门口护学", at, minutes, version=version)
        return actions.award(deed, at=at)

    def has(self, person: Person) -> tuple[int, int]:
        return queries.points_of(person.pk)

    def item(self, *, price: int = 10, pieces: int = 5, **values: Any) -> Item:
        kept = {"kind": "goods", "name": "帆布袋", "where": "党群服务站", "since": NOON.date()} | values
        return actions.add_item(self.stage.community, price=price, pieces=pieces, by=self.worker, at=NOON, **kept)

    def redeem(self, item: Item, person: Person, key: str = "k", *, pieces: int = 1, by: Who | None = None) -> Order:
        return actions.redeem(item, person, pieces, once_key=key, by=by or self.who(person), at=NOON)


def rich(stage: Stage, points: int = 100) -> Hand:
    """王芳 has so many points."""
    hand = Hand(stage)
    hand.rule("report", points, since=NOON.date() - timedelta(days=30), at=NOON - timedelta(days=30))
    hand.award(stage.wang_fang, "begin", "report")
    return hand


def props(stage: Stage) -> dict[str, object]:
    """What addresses ask for: 王芳 earned, redeemed, appealed and is asked about an honour; 春和物业 sponsors the item."""
    now = timezone.now()
    hand, today = Hand(stage), timezone.localdate(now)
    rule = hand.rule("shift", 30, at=now, since=today)
    made = hand.award(stage.wang_fang, "props", at=now)
    item = actions.add_item(
        stage.community, kind="reward", name="理发券", price=10, pieces=5, where="春和物业前台", since=today, sponsor=stage.property,
        by=hand.worker, at=now,
    )  # fmt: skip
    wang = hand.who(stage.wang_fang)
    order = actions.redeem(item, stage.wang_fang, once_key="props", by=wang, at=now)
    asked = actions.appeal(stage.wang_fang, "那天做了两个小时", award=made, by=wang, at=now)
    honour = actions.nominate(
        stage.community, said_name="王芳", reasons="天天帮邻居拿快递", year=today.year, by=hand.who(stage.liu_yang), at=now
    )
    actions.ask_consent(honour, stage.wang_fang, by=hand.worker, at=now)
    return {"rule_id": rule.pk, "item_id": item.pk, "order_id": order.pk, "appeal_id": asked.pk, "honour_id": honour.pk}
