"""The part of the table that ties funds and projects."""

from mulin.funds import facts as funds
from mulin.kernel.facts.record import Reaction
from mulin.projects import facts as projects

from . import funds_published as published_funds
from . import projects_money as money

# `table.py` adds these to what else follows at the fund
MOVES: dict[type, list[Reaction]] = {
    projects.CallCancelled: [money.call_gives_back],
    funds.SpendingEnded: [money.project_asks_again],
    funds.SpendingReturned: [published_funds.payment_returned],
}
