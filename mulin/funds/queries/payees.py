"""Who keeps an own book of what the fund paid. A floor above says how: it registers from its `AppConfig.ready`.

Their book moves in the same transaction as the fund's: neither ever says what the other does not.
"""

from datetime import datetime
from typing import Protocol

from mulin.funds.models import Spending
from mulin.kernel.access import No, Yes, first_no


class Payee(Protocol):
    """Each is asked about every payment; what is not its own it lets pass. The fund is locked already.

    Raises:
        Refused: their book cannot follow now; then the fund's does not move either.
    """

    def may_go_back(self, spending: Spending) -> Yes | No:
        """The whole payment was written down wrongly; no: something of it is used."""

    def may_return(self, spending: Spending, amount: int) -> Yes | No:
        """So much came back; no: they have not got so much of it."""

    def paid(self, spending: Spending, *, at: datetime) -> None: ...

    def gone_back(self, spending: Spending, *, at: datetime) -> None: ...

    def returned(self, spending: Spending, amount: int, *, at: datetime) -> None:
        """`spending.returned`: all that came back of it so far."""


PAYEES: list[Payee] = []


def register(payee: Payee) -> None:
    PAYEES.append(payee)


def may_go_back(spending: Spending) -> Yes | No:
    return first_no(*(one.may_go_back(spending) for one in PAYEES))


def may_return(spending: Spending, amount: int) -> Yes | No:
    return first_no(*(one.may_return(spending, amount) for one in PAYEES))


def paid(spending: Spending, *, at: datetime) -> None:
    for one in PAYEES:
        one.paid(spending, at=at)


def gone_back(spending: Spending, *, at: datetime) -> None:
    for one in PAYEES:
        one.gone_back(spending, at=at)


def returned(spending: Spending, amount: int, *, at: datetime) -> None:
    for one in PAYEES:
        one.returned(spending, amount, at=at)
