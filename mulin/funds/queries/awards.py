"""Awards as 360Giving names them (standard 1.4, CC BY 4.0): what was approved and paid, to whom, for what. No person is named."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, QuerySet

from mulin.funds.models import Spending

SOMEBODY = "Individual recipient"  # 360Giving's own words for a person who is not to be known
NAMESPACE = "mulin"


def awards(spendings: QuerySet[Spending], *, at: str, base: str = "") -> dict[str, Any]:
    """A grants package; days are written as instants, which every validator takes. `at`: when it is made, ISO 8601; `base`: "https://…", the public address of this installation."""
    rows = spendings.filter(status__in=("reserved", "paid")).annotate(decided_at=Max("approvals__at"))
    rows = rows.select_related("fund__keeper", "fund__community", "purpose").order_by("id")
    return {
        "version": "1.4", "title": "Awards of community funds", "issued": at[:10], "modified": at,
        "publisher": {"name": "Mulin", "identifier": NAMESPACE}, "grants": list(_grants(rows, base)),
    }  # fmt: skip


def _grants(rows: QuerySet[Spending], base: str) -> Iterator[dict[str, Any]]:
    for row in rows.iterator(500):
        fund, keeper = row.fund, row.fund.keeper
        decided = row.decided_at or row.asked_at  # type: ignore[attr-defined]
        grant: dict[str, Any] = {
            "id": f"{NAMESPACE}-{fund.code}-{row.pk}", "title": row.title, "description": f"{fund.name}：{row.purpose.name}",
            "currency": "CNY", "amountAwarded": row.amount / 100, "awardDate": decided.isoformat(timespec="seconds"),
            "fundingOrganization": [{"id": f"{NAMESPACE}-org-{keeper.pk}", "name": keeper.name}],
            "grantProgramme": [{"code": f"{fund.code}:{row.purpose.code}", "title": row.purpose.name}],
            "beneficiaryLocation": [{"name": fund.community.name, "countryCode": "CN"}], "locationScope": "GLS060",
            "dateModified": (row.ended_at or decided).isoformat(timespec="seconds"),
        }  # fmt: skip
        if row.paid is not None:
            grant["amountDisbursed"] = row.paid / 100
            grant["actualDates"] = [{"startDate": f"{row.paid_on}T00:00:00+08:00"}] if row.paid_on else []
        if row.is_aid:
            grant["recipientIndividual"] = {"id": f"{grant['id']}-recipient", "name": SOMEBODY}
        else:
            name = row.payee or keeper.name
            same = f"org-{keeper.pk}" if name == keeper.name else f"{fund.code}-payee-{row.pk}"
            grant["recipientOrganization"] = [{"id": f"{NAMESPACE}-{same}", "name": name}]
        if base:
            grant["url"] = f"{base}/open/funds/spendings/{row.pk}/"
        yield grant
