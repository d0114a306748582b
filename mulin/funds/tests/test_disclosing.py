from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from mulin.funds import actions
from mulin.funds.models import Disclosure
from mulin.funds.queries import drawn, quarters
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.transparency.models import Pending
from tests.stage import NOON, Stage

from .cast import Warm, warm

AFTER = NOON + timedelta(days=50)  # 8 January 2027: the fourth quarter is over


def lived(stage: Stage) -> tuple[Warm, Disclosure]:
    fund = warm(stage)
    fund.gift(300, donor=stage.ma_li)
    fund.gift(90, kind="goods", good_name="口罩", quantity=30, valued_by="发票")
    fund.budget(fund.aid, 800)
    fund.paid(fund.approved(fund.ask(200, fund.aid, title="一位邻居的轮椅", person=stage.wang_fang)), 180)
    actions.draft_due(AFTER)
    return fund, fund.fund.disclosures.get()


def published(fund: Warm, drafted: Disclosure) -> Disclosure:
    actions.sign(drafted, words="核对过", by=fund.keeper, at=AFTER)
    return actions.countersign(drafted, by=fund.by(fund.stage.zhou_ming), at=AFTER)


def test_quarters_that_are_over() -> None:
    assert list(quarters(date(2026, 5, 3), date(2027, 1, 1))) == [(2026, 2), (2026, 3), (2026, 4)]
    assert list(quarters(date(2026, 5, 3), date(2027, 1, 1), date(2026, 9, 30))) == [(2026, 2), (2026, 3)]
    assert list(quarters(date(2026, 12, 31), date(2026, 12, 31))) == []


@pytest.mark.row("C113")
def test_a_quarter_fills_itself_from_the_ledger_and_is_signed_by_two(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    fund, drafted = lived(stage)
    assert actions.draft_due(AFTER) == 0  # once
    shown = published(fund, drafted)
    assert shown.figures == drawn(fund.fund, date(2026, 10, 1), date(2026, 12, 31)) == {
        "opening": 0, "income": 30000, "spent": 18000, "closing": 12000, "gifts": 1, "payments": 1, "aided": 1,
        "purposes": [{"code": "wishes", "name": "微心愿", "name_en": "Small wishes", "spent": 18000}],
        "goods": [{"good": "good-1", "name": "口罩", "opening": 0, "came": 30, "went": 0, "closing": 30}],
    }  # fmt: skip
    address = f"/open/funds/{fund.fund.pk}/2026Q4"
    page = Client().get(address + "/").content.decode()
    assert all(word in page for word in ("¥300.00", "¥180.00", "¥120.00", "口罩", "核对过")) and "王芳" not in page
    paper = Client().get(address + ".pdf")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    monkeypatch.setattr("mulin.kernel.facts.relay.now", lambda: AFTER)
    drain()
    assert Pending.objects.filter(kind="funds.disclosure", subject_id=shown.pk).exists()
    told = set(Notice.objects.filter(kind__startswith="funds.disclosure").values_list("kind", "person_id"))
    council = {
        (kind, person.pk) for kind in ("funds.disclosure_sign",) for person in (stage.zhou_ming, stage.li_xiuying, stage.liu_yang)
    }
    assert told == {("funds.disclosure_draft", stage.he_jing.pk)} | council


def test_who_signed_does_not_countersign_and_nothing_moves_in_between(stage: Stage) -> None:
    fund, drafted = lived(stage)
    with pytest.raises(Refused, match="资金管理员签字"):
        actions.sign(drafted, by=fund.by(stage.zhao_min), at=AFTER)
    with pytest.raises(Refused, match="签了字"):
        actions.countersign(drafted, by=fund.by(stage.zhou_ming), at=AFTER)
    actions.sign(drafted, by=fund.keeper, at=AFTER)
    with pytest.raises(Refused, match="由委员会复核"):
        actions.countersign(drafted, by=fund.keeper, at=AFTER)
    fund.gift(10)  # dated in that quarter
    with pytest.raises(Refused, match="重新签"):
        actions.countersign(drafted, by=fund.by(stage.zhou_ming), at=AFTER)
    back = actions.give_back(drafted, reason="少了一笔", by=fund.by(stage.zhou_ming), at=AFTER)
    assert (back.status, back.returned, back.signed_by) == ("draft", "少了一笔", None)
    assert published(fund, drafted).figures["income"] == 31000


def test_a_correction_is_a_later_version_with_its_reason(stage: Stage) -> None:
    fund, drafted = lived(stage)
    published(fund, drafted)
    fund.gift(10)
    address = f"/open/funds/{fund.fund.pk}/2026Q4/"
    assert "等资金管理员更正" in Client().get(address).content.decode()
    with pytest.raises(Refused, match="为什么更正"):
        actions.correct(drafted, reason=" ", by=fund.keeper, at=AFTER)
    second = actions.correct(drafted, reason="漏登一笔捐赠", by=fund.keeper, at=AFTER)
    published(fund, second)
    page, before = (Client().get(address + query).content.decode() for query in ("", "?v=1"))
    assert "漏登一笔捐赠" in page and "¥310.00" in page and "¥300.00" not in page
    assert "¥300.00" in before and "后来有更正" in before
    with pytest.raises(Refused, match="更新的一版"):
        actions.correct(drafted, reason="再改", by=fund.keeper, at=AFTER)


def test_late_ones_are_shown_as_late_and_told_once(stage: Stage) -> None:
    fund, drafted = lived(stage)
    address = f"/open/funds/{fund.fund.pk}/"
    late = AFTER + timedelta(days=40)
    assert (actions.remind_late(AFTER), actions.remind_late(late), actions.remind_late(late)) == (0, 1, 0)
    Disclosure.objects.filter(pk=drafted.pk).update(year=2025)  # long over for the page's own clock
    assert "迟了" in Client().get(address).content.decode()
    assert "还没有公布" in Client().get(address + "2025Q4/").content.decode()
    assert Client().get(address + "2024Q4/").status_code == 404


def test_the_database_keeps_what_was_signed_and_published(stage: Stage) -> None:
    fund, drafted = lived(stage)
    shown = published(fund, drafted)
    for attempt in (
        lambda: Disclosure.objects.filter(pk=shown.pk).update(words="x"),
        lambda: Disclosure.objects.filter(pk=shown.pk).update(status="draft"),
        lambda: Disclosure.objects.filter(pk=shown.pk)._raw_delete("default"),
        lambda: Disclosure.objects.create(fund=fund.fund, year=2026, quarter=4, version=2, drafted_at=AFTER),
        lambda: Disclosure.objects.create(fund=fund.fund, year=2026, quarter=5, drafted_at=AFTER),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
