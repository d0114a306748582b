from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from mulin.kernel.access import Refused
from mulin.ledger import queries as ledger
from mulin.ledger.models import Book, Hold
from mulin.organisations.models import Post
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.volunteering import actions
from mulin.volunteering.models import Item, Order, StockMove
from mulin.volunteering.queries import shop as queries
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import shop as rules
from tests.stage import NOON, Stage, build
from tests.walking import signed_in

from .hand import rich

LATER = NOON + timedelta(days=8)


@pytest.mark.row("C073", "C074")
def test_points_are_set_aside_then_paid_when_the_thing_is_handed_over(stage: Stage) -> None:
    hand = rich(stage, 100)
    item = hand.item(price=30, pieces=2)
    order = hand.redeem(item, stage.wang_fang)
    assert (hand.has(stage.wang_fang), Item.objects.get().left) == ((70, 30), 1)
    done = actions.hand_over(order, code=f" {order.code[:4].lower()} {order.code[4:]}", by=hand.worker, at=NOON)
    item.refresh_from_db()
    assert (done.status, done.how, hand.has(stage.wang_fang)) == ("handed", "code", (70, 0))
    assert (item.stock, item.reserved, item.handed, item.left) == (2, 0, 1, 1)
    assert Hold.objects.get().state == "posted" and ledger.prove(Book.objects.get()).wrong == []


@pytest.mark.row("races-2", "hours-2")
def test_the_same_pressing_twice_is_one_order_and_handing_over_twice_pays_once(stage: Stage) -> None:
    hand = rich(stage)
    item = hand.item(price=30)
    order = hand.redeem(item, stage.wang_fang)
    assert hand.redeem(item, stage.wang_fang) == order
    for _again in range(2):
        actions.hand_over(order, code=order.code, by=hand.worker, at=NOON)
    assert (Order.objects.count(), hand.has(stage.wang_fang)) == (1, (70, 0))


@pytest.mark.row("C073")
def test_what_nobody_fetches_goes_back_and_so_do_the_points(stage: Stage) -> None:
    hand = rich(stage)
    order = hand.redeem(hand.item(price=30, pieces=1), stage.wang_fang)
    assert [actions.expire_orders(at) for at in (NOON, LATER, LATER)] == [0, 1, 0]
    order.refresh_from_db()
    assert (order.status, hand.has(stage.wang_fang), Item.objects.get().left) == ("expired", (100, 0), 1)
    with pytest.raises(Refused, match="过期未取"):
        actions.hand_over(order, code=order.code, by=hand.worker, at=LATER)


def test_late_by_an_hour_it_is_not_handed_over_even_before_the_clock_has_run(stage: Stage) -> None:
    hand = rich(stage)
    order = hand.redeem(hand.item(price=30), stage.wang_fang)
    with pytest.raises(Refused, match="过了领取的时间"):
        actions.hand_over(order, code=order.code, by=hand.worker, at=order.fetch_by + timedelta(hours=1))


def test_cancelling_frees_both_and_a_worker_says_why(stage: Stage) -> None:
    hand = rich(stage)
    order = hand.redeem(hand.item(price=30), stage.wang_fang)
    with pytest.raises(Refused, match="原因"):
        actions.cancel_order(order, " ", by=hand.worker, at=NOON)
    actions.cancel_order(order, "送来时坏了", by=hand.worker, at=NOON)
    assert (hand.has(stage.wang_fang), Item.objects.get().left) == ((100, 0), 5)
    assert actions.cancel_order(order, "", by=hand.who(stage.wang_fang), at=NOON).words == "送来时坏了"


def test_refusals_say_what_is_missing(stage: Stage) -> None:
    hand = rich(stage, 100)
    said = []
    for values, pieces in (
        ({"price": 101}, 1), ({"pieces": 0}, 1), ({"pieces": 2}, 3), ({"per_person": 1}, 2),
        ({"since": LATER.date()}, 1), ({"since": NOON.date() - timedelta(days=9), "until": NOON.date() - timedelta(days=1)}, 1),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            hand.redeem(hand.item(**values), stage.wang_fang, str(values), pieces=pieces)
        said.append(str(refused.value))
    assert said == [
        "要 101 积分，现在可用 100 积分。", "已经换完了。补货后会再开放。", "只剩 2 件了。", "每人最多 1 件，已经换过 0 件。",
        "2026-11-27 开始兑换。", "兑换时间已过。",
    ]  # fmt: skip
    assert (hand.has(stage.wang_fang), Order.objects.count()) == ((100, 0), 0)


@pytest.mark.row("C074", "C148")
def test_a_worker_redeems_for_someone_without_a_phone_and_hands_over_with_a_name_on_it(stage: Stage) -> None:
    hand = rich(stage)
    order = hand.redeem(hand.item(), stage.wang_fang, by=hand.worker)
    done = actions.hand_over(order, by=hand.worker, at=NOON)
    assert (order.placed_by, done.ended_by, done.how) == (stage.zhao_min.pk, stage.zhao_min.pk, "counter")
    own = hand.redeem(hand.item(name="雨伞"), stage.wang_fang, "own")
    with pytest.raises(Refused, match="由社区工作者，或赞助单位的人交付"):
        actions.hand_over(own, code=own.code, by=hand.who(stage.wang_fang), at=NOON)


@pytest.mark.row("C074")
def test_a_sponsor_hands_over_its_own_rewards_by_code_and_sees_no_full_name(stage: Stage) -> None:
    hand = rich(stage)
    item = hand.item(kind="reward", name="理发券", sponsor=stage.property, where="春和物业前台")
    order, other = hand.redeem(item, stage.wang_fang), hand.redeem(hand.item(name="雨伞"), stage.wang_fang, "other")
    clerk = signed_in(stage.wu_jianguo)
    page = clerk.get(f"/desk/volunteering/orders/hand-over/?code={order.code}", follow=True).content.decode()
    assert "理发券" in page and "王**" in page and "王芳" not in page
    assert clerk.get(f"/desk/volunteering/orders/{other.pk}/").status_code == 404
    by = hand.who(stage.wu_jianguo)
    with pytest.raises(Refused, match="领取码"):
        actions.hand_over(order, by=by, at=NOON)
    with pytest.raises(Refused, match="不对"):
        actions.hand_over(order, code="22222222", by=by, at=NOON)
    assert actions.hand_over(order, code=order.code, by=by, at=NOON).ended_by == stage.wu_jianguo.pk


@pytest.mark.row("C074", "hours-3")
def test_the_sheet_for_the_sponsor_adds_up_to_the_orders_and_names_nobody(stage: Stage) -> None:
    hand = rich(stage)
    item = hand.item(kind="reward", name="理发券", sponsor=stage.property, worth=2500, price=10, pieces=6)
    actions.move_stock(item, -1, "作废一张", by=hand.worker, at=NOON)
    for key in ("a", "b", "c"):
        order = hand.redeem(item, stage.wang_fang, key)
        if key != "c":
            actions.hand_over(order, by=hand.worker, at=NOON)
    [row] = queries.settlement(stage.property, NOON.date(), NOON.date())
    assert (row.came, row.written_off, row.handed, row.waiting, row.left, row.worth) == (6, 1, 2, 1, 2, 5000)
    answer = signed_in(stage.wu_jianguo).get(
        f"/desk/volunteering/sponsors/{stage.property.pk}/sheet.xlsx?since=2026-11-01&until=2026-11-30"
    )
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.values)
    assert rows[1] == ("理发券", "商家礼遇", 10, 6, 1, 2, 1, 2, "25.00", "50.00") and "王芳" not in str(rows)


def test_the_database_forbids_overselling_and_rewriting_what_was_handed_over(stage: Stage) -> None:
    hand = rich(stage)
    item = hand.item(pieces=1)
    order = hand.redeem(item, stage.wang_fang)
    actions.hand_over(order, by=hand.worker, at=NOON)
    wrong = [
        lambda: Item.objects.filter(pk=item.pk).update(reserved=1),
        lambda: Item.objects.filter(pk=item.pk).update(stock=0),
        lambda: Order.objects.filter(pk=order.pk).update(status="reserved", ended_at=None, how=""),
        lambda: Order.objects.filter(pk=order.pk).update(points=1),
        lambda: Order.objects.filter(pk=order.pk).delete(),
        lambda: StockMove.objects.update(pieces=7),
        lambda: StockMove.objects.all().delete(),
    ]
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_stock_is_written_off_only_as_far_as_nobody_is_to_fetch_it(stage: Stage) -> None:
    hand = rich(stage)
    item = hand.item(pieces=2)
    hand.redeem(item, stage.wang_fang)
    with pytest.raises(Refused, match="只能减 1 件"):
        actions.move_stock(item, -2, "受潮", by=hand.worker, at=NOON)
    assert actions.move_stock(item, -1, "受潮", by=hand.worker, at=NOON).left == 0
    actions.change_item(item, price=99, by=hand.worker, at=NOON)
    assert Order.objects.get().points == 10  # who has redeemed pays what was said


KEEP = {"community_worker", "committee_head", "secretary", "administrator"}


def test_every_post_and_state_of_an_order() -> None:
    here, person = Place(pk=1, path="1/"), Person(pk=8)
    person.community = here
    item = Item(pk=1, community=here, sponsor_id=5, price=1, stock=1, since=NOON.date())
    served: dict[str, set[str]] = {"keep": set(), "hand": set(), "cancel": set(), "redeem": set(), "sponsor": set()}
    for kind, status in product(Post.Kind.values, Order.Status.values):
        for body in (None, 5):
            who = Who(Standing(1, Person(pk=9), (Held(kind, "" if body else "1/", body),)))
            order = Order(item=item, person=person, status=status)
            named = f"{kind} of the sponsor" if body else kind
            may = {
                "keep": rules.may_keep_shop(who, "1/"), "hand": rules.may_hand_over(who, order),
                "cancel": rules.may_cancel_order(who, order), "sponsor": rules.may_see_sponsor(who, 5, "1/"),
                "redeem": rules.may_redeem(who, item, person, 1, rules.Purse(1), NOON.date()),
            }  # fmt: skip
            for name, answer in may.items():
                if answer:
                    served[name].add(named)
                    assert name not in ("hand", "cancel") or status == "reserved"
    units = {"handler of the sponsor", "unit_lead of the sponsor"}
    assert served == {"keep": KEEP, "cancel": KEEP, "redeem": KEEP, "hand": KEEP | units, "sponsor": KEEP | units}
    own = Who(Standing(1, person, (Held("secretary", "1/", None),)))
    assert rules.may_hand_over(own, Order(item=item, person=person, status="reserved")) == rules.No("自己换的要由别人交付。")


def test_the_shop_and_my_points_ask_the_database_as_often_for_three_rows_as_for_one(stage: Stage) -> None:
    hand = rich(stage)
    client, worker = signed_in(stage.wang_fang), signed_in(stage.zhao_min)
    pages = [(client, "/shop/"), (client, "/points/"), (client, "/shop/orders/"), (worker, "/desk/volunteering/shop/"),
             (worker, "/desk/volunteering/orders/"), (worker, "/desk/volunteering/points/"),
             (worker, f"/desk/volunteering/points/people/{stage.wang_fang.pk}/")]  # fmt: skip

    def asked() -> list[int]:
        found = []
        for who, url in pages:
            with CaptureQueriesContext(
                connection,
            ) as queries_of:
                assert who.get(url).status_code == 200
            found.append(len(queries_of))
        return found

    def more(number: int) -> None:
        item = hand.item(name=f"雨伞{number}", sponsor=stage.property)
        hand.redeem(item, stage.wang_fang, f"k{number}")
        made = hand.award(stage.wang_fang, number, "report")
        actions.appeal(stage.wang_fang, "不对", award=made, by=hand.who(stage.wang_fang), at=NOON)

    more(1)
    asked()
    one = asked()
    more(2)
    more(3)
    assert asked() == one and one[-1] <= 12


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-1", "hours-1")
def test_eight_at_once_for_two_pieces_and_one_with_points_for_one_piece_gets_one() -> None:
    stage = build()
    hand = rich(stage, 10)
    people = [Person.objects.create(community=stage.community, name=f"邻居{number}", added_at=NOON) for number in range(8)]
    for person in people:
        hand.award(person, f"begin {person.pk}", "report")
    item, worker = hand.item(pieces=2, price=10), hand.worker
    many = [hand.item(name=f"样{number}", price=10, pieces=9) for number in range(4)]

    def redeem(what: tuple[Item, Person, str]) -> str:
        try:
            actions.redeem(what[0], what[1], once_key=what[2], by=worker, at=NOON)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "got it"

    with ThreadPoolExecutor(6) as pool:
        said = sorted(pool.map(redeem, [(item, person, "k") for person in people]))
        spent = sorted(pool.map(redeem, [(one, stage.wang_fang, f"k{one.pk}") for one in many]))
    assert said == ["got it"] * 2 + ["已经换完了。补货后会再开放。"] * 6
    assert spent[0] == "got it" and all("积分" in words or "余额不够" in words for words in spent[1:])
    assert (Item.objects.get(pk=item.pk).left, hand.has(stage.wang_fang)) == (0, (0, 10))
    assert ledger.prove(Book.objects.get()).wrong == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-2")
def test_the_same_order_handed_over_cancelled_and_lapsed_at_once_ends_one_way() -> None:
    stage = build()
    hand = rich(stage, 100)
    order = hand.redeem(hand.item(price=30, pieces=1), stage.wang_fang)
    worker = hand.worker
    acts = [
        lambda: actions.hand_over(order, by=worker, at=NOON), lambda: actions.cancel_order(order, "不要了", by=worker, at=NOON),
        lambda: actions.expire_orders(LATER), lambda: hand.redeem(Item.objects.get(), stage.wang_fang),
    ]  # fmt: skip

    def run(act) -> None:  # type: ignore[no-untyped-def]
        try:
            act()
        except Refused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, acts))
    order.refresh_from_db()
    item = Item.objects.get()
    paid = 30 if order.status == "handed" else 0
    assert order.status in ("handed", "cancelled", "expired") and Order.objects.count() == 1
    assert (hand.has(stage.wang_fang), item.reserved, item.handed) == ((100 - paid, 0), 0, paid // 30)
    assert ledger.prove(Book.objects.get()).wrong == []
