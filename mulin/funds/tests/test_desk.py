from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mulin.funds import actions
from mulin.kernel.facts.relay import drain
from mulin.kernel.ui.kept import forget
from mulin.notices import words
from mulin.notices.models import Notice
from mulin.people.models import Person
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import TODAY, Warm, warm
from .test_earmarks import drawn, earmarked, part, wished


def grow(fund: Warm) -> None:
    """One more of everything."""
    fund.gift(100, donor=fund.stage.ma_li, named=True)
    fund.gift(
        90, kind="goods", good_name="口罩", quantity=30, valued_by="发票", sponsor=fund.stage.property, donor_kind="organisation"
    )
    actions.promise(fund.fund, kind="money", amount=100, donor_kind="event", by=fund.keeper, at=NOON)
    actions.hand_out(fund.fund, "good-1", 1, to_whom="一位老人", on=TODAY, by=fund.keeper, at=NOON)
    fund.paid(fund.approved(fund.ask(1, payee="商店")), 1)
    fund.approved(fund.ask(1, payee="商店"))
    fund.ask(1, payee="商店")


def test_lists_ask_as_often_for_three_rows_as_for_one(stage: Stage) -> None:
    fund = warm(stage)
    fund.budget(fund.seats, 100)
    grow(fund)
    season, wish = earmarked(fund, 30), wished(fund, 5, "Z202611-0002")
    drawn(fund, part(fund, season, 9), 1)
    keeper, visitor, pk = signed_in(stage.he_jing), Client(), fund.fund.pk
    desk = [f"/desk/funds/{tail}" for tail in ("", f"{pk}/", f"{pk}/gifts/", f"{pk}/spendings/", f"{pk}/store/")]
    pages = [(keeper, page) for page in desk]
    pages += [(visitor, f"/open/funds/{pk}/{tail}") for tail in ("", "donors/", "goods/good-1/")]
    light = [(keeper, f"/desk/funds/earmarks/{one.pk}/") for one in (season, wish)]
    light += [(signed_in(stage.wang_fang), f"/open/funds/{pk}/?of={of}&page=99") for of in ("income", "spending", "")]
    pages += light

    def asked() -> dict[str, int]:
        counts = {}
        for client, page in pages:
            forget()  # what pages keep for some seconds
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(page).status_code == 200
            counts[page] = len(queries)
        return counts

    asked()  # what is asked once a process
    one = asked()
    grow(fund)
    grow(fund)
    part(fund, season, 5, "M202611-0002")
    many = asked()
    assert many == one
    assert {page: many[page] for _who, page in light if many[page] > 12} == {}


@pytest.mark.row("C115")
def test_who_gave_is_thanked_who_decides_is_asked_who_asked_is_answered(stage: Stage) -> None:
    fund = warm(stage)
    gift = fund.gift(300, donor=stage.ma_li)
    fund.gift(900, donor_kind="organisation", donor_name="", sponsor=stage.property)
    fund.budget(fund.seats, 800)
    fund.paid(fund.approved(fund.ask(200)), 150)
    actions.refuse(fund.ask(10), reason="先用旧的", by=fund.by(stage.liu_yang), at=NOON)
    drain()

    def told(kind: str) -> set[str]:
        who = Notice.objects.filter(kind=kind).values_list("person_id", flat=True)
        return set(Person.objects.filter(pk__in=list(who)).values_list("name", flat=True))

    assert {kind: told(f"funds.{kind}") for kind in ("thanks", "approve", "to_pay", "approved", "paid", "refused")} == {
        "thanks": {"马丽", "吴建国"}, "approve": {"周明", "李秀英", "刘洋", "何静"}, "to_pay": {"何静"},
        "approved": {"赵敏"}, "paid": {"赵敏"}, "refused": {"赵敏"},
    }  # fmt: skip
    thanks = Notice.objects.get(kind="funds.thanks", person_id=stage.ma_li.pk)
    assert (thanks.url, words.say(thanks.kind, thanks.values)[1]) == (
        f"/open/funds/gifts/{gift.pk}/", "暖邻基金收到 ¥300.00。它用在了哪里，点开随时能看。",
    )  # fmt: skip


@pytest.mark.row("C115")
def test_the_donor_says_whether_the_list_names_them_and_has_a_receipt(stage: Stage) -> None:
    fund = warm(stage)
    gift = fund.gift(300, donor=stage.ma_li)
    page, mine, others = f"/open/funds/gifts/{gift.pk}/", signed_in(stage.ma_li), signed_in(stage.wang_fang)
    listed: Callable[[], bool] = lambda: "马丽" in Client().get(f"/open/funds/{fund.fund.pk}/donors/").content.decode()  # noqa: E731
    assert "同意公开署名" in mine.get(page).content.decode() and "同意公开署名" not in others.get(page).content.decode()
    address = f"/funds/gifts/{gift.pk}/naming/"
    assert others.post(address, {"named": "yes", "once": "x" * 20}).status_code == 404 and not listed()
    mine.post(address, {"named": "yes", "once": "a" * 20})
    assert listed()
    mine.post(address, {"named": "no", "once": "b" * 20})
    assert not listed()
    paper = f"/funds/gifts/{gift.pk}/receipt/"
    assert mine.get(paper).content[:5] == b"%PDF-" and signed_in(stage.zhao_min).get(paper).content[:5] == b"%PDF-"
    assert others.get(paper).status_code == 403
