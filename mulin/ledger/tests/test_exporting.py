"""Another program has the last word on whether the books are right."""

import csv
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from mulin.ledger import actions, queries
from mulin.organisations.queries import Held, Standing
from mulin.site_.environment import ROOT
from tests.stage import NOON

pytestmark = pytest.mark.django_db
PINNED = "beancount==3.2.3"


@pytest.fixture(scope="session")
def bean_check() -> Path:
    """Beancount is GPL and no part of Mulin: it stays in an environment of its own under var/."""
    environment = ROOT / "var" / PINNED
    program = environment / "bin" / "bean-check"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
        # Our own pip will do: to unpack another takes longer than all the rest.
        pip = [sys.executable, "-m", "pip", "--python", environment / "bin" / "python"]
        command = [*pip, "install", "-q", "--disable-pip-version-check", "--retries", "1", PINNED]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        if done.returncode:
            pytest.skip(f"{PINNED} cannot be installed here: {done.stderr.strip().splitlines()[-1:]}")
    return program


@pytest.fixture
def fund(stage):
    """A fund with a year of gifts and spending, two closed months, a reversal and quotation marks in a reason."""
    book = actions.open_book(stage.community, "fund:warm", kind="fund", name="暖兴基金", at=NOON)

    def account(code, kind, name, **more):
        return actions.open_account(book, code, kind=kind, name=name, at=NOON, **more)

    cash = account("cash", "asset", "专户存款", floor=0)
    gifts = account("gifts", "income", "捐赠收入")
    aid = account("aid", "expense", "帮困")
    person = account(f"person:{stage.wang_fang.id}", "liability", "应付王芳", holder=("person", stage.wang_fang.id))

    def move(frm, to, amount, key, day, reason="捐赠"):
        return actions.transfer(frm, to, amount, once_key=key, reason=reason, at=NOON, by=None, on=day, purpose="aid")

    move(gifts, cash, 4_700_001, "gift:1", date(2026, 9, 3), '企业说："给老人的" \\ 谢谢')
    wrong = move(gifts, cash, 99, "gift:2", date(2026, 9, 30))
    actions.reverse(wrong, reason="重复登记", at=NOON, by=None, on=date(2026, 10, 2))
    move(cash, aid, 120_050, "aid:1", date(2026, 10, 20), "冬季帮困")
    move(person, aid, 1, "aid:2", date(2026, 11, 1), "待付")
    keeper = Standing(None, stage.zhao_min, (Held("fund_keeper", stage.community.path, None),))
    for through in (date(2026, 9, 30), date(2026, 10, 31)):
        book = actions.close_period(book, through=through, by=keeper, at=NOON)
    return book


@pytest.fixture
def text(fund) -> str:
    return "".join(queries.beancount([fund]))


def check(bean_check, tmp_path, text) -> "subprocess.CompletedProcess[str]":
    file = tmp_path / "book.beancount"
    file.write_text(text)
    return subprocess.run([bean_check, file], capture_output=True, text=True)


def altered(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_beancount_accepts_the_books(bean_check, tmp_path, text):
    done = check(bean_check, tmp_path, text)
    assert (done.returncode, done.stderr) == (0, "")
    assert "王芳" not in text and '  once_key: "gift:1"' in text


@pytest.mark.parametrize(
    "changes",
    [
        [("Assets:Fund:Warm:Cash  47000.01 CNY", "Assets:Fund:Warm:Cash  47000.00 CNY")],
        # both lines of an entry by one 分: the entry still balances, the month does not
        [("Cash  47000.01 CNY", "Cash  47000.02 CNY"), ("Gifts  -47000.01 CNY", "Gifts  -47000.02 CNY")],
        [("Expenses:Fund:Warm:Aid  1200.50", "Income:Fund:Warm:Gifts  1200.50")],
    ],
)  # fmt: skip
def test_beancount_rejects_a_line_that_was_altered(bean_check, tmp_path, text, changes):
    for old, new in changes:
        text = altered(text, old, new)
    assert check(bean_check, tmp_path, text).returncode != 0


def test_beancount_rejects_books_from_which_an_entry_is_missing(bean_check, tmp_path, text):
    entries = text.split("\n\n")
    without = "\n\n".join(entry for entry in entries if "aid:1" not in entry)
    assert without != text and check(bean_check, tmp_path, without).returncode != 0


def test_the_command_writes_each_format(bean_check, fund, tmp_path):
    more = actions.open_book(fund.community, "points", kind="points", name="小米粒", at=NOON)
    issued, pool = (actions.open_account(more, code, kind="equity", name=code, at=NOON) for code in ("issued", "pool"))
    actions.transfer(issued, pool, 7, once_key="a", reason="开始", at=NOON, by=None)
    place = str(fund.community_id)

    call_command("export", "ledger", tmp_path / "all.beancount", community=place)
    assert subprocess.run([bean_check, tmp_path / "all.beancount"]).returncode == 0
    call_command("export", "ledger", tmp_path / "all.csv", community=place)
    rows = list(csv.reader(StringIO((tmp_path / "all.csv").read_text("utf-8-sig"))))
    assert len(rows) == 1 + 10 + 2 and rows[1][4:8] == ["cash", "专户存款", "4700001", "分"]
    call_command("export", "ledger", tmp_path / "one.xlsx", community=place, book="points")
    sheet = load_workbook(tmp_path / "one.xlsx").active
    assert [[cell.value for cell in row[4:8]] for row in sheet.iter_rows(min_row=2)] == [
        ["issued", "issued", -7, "积分"], ["pool", "pool", 7, "积分"],
    ]  # fmt: skip


def test_the_command_says_what_is_missing(fund, tmp_path):
    place = str(fund.community_id)
    with pytest.raises(CommandError, match="fund:warm"):
        call_command("export", "ledger", tmp_path / "a.csv", community=place, book="nothing")
    with pytest.raises(CommandError, match="beancount, csv or xlsx"):
        call_command("export", "ledger", tmp_path / "a.pdf", community=place)
