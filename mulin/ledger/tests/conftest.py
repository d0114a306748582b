from dataclasses import dataclass

import pytest

from mulin.ledger import actions
from mulin.ledger.models import Account, Book
from tests.stage import NOON, Stage


@dataclass
class Points:
    """积分: 王芳 and 刘洋 each have an account with floor 0; `issued` goes below zero as points are given out."""

    book: Book
    issued: Account
    wang: Account
    liu: Account
    stage: Stage

    def award(self, to: Account, amount: int, key: str, **more):
        at = more.pop("at", NOON)
        return actions.transfer(self.issued, to, amount, once_key=key, reason="护学岗一小时", at=at, by=None, **more)

    def kept(self) -> dict[str, tuple[int, int]]:
        return {code: (balance, held) for code, balance, held in self.book.accounts.values_list("code", "balance", "held")}


@pytest.fixture
def points(stage: Stage) -> Points:
    return open_points(stage)


def open_points(stage: Stage) -> Points:
    book = actions.open_book(stage.community, "points", kind="points", name="小米粒", at=NOON)
    issued = actions.open_account(book, "issued", kind="income", name="发放", at=NOON)
    wang, liu = (
        actions.open_account(
            book,
            f"person:{who.id}",
            kind="asset",
            name=f"{who.name}的积分",
            at=NOON,
            holder=("person", who.id),
            floor=0,
            ceiling=1000,
        )
        for who in (stage.wang_fang, stage.liu_yang)
    )
    return Points(book, issued, wang, liu, stage)
