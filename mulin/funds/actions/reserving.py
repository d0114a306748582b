from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import queries, rules
from mulin.funds.models import Spending
from mulin.funds.queries.accounts import BANK
from mulin.kernel.access import Refused, require
from mulin.ledger import actions as ledger
from mulin.organisations.queries import Standing

from .holding import keep, let_go, locked_earmark


def reserve(kept: Spending, by: Standing, at: datetime) -> None:
    """The money and the year's budget; of an earmark what it holds already, and never more than that."""
    earmark = locked_earmark(kept.earmark_id, kept.fund_id) if kept.earmark_id else None
    year = localdate(at).year if earmark is None else earmark.year or 0
    bank, limit = queries.account(kept.fund.book, BANK), queries.budget_of(kept.purpose, year)
    if limit is None:
        raise Refused(_("今年还没有给“%(purpose)s”定预算，请委员会先定。") % {"purpose": kept.purpose.name})
    assert bank is not None
    if earmark:
        require(rules.has_left(earmark, kept.amount))
        let_go(earmark, by=by, at=at)
    said = {
        "reason": kept.title,
        "at": at,
        "by": by,
        "source": ledger.Source("funds.spending", str(kept.pk)),
        "purpose": kept.purpose.code,
    }
    kept.hold = ledger.reserve(bank, kept.amount, once_key=f"spending:{kept.pk}", **said)  # type: ignore[arg-type]
    kept.limit = ledger.reserve(limit, kept.amount, once_key=f"limit:{kept.pk}", **said)  # type: ignore[arg-type]
    if earmark:
        keep(earmark, earmark.left - kept.amount, by=by, at=at)
