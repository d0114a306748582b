"""Requests of purchasers and what is offered for them."""

from typing import Any

from django.db.models import Q, QuerySet

from mulin.ledger.queries import say
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any
from mulin.projects.models import Proposal, ProposalItem
from mulin.projects.rules.who import KEEPERS

S = Proposal.State


def proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("community", "purchaser", "offered_by", "project").order_by("-id")


def kept_by(me: Standing) -> QuerySet[Proposal]:
    return proposals().filter(under_any(me.paths(KEEPERS), "community__path"))


def visible_to(me: Standing) -> QuerySet[Proposal]:
    """Of one's units, and those one keeps."""
    return proposals().filter(Q(purchaser__in=me.units()) | under_any(me.paths(KEEPERS), "community__path"))


def items(proposal: Proposal) -> tuple[list[tuple[ProposalItem, str, str]], list[tuple[ProposalItem, str, str]]]:
    """Hardware, and software: each with its price and amount in words."""
    rows = [(one, say(one.unit_price, "cny"), say(one.amount, "cny")) for one in proposal.items.order_by("id")]
    return [row for row in rows if row[0].kind == "hardware"], [row for row in rows if row[0].kind == "software"]


def total(proposal: Proposal) -> int:
    return sum(one.amount for one in proposal.items.all())


def like(proposal: Proposal) -> Proposal | None:
    """The last one that was offered to somebody, to begin from."""
    return proposals().filter(community=proposal.community_id, offered_at__isnull=False).exclude(pk=proposal.pk).first()


def sheet(proposal: Proposal) -> dict[str, Any]:
    """For the paper."""
    hardware, software = items(proposal)
    groups = [
        {
            "name": str(ProposalItem.Kind(kind).label),
            "rows": [[one.name, str(one.quantity), price, amount] for one, price, amount in rows],
        }
        for kind, rows in (("hardware", hardware), ("software", software))
        if rows
    ]
    return {
        "title": proposal.title, "purchaser": proposal.purchaser.name, "community": str(proposal.community), "request": proposal.request,
        "words": proposal.words, "groups": groups, "total": say(total(proposal), "cny"),
        "day": f"{proposal.offered_at:%Y-%m-%d}" if proposal.offered_at else "", "number": f"{proposal.pk}",
    }  # fmt: skip
