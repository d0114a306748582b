"""What a project got, spent and gave back: the ledger's figures, never counted a second way. All in 分."""

from dataclasses import asdict, dataclass
from typing import Any

from mulin.ledger.models import Account
from mulin.projects.models import Project

CASH, GRANT, OWN, SPONSOR, RETURNED = "cash", "income:grant", "income:own", "income:sponsor", "returned"


def expense(number: int) -> str:
    return f"expense:{number}"


@dataclass(frozen=True)
class Figures:
    granted: int
    own: int
    sponsor: int
    spent: int
    returned: int
    cash: int
    lines: dict[str, int]  # number of the line → spent

    @property
    def income(self) -> int:
        return self.granted + self.own + self.sponsor

    @property
    def owed(self) -> int:
        """To the fund: what is left, up to what it paid. Own money is spent first."""
        return max(0, min(self.cash, self.granted - self.returned))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


NOTHING = Figures(0, 0, 0, 0, 0, 0, {})


def figures(project: Project) -> Figures:
    """One query."""
    if project.book_id is None:
        return NOTHING
    rows = Account.objects.filter(book=project.book_id).values_list("code", "balance")
    balances = dict(rows)
    lines = {code.removeprefix("expense:"): balance for code, balance in balances.items() if code.startswith("expense:")}
    return Figures(
        granted=-balances.get(GRANT, 0), own=-balances.get(OWN, 0), sponsor=-balances.get(SPONSOR, 0), spent=sum(lines.values()),
        returned=balances.get(RETURNED, 0), cash=balances.get(CASH, 0), lines=lines,
    )  # fmt: skip


def cash_of(project: Project) -> int:
    return figures(project).cash
