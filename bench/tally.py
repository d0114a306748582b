"""Equal shares of 90,494 ballots and 160 projects, exactly: the size of Łódź 2022. `bin/mulin bench tally [FILE.pb]`.

Without a file the ballots are made here: up to five projects each, the popular ones far more often, as in real budgets.
"""

import random
import time
from collections import Counter
from fractions import Fraction
from pathlib import Path

from bench import Report
from mulin.ballots.rules import completing, pabulib

BALLOTS, PROJECTS, BUDGET = 90_494, 160, 6_112_868


def run(words: list[str]) -> Report:
    budget = pabulib.read(Path(words[0])) if words else made()
    started = time.process_time()
    plain = completing.equal_shares(budget)
    alone = time.process_time() - started
    started = time.process_time()
    filled = completing.with_add_one(budget, budget.amount / budget.voters / 1000)
    completed = time.process_time() - started
    costs = [project.cost for project in budget.projects]
    figures = {
        "ballots": budget.voters,
        "projects": len(budget.projects),
        "chosen": len(plain),
        "spent": float(sum(costs[one.project] for one in plain)),
        "seconds_of_cpu": alone,
        "chosen_completed": len(filled),
        "spent_completed": float(sum(costs[one.project] for one in filled)),
        "seconds_of_cpu_completed": completed,
    }
    return Report("tally", figures, {"seconds_of_cpu": ("<=", 1), "seconds_of_cpu_completed": ("<=", 20)})


def made() -> pabulib.Budget:
    dice = random.Random(7)
    projects = tuple(pabulib.Project(f"p{number}", Fraction(dice.randrange(5, 400) * 1000)) for number in range(PROJECTS))
    liking = [1 / (place + 3) for place in range(PROJECTS)]
    ballots = Counter(
        pabulib.Ballot(tuple(sorted(set(dice.choices(range(PROJECTS), liking, k=dice.randrange(1, 6))))))
        for _voter in range(BALLOTS)
    )
    return pabulib.Budget({"budget": str(BUDGET), "vote_type": "approval"}, projects, ballots)
