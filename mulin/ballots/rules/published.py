"""The file that is published after a count: all that is needed to count again, nothing that says who voted how in secret.

It is canonical JSON (sorted keys, no spaces, UTF-8), named by its sha256:

    format       "mulin-ballot/1"
    ballot       what was fingerprinted at opening (queries.frozen); beside it register_now and paper, which came later
    rule_set     the whole rule set (rule_set.py)
    options      [{number, name, cost, group}]
    entitled     {heads, area}: totals of the register; area in 0.01 m²
    present      how many came to the meeting, or null
    seats, amount    amount in 分
    fingerprint  of what was frozen at opening: sha256 (hex) of `ballot` without what came later, as canonical JSON
    lots         null, or {seed, commitment, digest, order} (drawn.py)
    slips        [{receipt, choice, heads, area, label}] in order of receipt; label only where unit by unit is due
    result       what was counted (counting.Result)
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .counting import OptionRow, Result, SlipRow, Totals
from .drawn import Lots
from .rule_set import RuleSet, canonical, fingerprint

FORMAT = "mulin-ballot/1"


@dataclass(frozen=True)
class PublishedSlip:
    receipt: str
    choice: Any
    heads: int = 1
    area: int = 0  # 0.01 m²; only of named ballots
    label: str = ""  # the unit, where the rule set says that the result is published unit by unit

    def row(self) -> SlipRow:
        return SlipRow(self.choice, self.heads, self.area)


def document(
    *,
    ballot: Mapping[str, Any],
    rule_set: RuleSet,
    options: Sequence[OptionRow],
    entitled: Totals,
    slips: Sequence[PublishedSlip],
    result: Result,
    fingerprint: str,
    lots: Lots | None = None,
    present: int | None = None,
    seats: int = 1,
    amount: int = 0,
) -> dict[str, Any]:
    """`fingerprint`: what the ballot was opened with. Labels are left out unless the rule set calls for them."""
    by_unit = rule_set.by_unit
    return {
        "format": FORMAT,
        "ballot": dict(ballot),
        "rule_set": rule_set.as_json(),
        "options": [asdict(one) for one in options],
        "entitled": asdict(entitled),
        "present": present,
        "seats": seats,
        "amount": amount,
        "fingerprint": fingerprint,
        "lots": lots.as_json() if lots else None,
        "slips": [
            asdict(one) if by_unit else {name: value for name, value in asdict(one).items() if name != "label"}
            for one in sorted(slips, key=lambda one: one.receipt)
        ],
        "result": result.as_json(),
    }


def text(told: Mapping[str, Any]) -> str:
    """The file's content."""
    return canonical(told)


def digest(told: Mapping[str, Any]) -> str:
    """sha256 of `text`."""
    return fingerprint(told)
