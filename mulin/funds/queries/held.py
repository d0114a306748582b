from typing import Any

from mulin.funds.models import Gift


def held_about(person_id: int) -> dict[str, Any]:
    """What somebody gave, as a copy to take along (PIPL art. 45)."""
    gifts = Gift.objects.filter(donor=person_id).select_related("fund").order_by("id")
    return {
        "gifts": [
            {
                "number": one.number, "fund": one.fund.name, "kind": one.kind, "amount_fen": one.amount, "good": one.good_name,
                "quantity": one.quantity, "status": one.status, "on": one.received_on and one.received_on.isoformat(),
                "name": one.donor_name, "listed": bool(one.listed_name),
            }
            for one in gifts
        ]
    }  # fmt: skip
