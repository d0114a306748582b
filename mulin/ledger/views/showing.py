"""Amounts and names as pages show them."""

from typing import Any

from mulin.ledger.models import Account
from mulin.ledger.queries import Row, say
from mulin.ledger.rules.amounts import signed


def shown_account(account: Account, holders: dict[int, str]) -> dict[str, Any]:
    return {
        "account": account,
        "holder": holders.get(account.pk, ""),
        "balance": say(account.balance, account.unit),
        "held": say(account.held, account.unit) if account.held else "",
        "free": say(account.free, account.unit),
    }


def shown_row(row: Row) -> dict[str, Any]:
    unit = row.entry.unit
    return {"entry": row.entry, "amount": signed(row.amount, unit), "adds": row.amount > 0, "balance": say(row.balance, unit)}
