"""Ballots made up for tests: counted by the rules, published, and counted again by the script that everybody can take home."""

import json
from datetime import date
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from mulin.ballots.rules import drawn
from mulin.ballots.rules.counting import OptionRow, Result, Totals, count
from mulin.ballots.rules.published import PublishedSlip, document
from mulin.ballots.rules.rule_set import RuleSet, Threshold, fingerprint

SCRIPT = Path(__file__).parents[1] / "static/ballots/recount.py"
SEED = "5eed" * 16


def script() -> Any:
    spec = spec_from_file_location("recount", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rules(method: str, **values: Any) -> RuleSet:
    said = {"key": "test", "version": "1", "name": "试", "name_en": "Test", "method": method, "source": "试", "source_en": "test"}
    heads = {"heads": ["unit"], "secrecy": "named"}
    extra = {"budget": {"tie_break": "list", "budget": "greedy"}, "score": {"scale": 5}}.get(method, {})
    thresholds = {name: [one.as_json() for one in values.pop(name, ())] for name in ("participation", "approval")}
    return RuleSet.of_json(said | heads | extra | thresholds | values | {"in_force": date(2020, 1, 1)})


def more_than(part: str, base: str = "participating", of: str = "heads") -> Threshold:
    return Threshold(of, base, more_than=Fraction(part))  # type: ignore[arg-type]


def at_least(part: str, base: str = "participating", of: str = "heads") -> Threshold:
    return Threshold(of, base, at_least=Fraction(part))  # type: ignore[arg-type]


def held(
    rule_set: RuleSet,
    choices: list[Any],
    *,
    options: list[OptionRow] | int = 0,
    entitled: Totals | None = None,
    areas: list[int] | None = None,
    lots: bool = True,
    **more: Any,
) -> tuple[Result, dict[str, Any]]:
    """The result, and the published document as it comes back from its file."""
    if isinstance(options, int):
        options = [OptionRow(number) for number in range(1, options + 1)]
    areas = areas or [0] * len(choices)
    slips = [
        PublishedSlip(f"R{place:04}", choice, 1, area) for place, (choice, area) in enumerate(zip(choices, areas, strict=True))
    ]
    entitled = entitled or Totals(len(choices), sum(areas))
    fall = drawn.draw(SEED, [(one.receipt, one.choice) for one in slips], [one.number for one in options]) if lots else None
    result = count(rule_set, options, entitled, [one.row() for one in slips], fall.order if fall else None, **more)
    frozen = {
        "number": "V202611-0001",
        "title": "试",
        "rule_set": rule_set.as_json(),
        "options": [
            {"number": one.number, "name": one.name, "cost": one.cost, "group": one.group, "words": ""} for one in options
        ],
        "seats": more.get("seats", 1),
        "amount": more.get("amount", 0),
        "lot": fall.commitment if fall else "",
    }
    told = document(
        ballot=frozen | {"paper": {}},
        rule_set=rule_set,
        options=options,
        entitled=entitled,
        slips=slips,
        result=result,
        fingerprint=fingerprint(frozen),
        lots=fall,
        **more,
    )
    return result, json.loads(json.dumps(told))
