"""Who keeps an own book of what the fund paid. A floor above registers from its `AppConfig.ready`."""

from collections.abc import Callable

from mulin.funds.models import Spending
from mulin.kernel.access import No, Yes, first_no

Ask = Callable[[Spending], Yes | No]
ASKED: list[Ask] = []


def register(ask: Ask) -> None:
    """`ask(spending)` says no to taking a payment back of which something is spent there."""
    ASKED.append(ask)


def may_go_back(spending: Spending) -> Yes | No:
    return first_no(*(ask(spending) for ask in ASKED))
