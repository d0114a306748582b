"""Markets: the plan, claims, what is offered, the day itself (C069)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.activities import actions, queries
from mulin.activities.models import Claim, Market, Offer, Session, Stall
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.organisations.models import Post
from tests.stage import NOON, SINCE, Stage

from .cast import SATURDAY
from .market_cast import EGGS, HAIRCUT, claim, market, stall

LATER = NOON + timedelta(hours=1)
DAY = timedelta(days=1)


def taken(one: Session) -> list[tuple[str, str, str]]:
    rows = Claim.objects.filter(session=one).order_by("id")
    return list(rows.values_list("stall__number", "sign", "status"))


@pytest.mark.row("C069")
def test_a_stall_has_one_holder_and_a_holder_one_stall(stage: Stage) -> None:
    one = market(stage)
    assert list(one.stalls.values_list("number", "row", "column"))[:4] == [("A1", 1, 1), ("A2", 1, 2), ("A3", 1, 3), ("B1", 2, 1)]
    first = claim(stage, one, "A1", stage.wang_fang, EGGS, sign="王家蛋")
    with pytest.raises(Refused, match="A1 号摊位刚被别人认领了"):
        claim(stage, one, "A1", stage.liu_yang)
    with pytest.raises(Refused, match="每家最多 1 个摊位"):
        claim(stage, one, "A2", stage.wang_fang)
    Post.objects.create(person=stage.wang_fang, kind="handler", organisation=stage.property, since=SINCE)
    claim(stage, one, "A2", stage.wang_fang, HAIRCUT, body=stage.property, sign="物业便民")  # the unit's, not her own
    with pytest.raises(Refused, match="要是这个单位的负责人或经办人"):
        claim(stage, one, "A3", stage.liu_yang, body=stage.property)
    claim(stage, one, "B1", stage.li_xiuying, by=stage.zhao_min)
    assert taken(one) == [("A1", "王家蛋", "stands"), ("A2", "物业便民", "stands"), ("B1", "巧手", "stands")]
    assert Claim.objects.get(stall__number="B1").helped_by == stage.zhao_min.pk

    actions.move_claim(first, stall(one, "B3"), by=stage.standing(stage.wang_fang), at=LATER)
    with pytest.raises(Refused, match="A2 号摊位刚被别人认领了"):
        actions.move_claim(first, stall(one, "A2"), by=stage.standing(stage.wang_fang), at=LATER)
    actions.return_stall(first, by=stage.standing(stage.wang_fang), at=LATER)
    again = claim(stage, one, "B3", stage.liu_yang)
    assert (again.stall.number, first.pk != again.pk) == ("B3", True)
    told = Fact.objects.filter(kind__startswith="activities.stall").order_by("id").values_list("kind", flat=True)
    assert list(told) == ["activities.stall_claimed"] * 3 + [
        "activities.stall_moved",
        "activities.stall_returned",
        "activities.stall_claimed",
    ]


def test_the_database_keeps_stalls_apart(stage: Stage) -> None:
    one = market(stage)
    held = claim(stage, one, "A1", stage.wang_fang)
    base = {"session": one, "status": "stands", "sign": "再来", "claimed_at": NOON}
    wrong = [
        lambda: Claim.objects.create(**base, stall=held.stall, person=stage.liu_yang),
        lambda: Claim.objects.create(**base, stall=stall(one, "A2"), person=stage.wang_fang),
        lambda: Claim.objects.create(**base | {"status": "refused"}, stall=stall(one, "A2"), person=stage.liu_yang),
        lambda: Claim.objects.create(**base, stall=stall(one, "A2"), person=stage.liu_yang, nth=10),
        lambda: Stall.objects.create(session=one, number="A1"),
        lambda: Stall.objects.create(session=one, number="Z", row=1, column=1),
        lambda: Stall.objects.create(session=one, number="Z", row=1),
        lambda: Offer.objects.create(claim=held, kind="free", name="理发", price="5 元"),
        lambda: Market.objects.create(activity=one.activity, most=0),
    ]  # fmt: skip
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    Claim.objects.create(**base, stall=stall(one, "A2"), person=stage.wang_fang, nth=2)  # where more are allowed


def test_more_stalls_are_numbered_and_the_window_has_two_ends(stage: Stage) -> None:
    one = market(stage, most=2, opens_days=7, closes_hours=48)
    with pytest.raises(Refused, match="起可以认领"):
        claim(stage, one, "A1", stage.wang_fang, at=SATURDAY - 8 * DAY)
    for number in ("A1", "A2"):
        claim(stage, one, number, stage.wang_fang, at=SATURDAY - 7 * DAY)
    with pytest.raises(Refused, match="每家最多 2 个"):
        claim(stage, one, "A3", stage.wang_fang, at=SATURDAY - 7 * DAY)
    assert queries.stalls_held(one.pk, stage.wang_fang, None) == [1, 2]
    with pytest.raises(Refused, match="截止"):
        claim(stage, one, "B1", stage.liu_yang, at=SATURDAY - 2 * DAY)
    claim(stage, one, "B1", stage.liu_yang, by=stage.zhao_min, at=SATURDAY - DAY)  # a worker is not bound by it
    for wares, message in (
        ([], "至少写一样"),
        ([EGGS] * 13, "最多写 12 样"),
        ([actions.Ware("理发", "free", "", "5 元")], "免费的就不写价钱"),
    ):
        with pytest.raises(Refused, match=message):
            actions.claim(stall(one, "B2"), stage.ma_li, wares, sign="试", by=stage.standing(stage.ma_li), at=SATURDAY - 5 * DAY)


@pytest.mark.row("C069")
def test_what_is_offered_is_looked_at_where_the_community_wants_it(stage: Stage) -> None:
    one, worker, wang = market(stage, reviews=True), stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    held = claim(stage, one, "A1", stage.wang_fang)
    assert (held.status, [row.pk for row in queries.stalls_to_look_at(worker)]) == ("asked", [held.pk])
    with pytest.raises(Refused):
        actions.approve(held, by=wang, at=LATER)
    held = actions.approve(held, by=worker, at=LATER)
    held = actions.change_offers(held, [EGGS, HAIRCUT], sign="蛋和头发", by=wang, at=LATER)
    assert (held.status, held.offers.count()) == ("asked", 2)  # what changed is looked at again
    with pytest.raises(Refused, match="为什么不行"):
        actions.refuse(held, " ", by=worker, at=LATER)
    held = actions.refuse(held, "理发要有证。", by=worker, at=LATER)
    assert (held.status, held.note, held.looked_by) == ("refused", "理发要有证。", stage.zhao_min.pk)
    assert (
        claim(stage, one, "A1", stage.liu_yang, by=stage.zhao_min).status == "stands"
    )  # free again; a worker's own look is enough


@pytest.mark.row("C069")
def test_each_month_has_the_plan_and_its_own_claims(stage: Stage) -> None:
    worker = stage.standing(stage.zhao_min)
    one = market(stage, rows=0)
    actions.add_series(
        one.activity, rule="weekly", weekdays=[7], begins=SATURDAY.time(), minutes=120, spot="小广场", since=NOON.date(),
        by=worker, at=NOON,
    )  # fmt: skip
    actions.lay_out(one, rows=1, columns=2, by=worker, at=NOON)
    actions.add_stalls(one, ["路口", "门口"], kind="food", power=True, later=False, by=worker, at=NOON)
    others = list(one.activity.sessions.exclude(pk=one.pk).order_by("begins_at"))
    assert len(others) >= 5 and all(list(other.stalls.values_list("number", flat=True)) == ["A1", "A2"] for other in others)
    claim(stage, one, "A1", stage.wang_fang)
    claim(stage, others[0], "A1", stage.liu_yang)
    new = actions.add_session(
        one.activity, begins_at=SATURDAY + 90 * DAY, ends_at=SATURDAY + 90 * DAY + timedelta(hours=2), place=stage.building_3,
        by=worker, at=NOON,
    )  # fmt: skip
    assert (new.stalls.count(), new.claims.count(), others[1].claims.count()) == (2, 0, 0)
    actions.end_series(one.activity.series.get(), on=others[0].begins_at.date() - DAY, by=worker, at=NOON)
    assert others[0].claims.count() == 1 and not Session.objects.filter(pk=others[1].pk).exists()


def test_holders_hear_of_a_market_that_is_called_off(stage: Stage) -> None:
    one, worker = market(stage), stage.standing(stage.zhao_min)
    claim(stage, one, "A1", stage.wang_fang)
    claim(stage, one, "A2", stage.liu_yang)
    actions.move_session(
        one, begins_at=SATURDAY + DAY, ends_at=SATURDAY + DAY + timedelta(hours=2), place=stage.building_3, spot="", reason="下雨",
        by=worker, at=LATER,
    )  # fmt: skip
    actions.cancel_session(one, reason="台风", by=worker, at=LATER)
    both = [stage.wang_fang.pk, stage.liu_yang.pk]
    kinds = ("activities.session_moved", "activities.session_cancelled")
    rows = Fact.objects.filter(kind__in=kinds).order_by("id")
    assert [(row.kind, row.data["person_ids"]) for row in rows] == [(kind, both) for kind in kinds]
    assert [status for *_more, status in taken(one)] == ["off", "off"]
    with pytest.raises(Refused, match="已经取消或结束"):
        claim(stage, one, "B1", stage.ma_li)


def test_a_stall_that_somebody_had_is_kept_in_the_books(stage: Stage) -> None:
    one, worker = market(stage), stage.standing(stage.zhao_min)
    held = claim(stage, one, "A1", stage.wang_fang)
    with pytest.raises(Refused, match="先请他换一个"):
        actions.change_stall(held.stall, number="A1", kind="goods", closed=True, by=worker, at=LATER)
    actions.return_stall(held, by=worker, at=LATER)
    with pytest.raises(Refused, match="可以改成这次不开"):
        actions.drop_stall(held.stall, by=worker, at=LATER)
    actions.change_stall(held.stall, number="A1", kind="goods", closed=True, by=worker, at=LATER)
    with pytest.raises(Refused, match="这次不开"):
        claim(stage, one, "A1", stage.liu_yang)
    actions.drop_stall(stall(one, "A2"), by=worker, at=LATER)
    with pytest.raises(Refused, match="已经有了"):
        actions.change_stall(stall(one, "A3"), number="B1", kind="goods", by=worker, at=LATER)
    assert list(one.stalls.values_list("number", flat=True)) == ["A1", "A3", "B1", "B2", "B3"]


def test_with_the_account_goes_the_stall_ahead(stage: Stage) -> None:
    one = market(stage)
    claim(stage, one, "A1", stage.wang_fang)
    actions.forgetting.forget_person(stage.wang_fang.pk, at=LATER)
    assert taken(one) == [("A1", "巧手", "back")]
    assert claim(stage, one, "A1", stage.liu_yang).status == "stands"
