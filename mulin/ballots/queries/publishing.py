"""From rows to the published file, the same at the count and whenever somebody looks whether the rows still say it."""

import json
from typing import Any

from mulin.ballots.models import Ballot, Objection, Slip, Tally, Voted
from mulin.ballots.rules import published as file
from mulin.ballots.rules.counting import Result, Totals, count
from mulin.ballots.rules.drawn import Lots, draw

from .frozen import frozen, option_rows, options_of, rules_of


def counted(ballot: Ballot) -> tuple[dict[str, Any], Result]:
    """Counted anew from the slips as they lie there."""
    rule_set, options, slips = rules_of(ballot), option_rows(options_of(ballot)), _slips(ballot)
    entitled = Totals(ballot.heads, ballot.area if ballot.secrecy == Ballot.Secrecy.NAMED else 0)
    lots: Lots | None = None
    if rule_set.tie_break == "lot" and ballot.seed:
        lots = draw(bytes(ballot.seed).hex(), [(one.receipt, one.choice) for one in slips], [one.number for one in options])
    result = count(
        rule_set, options, entitled, [one.row() for one in slips], lots=lots.order if lots else None, present=ballot.present,
        amount=ballot.amount, seats=ballot.seats,
    )  # fmt: skip
    told = file.document(
        ballot=frozen(ballot) | {"register_now": _register(ballot), "paper": _paper(ballot)}, rule_set=rule_set, options=options,
        entitled=entitled, slips=slips, result=result, fingerprint=ballot.fingerprint, lots=lots, present=ballot.present,
        seats=ballot.seats, amount=ballot.amount,
    )  # fmt: skip
    return told, result


def published(ballot: Ballot) -> dict[str, Any]:
    """The published file as it was counted; empty before."""
    text = document(ballot)
    told: dict[str, Any] = json.loads(text) if text else {}
    return told


def document(ballot: Ballot) -> str:
    """The file's text, byte for byte; empty before the count."""
    return Tally.objects.filter(ballot=ballot).values_list("document", flat=True).first() or ""


def result(ballot: Ballot) -> Result | None:
    told = Tally.objects.filter(ballot=ballot).values_list("result", flat=True).first()
    return Result.of_json(told) if told else None


def _slips(ballot: Ballot) -> list[file.PublishedSlip]:
    rows = Slip.objects.filter(ballot=ballot).order_by("receipt")
    if ballot.is_secret:
        return [file.PublishedSlip(receipt, choice) for receipt, choice in rows.values_list("receipt", "choice")]
    columns = ("receipt", "choice", "elector__area", "elector__label", "elector__line")
    return [
        file.PublishedSlip(receipt, choice, 1, area, f"{line} · {_rooms(label)}")
        for receipt, choice, area, label, line in rows.values_list(*columns)
    ]


def _rooms(label: str) -> str:
    """Rooms without the names behind them."""
    return label.split(" · ")[0]


def _register(ballot: Ballot) -> dict[str, Any]:
    """What became of the register after it was public: totals at the end, and every objection without its words; "late": upheld when the
    register was closed, and not changed any more."""
    rows = Objection.objects.filter(ballot=ballot).order_by("id").values_list("kind", "upheld", "is_applied")
    kinds = [[kind, "late" if upheld and not applied else upheld] for kind, upheld, applied in rows]
    return {"electors": ballot.electors, "heads": ballot.heads, "area": ballot.area, "objections": kinds}


def _paper(ballot: Ballot) -> dict[str, Any]:
    ticks = Voted.objects.filter(ballot=ballot, channel=Ballot.Channel.PAPER).count()
    return {"handed_in": ticks, "slips": ballot.papers.count(), "difference": ballot.gap_words}
