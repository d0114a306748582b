"""A market on the stage: two rows of three stalls; 王芳 sells, 刘洋 repairs."""

from datetime import datetime, timedelta
from typing import Any

from mulin.activities import actions
from mulin.activities.models import Activity, Claim, Session, Stall
from mulin.people.models import Person
from tests.stage import NOON, Stage

from .cast import SATURDAY, activity

EGGS = actions.Ware("土鸡蛋", "goods", "Farm eggs", "12 元一斤")
HAIRCUT = actions.Ware("理发", "free", "Haircut")


def market(
    stage: Stage, *, rows: int = 2, columns: int = 3, at: datetime = NOON, begins_at: datetime = SATURDAY, **terms: Any
) -> Session:
    worker = stage.standing(stage.zhao_min)
    found: Activity = activity(
        stage, kind="market", mode="open", title="慈邻集市", title_en="Neighbours' market", places=0, at=at, begins_at=begins_at
    )
    if terms:
        terms = {"opens_days": 30, "closes_hours": 24, "most": 1, "reviews": False} | terms
        actions.set_market(found, **terms, by=worker, at=at)
    one = found.sessions.select_related("activity").get()
    if rows:
        actions.lay_out(one, rows=rows, columns=columns, by=worker, at=at)
    return one


def stall(one: Session, number: str) -> Stall:
    return Stall.objects.get(session=one, number=number)


def claim(
    stage: Stage, one: Session, number: str, person: Person, *wares: actions.Ware, by: Person | None = None,
    at: datetime = NOON + timedelta(hours=1), sign: str = "巧手", **more: Any,
) -> Claim:  # fmt: skip
    return actions.claim(stall(one, number), person, wares or [EGGS], sign=sign, by=stage.standing(by or person), at=at, **more)


def props(stage: Stage, now: datetime) -> dict[str, object]:
    one = market(stage, at=now, begins_at=now + timedelta(days=3), reviews=True)
    held = claim(stage, one, "A1", stage.wang_fang, at=now)
    return {"stall_id": stall(one, "B2").pk, "stall_claim_id": held.pk, "market": one.pk, "market_activity": one.activity_id}
