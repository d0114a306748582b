from typing import Any

from mulin.ledger.models import Line


def held_about(person_id: int) -> dict[str, Any]:
    """Somebody's accounts, line by line, as a copy to take along (PIPL art. 45)."""
    lines = Line.objects.filter(account__holder_kind="person", account__holder_id=person_id).order_by(
        "account_id", "day", "entry_id"
    )
    return {
        "lines": [
            {
                "book": one.account.book.said,
                "day": one.day.isoformat(),
                "amount": one.amount,
                "unit": one.account.unit,
                "for": one.entry.said,
            }
            for one in lines.select_related("account__book", "entry")
        ]
    }
