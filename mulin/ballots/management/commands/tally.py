import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.ballots.rules import completing, greedy, pabulib, ties
from mulin.ballots.rules.equal_shares import Bought
from mulin.ballots.rules.recounting import recounted


class Command(BaseCommand):
    help = "Count a participatory budget (Pabulib file): the ids of its winners, one a line, in the order they were chosen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.pb")
        parser.add_argument("--rule", required=True, choices=["greedy", "equal-shares"])
        parser.add_argument(
            "--utility", choices=["cost"], default="cost", help="equal shares: what a project is worth to its voters"
        )
        parser.add_argument("--completion", choices=["none", "add1"], default="none", help="equal shares: how the rest is spent")
        parser.add_argument("--step", type=Fraction, default=Fraction(1), help="add1: by how much each share grows (default: 1)")
        parser.add_argument("--json", action="store_true", help="with votes, cost, money spent, the rule and its ties")

    def handle(self, *, file: Path, rule: str, completion: str, step: Fraction, **options: Any) -> None:
        if step <= 0:
            raise CommandError("--step must be more than 0: a share grows by it.")
        try:
            budget = pabulib.read(file)
        except (OSError, UnicodeDecodeError, pabulib.NotPabulib) as error:
            raise CommandError(f"{file}: {error}") from error
        if rule == "greedy":
            how = greedy.Greedy.of(budget)
            bought = [Bought(one, Fraction(0), ()) for one in greedy.chosen(budget, how)]
            said: dict[str, Any] = {"rule": "greedy", "skips": how.skips, "least": str(how.least)}
        else:
            bought = completing.with_add_one(budget, step) if completion == "add1" else completing.equal_shares(budget)
            said = {"rule": "equal-shares", "utility": "cost", "completion": completion}
            said |= {"step": str(step)} if completion == "add1" else {}
        self.stdout.write(
            json.dumps(told(budget, bought, said), ensure_ascii=False) if options["json"] else lines(budget, bought)
        )


def lines(budget: pabulib.Budget, bought: list[Bought]) -> str:
    return "\n".join(budget.projects[one.project].id for one in bought)


def told(budget: pabulib.Budget, bought: list[Bought], said: dict[str, Any]) -> dict[str, Any]:
    """Money and prices as exact texts: "1404775.68" or "100000/84"."""
    support, projects = recounted(budget), budget.projects
    winners = [
        {
            "id": projects[one.project].id,
            "cost": exact(projects[one.project].cost),
            "votes": support[one.project].votes,
            "score": exact(support[one.project].score),
        }
        | ({"price": exact(one.price)} if said["rule"] == "equal-shares" else {})
        for one in bought
    ]
    equals = {projects[one.project].id: [projects[other].id for other in one.equals] for one in bought if one.equals}
    spent = sum((projects[one.project].cost for one in bought), Fraction(0))
    return said | {
        "budget": exact(budget.amount),
        "voters": budget.voters,
        "spent": exact(spent),
        "winners": winners,
        "tie_break": ties.WORDS,
        "ties": equals,
    }


def exact(number: Fraction) -> str:
    """In decimals where they are all of it, else as a fraction."""
    for places in range(5):
        if (number * 10**places).denominator == 1:
            return f"{float(number):.{places}f}" if abs(number) < 2**52 else str(number)
    return str(number)
