"""Projects for a sum of money, greedy or by equal shares, each with why it was bought or not."""

from collections import Counter
from fractions import Fraction

from mulin.ballots.rules import completing, greedy
from mulin.ballots.rules.counting import Count, Explanation, Result
from mulin.ballots.rules.equal_shares import Bought, Run
from mulin.ballots.rules.pabulib import Ballot, Budget, Project

from .question import Question, total


def of(asked: Question) -> Budget:
    """In 分. Who names no project votes all the same: that share stays unspent."""
    options = sorted(asked.options, key=lambda one: one.number)
    place = {one.number: where for where, one in enumerate(options)}
    ballots: Counter[Ballot] = Counter()
    for one in asked.valid:
        named = [] if one.choice == "abstain" else one.choice
        ballots[Ballot(tuple(sorted(place[number] for number in named)))] += one.heads
    meta = {"budget": str(asked.amount), "vote_type": "approval", "rule": "greedy" if asked.rules.skips else "greedy-no-skip"}
    meta["min_project_score_threshold"] = str(asked.rules.least)
    return Budget(meta, tuple(Project(str(one.number), Fraction(one.cost), one.name) for one in options), ballots)


def budget(asked: Question) -> Result:
    money = of(asked)
    numbers = [int(one.id) for one in money.projects]
    per_option = {
        str(number): total(one for one in asked.valid if one.choice != "abstain" and number in one.choice) for number in numbers
    }
    by_votes = greedy.chosen(money, greedy.Greedy.of(money))
    if asked.rules.budget == "greedy":
        bought, why = by_votes, _greedily(asked, money, by_votes, per_option)
        return _result(asked, money, bought, why, per_option)
    first = asked.amount / Fraction(money.voters) if money.voters else Fraction(0)
    run = completing.completed(money, asked.rules.step * first) if asked.rules.step else completing.plain(money)
    why = _equally(money, run, per_option)
    order = [one.project for one in run.bought()] if run else []
    shares = (str(first), str(run.purses.share)) if run else ("", "")
    beside = tuple(numbers[one] for one in by_votes)
    return _result(asked, money, order, why, per_option, beside, shares)


def _result(
    asked: Question,
    money: Budget,
    bought: list[int],
    why: list[Explanation],
    per_option: dict[str, Count],
    beside: tuple[int, ...] = (),
    shares: tuple[str, str] = ("", ""),
) -> Result:
    return asked.answer(
        "chosen" if bought else "nobody",
        winners=tuple(int(money.projects[one].id) for one in bought),
        per_option=per_option,
        explanations=tuple(why),
        beside=beside,
        spent=int(sum(money.projects[one].cost for one in bought)),
        first_share=shares[0],
        share=shares[1],
    )


def _greedily(asked: Question, money: Budget, bought: list[int], per_option: dict[str, Count]) -> list[Explanation]:
    left, ended, said = asked.amount, False, {}
    order = sorted(money.projects, key=lambda one: (-per_option[one.id].heads, one.cost, int(one.id)))
    chosen = [money.projects[one].id for one in bought]
    for one in order:
        votes, cost = per_option[one.id].heads, int(one.cost)
        why = ""
        if one.id not in chosen:
            why = "no_votes" if not votes else "least" if votes < asked.rules.least else "ended" if ended else "amount"
            ended = ended or (why == "amount" and not asked.rules.skips)
        place = chosen.index(one.id) + 1 if one.id in chosen else 0
        said[one.id] = Explanation(int(one.id), place, votes, cost, left=str(left), why_not=why)
        left -= cost if place else 0
    return [said[one.id] for one in money.projects]


def _equally(money: Budget, run: Run | None, per_option: dict[str, Count]) -> list[Explanation]:
    """All purchases once more, voter by voter."""
    bought = run.bought() if run else []
    held = {ballot: run.purses.share for ballot in money.ballots} if run else {}
    paid = {}
    for one in bought:
        paid[one.project] = _pay(money, held, one)
    said = []
    for where, project in enumerate(money.projects):
        fans = [(held[ballot], times) for ballot, times in money.ballots.items() if where in ballot.projects]
        left = sum((purse * times for purse, times in fans), Fraction(0))
        votes, order = per_option[project.id].heads, [one.project for one in bought]
        if where in paid:
            full, less = paid[where]
            one = bought[order.index(where)]
            equals = tuple(int(money.projects[other].id) for other in one.equals)
            more = {"bought": order.index(where) + 1, "price": str(one.price), "paid_in_full": full, "paid_less": less}
        else:
            more, equals = {"bought": 0, "why_not": "supporters" if votes else "no_votes"}, ()
        said.append(
            Explanation(option=int(project.id), votes=votes, cost=int(project.cost), left=str(left), equals=equals, **more)  # type: ignore[arg-type]
        )
    return said


def _pay(money: Budget, held: dict[Ballot, Fraction], one: Bought) -> tuple[int, int]:
    """How many paid the price, how many all they had left."""
    full = less = 0
    for ballot, times in money.ballots.items():
        if one.project not in ballot.projects:
            continue
        full += times if held[ballot] >= one.price else 0
        less += times if 0 < held[ballot] < one.price else 0
        held[ballot] = max(held[ballot] - one.price, Fraction(0))
    return full, less
