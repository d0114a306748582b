"""The result in the form it is announced: figures of every round, who is elected, by what rule, who led the election."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from mulin.ballots.queries import result, rules_of
from mulin.elections.models import Election, Proxy, Round
from mulin.kernel.print import pdf, qr
from mulin.places.queries import face_of

from .roll import law_of
from .standing import committee, elected


def written(election: Election) -> dict[str, Any]:
    """What is announced and fingerprinted. Names of who stood and who led the election are public; nobody else's."""
    law, won = law_of(election), elected(election)
    return {
        "number": election.number, "title": election.title, "place": str(election.place), "office": election.office, "seats": election.seats,
        "rounds": [_round(one) for one in election.rounds.select_related("ballot").order_by("ordinal")],
        "elected": [entry.candidate.person.name for entry in won], "empty": election.seats - len(won), "reason": election.reason,
        "committee": [[str(one.role), one.person.name] for one in committee(election)], "source": law.source, "law": f"{law.kind}-{law.version}",
        "day": localdate(election.decided_at).isoformat(), "complaints_until": str(election.complaints_until), "years": law.years,
        "order": {"seed": bytes(election.seed).hex() if election.seed else "", "of": election.drawn_of},
    }  # fmt: skip


def _round(one: Round) -> dict[str, Any]:
    ballot, told = one.ballot, result(one.ballot)
    assert told is not None
    rule = rules_of(ballot)
    return {
        "ordinal": one.ordinal, "ballot": ballot.number, "seats": one.seats, "rule": rule.name, "rule_source": rule.source,
        "opened": localdate(ballot.opened_at).isoformat(), "closed": localdate(ballot.closed_at).isoformat(), "entitled": ballot.heads,
        "voted": told.valid.heads + told.invalid.heads, "valid": told.valid.heads, "invalid": told.invalid.heads,
        "abstained": told.abstained.heads, "outcome": one.outcome, "frozen": ballot.fingerprint,
        "proxies": Proxy.objects.filter(round=one, revoked_at=None).count(), "visits": one.visits.count(),
        "candidates": [
            {"number": entry.number, "name": entry.candidate.person.name, "votes": entry.votes, "won": entry.won}
            for entry in one.entries.select_related("candidate__person").order_by("number")
        ],
    }  # fmt: skip


OUTCOMES = {
    "chosen": "选满", "partly": "没有选满", "tied": "票数相同", "nobody": "没有人得到规定的票数", "too_few": "参加投票的不够", "": "",
}  # fmt: skip
ROLES = {"chair": "主持", "member": "成员"}


def paper(election: Election) -> bytes:
    """The notice as a PDF, in Chinese, as it is posted."""
    told: dict[str, Any] = dict(election.notice or {})
    face = face_of(election.community)
    strokes, side = qr.drawn(settings.ORIGIN + reverse("elections:election", args=[election.number]))
    rounds = [one | {"outcome": OUTCOMES.get(one["outcome"], one["outcome"])} for one in told["rounds"]]
    leads = [[ROLES[role], name] for role, name in told["committee"]]
    return pdf.make(
        "elections/notice.typ",
        told | {"rounds": rounds, "committee": leads, "community": face.name if face else str(election.community),
                "fingerprint": election.fingerprint, "d": strokes, "side": side},
    )  # fmt: skip
