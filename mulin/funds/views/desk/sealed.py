from datetime import datetime

from mulin.funds.models import HandOut, Spending
from mulin.kernel.access import No, Refused, Yes, require
from mulin.kernel.secrets.reveals import reveal
from mulin.organisations.queries import Standing


def shown_about(of: Spending | HandOut, reason: str, may_see: Yes | No, me: Standing, at: datetime) -> tuple[str, str]:
    """The sealed words, or why they are not shown; the look is on the record."""
    try:
        require(may_see)
        assert me.person_id is not None
        return reveal(of, "about", by_id=me.person_id, reason=reason, at=at), ""
    except Refused as refused:
        return "", str(refused)
