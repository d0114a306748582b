from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.kernel.ui.kept import forget
from mulin.ledger import actions, queries
from mulin.ledger.models import Book, Entry
from mulin.ledger.tests.props import props
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
ONCE = "a-key-of-more-than-sixteen"


@pytest.fixture
def things(stage):
    return props(stage)


def test_a_worker_reads_from_the_book_to_the_entry(stage, things):
    desk = signed_in(stage.zhao_min)
    assert "小米粒" in desk.get("/desk/ledger/").content.decode()
    book = desk.get(f"/desk/ledger/{things['book_id']}/").content.decode()
    assert "王芳的积分" in book and "20 积分" in book and "−20 积分" in book
    account = desk.get(f"/desk/ledger/accounts/{things['account_id']}/").content.decode()
    assert "护学岗一小时" in account and "+20 积分" in account and "预留 5 积分，可用 15 积分" in account
    assert f"person:{stage.wang_fang.id}" not in account, "codes are for machines"
    assert "系统按规则记的" in desk.get(f"/desk/ledger/entries/{things['entry_id']}/").content.decode()


@pytest.mark.row("hours-3")
def test_a_statement_is_filtered_by_days_and_exported_as_shown(stage, things):
    desk, url = signed_in(stage.zhao_min), f"/desk/ledger/accounts/{things['account_id']}/"
    inside, outside = "?since=2026-11-19&until=2026-11-19", "?until=2026-11-18"
    assert "护学岗一小时" in desk.get(url + inside).content.decode()
    assert "这段时间没有记账" in desk.get(url + outside).content.decode()
    for odd in ("?since=0001-01-01", "?since=yesterday&until=%00", "?page=last"):
        assert "护学岗一小时" in desk.get(url + odd).content.decode()
    assert "请对调一下" in desk.get(url + "?since=2026-11-20&until=2026-11-18").content.decode()

    rows = b"".join(desk.get(f"{url}export/{inside}&format=csv").streaming_content).decode().splitlines()
    assert len(rows) == 2 and ",20,积分,护学岗一小时," in rows[1] and "王芳" not in rows[1]
    assert len(b"".join(desk.get(f"{url}export/{outside}&format=csv").streaming_content).decode().splitlines()) == 1


def test_a_worker_reverses_an_entry_once_with_a_reason(stage, things):
    desk, url = signed_in(stage.zhao_min), f"/desk/ledger/entries/{things['entry_id']}/"
    actions.release(queries.own_accounts(stage.standing(stage.wang_fang)).get().holds.get(), at=timezone.now(), by=None)
    assert "必填" in desk.post(url, {"reason": "", "once": ONCE}).content.decode()

    for _again in range(2):
        answer = desk.post(url, {"reason": "记错了人", "once": ONCE}, follow=True)
        made = Entry.objects.get(reverses_id=things["entry_id"])
        assert answer.redirect_chain[-1][0] == f"/desk/ledger/entries/{made.pk}/"
    assert made.by_id == stage.zhao_min.id and made.reason == "记错了人"
    text = desk.get(url).content.decode()
    assert "这一笔已经冲正" in text and "为什么冲正" not in text


def test_what_is_spent_is_not_reversed_and_the_page_says_why(stage, things):
    desk, url = signed_in(stage.zhao_min), f"/desk/ledger/entries/{things['entry_id']}/"
    text = desk.post(url, {"reason": "记错了人", "once": ONCE}).content.decode()  # 5 of 20 are set aside
    assert "余额不够：“王芳的积分”可用 15 积分。没有记账。" in text
    assert Entry.objects.count() == 1


def test_a_leader_reads_but_the_button_says_who_reverses(stage, things):
    text = signed_in(stage.zhou_ming).get(f"/desk/ledger/entries/{things['entry_id']}/").content.decode()
    assert "这本账由资金管理员或社区工作者记。" in text and "冲正这一笔" not in text


def test_a_book_is_closed_up_to_last_month_and_recounted(stage, things):
    desk, url = signed_in(stage.zhao_min), f"/desk/ledger/{things['book_id']}/"
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    assert f"结账到 {last}" in desk.get(url).content.decode()

    text = desk.post(url + "close/", {"once": ONCE}, follow=True).content.decode()
    assert Book.objects.get().closed_through == last and f"已结账到 {last}" in text and "这个月已经结过账了" in text
    assert "都对得上" in desk.get(url + "prove/").content.decode()


def test_a_resident_sees_own_points_with_every_reason(stage, things):
    phone = signed_in(stage.wang_fang)
    assert "20 积分" in phone.get("/me/accounts/").content.decode()
    text = phone.get(f"/me/accounts/{things['account_id']}/").content.decode()
    assert "护学岗一小时" in text and "+20 积分" in text and "兑换理发" in text and "可用 15 积分" in text
    assert signed_in(stage.ma_li).get(f"/me/accounts/{things['account_id']}/").status_code == 404
    assert "还没有积分和时间" in signed_in(stage.ma_li).get("/me/accounts/").content.decode()


def test_pages_ask_as_often_for_one_row_as_for_many(stage, things):
    book = Book.objects.select_related("community").get()
    issued, wang = (book.accounts.get(code=code) for code in ("issued", f"person:{stage.wang_fang.id}"))
    proof = f"/desk/ledger/{book.pk}/prove/"
    urls = [f"/desk/ledger/{book.pk}/", f"/desk/ledger/accounts/{wang.pk}/", proof]
    counts = [_queries(stage.zhao_min, url) for url in urls] + [_queries(stage.wang_fang, f"/me/accounts/{wang.pk}/")]
    for number in range(30):
        who = actions.open_account(
            book, f"person:9{number}", kind="asset", name="邻居", at=book.opened_at, holder=("person", stage.ma_li.id)
        )
        lines = [(issued, -2), (wang, 1), (who, 1)]
        actions.post(book, lines, once_key=f"n{number}", reason="值班", at=book.opened_at, by=None, on=date(2026, 11, 1))
    assert [_queries(stage.zhao_min, url) for url in urls] + [_queries(stage.wang_fang, f"/me/accounts/{wang.pk}/")] == counts
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    actions.close_period(book, through=last, by=stage.standing(stage.zhao_min), at=timezone.now())
    assert _queries(stage.zhao_min, proof) <= 12


def _queries(person, url) -> int:
    client = signed_in(person)
    client.get(url)
    forget()  # what pages keep for some seconds
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)
