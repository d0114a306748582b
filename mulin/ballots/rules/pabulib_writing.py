"""A published budget in Pabulib's format (pabulib.org/format), for those who study or recount budgets with tools of their own."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .methods.question import is_invalid
from .published import FORMAT

FILE_ENDING = ".pb"


def written(told: Mapping[str, Any]) -> str:
    """`told`: the published document of a counted budget. Money in yuan; voters by their receipts."""
    assert told["format"] == FORMAT and told["rule_set"]["method"] == "budget"
    slips = [one for one in told["slips"] if not is_invalid(one["choice"])]
    named = [[] if one["choice"] == "abstain" else sorted(one["choice"]) for one in slips]
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(["META"])
    table.writerow(["key", "value"])
    table.writerows(_meta(told, named).items())
    table.writerow(["PROJECTS"])
    table.writerow(["project_id", "cost", "votes", "name", "selected"])
    for one in sorted(told["options"], key=lambda one: one["number"]):
        number = one["number"]
        votes = sum(1 for each in named if number in each)
        table.writerow([number, yuan(one["cost"]), votes, one["name"], int(number in told["result"]["winners"])])
    table.writerow(["VOTES"])
    table.writerow(["voter_id", "vote"])
    table.writerows([one["receipt"], ",".join(map(str, each))] for one, each in zip(slips, named, strict=True))
    return out.getvalue()


def recount_command(told: Mapping[str, Any]) -> str:
    """What counts the written file again to the same winners."""
    rules = told["rule_set"]
    said = f"bin/mulin tally {told['ballot']['number']}{FILE_ENDING} --rule {rules['budget']}"
    if rules["completion"] == "none":
        return said
    first = Fraction(told["result"]["first_share"] or 0)
    return f"{said} --completion {rules['completion']} --step {Fraction(rules['step']) * first / 100}"


def _meta(told: Mapping[str, Any], named: list[list[int]]) -> dict[str, Any]:
    ballot, rules, options = told["ballot"], told["rule_set"], told["options"]
    greedy = "greedy-no-skip" if not rules["skips"] else "greedy-threshold" if rules["least"] else "greedy"
    shares = "equalshares/add1" if rules["completion"] == "add1" else "equalshares"
    meta = {
        "description": ballot["title"],
        "country": "China",
        "instance": ballot["number"],
        "num_projects": len(options),
        "num_votes": len(named),
        "budget": yuan(told["amount"]),
        "currency": "CNY",
        "vote_type": "approval",
        "rule": greedy if rules["budget"] == "greedy" else shares,
        "min_length": 0,
        "max_length": rules["most"] or len(options),
        "language": "zh",
        "comment": recount_command(told),
    }
    return meta | ({"min_project_score_threshold": rules["least"]} if rules["least"] else {})


def yuan(fen: int) -> str:
    """All of it, cents only where there are any."""
    whole, cents = divmod(fen, 100)
    return f"{whole}.{cents:02d}" if cents else str(whole)
