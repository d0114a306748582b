#!/usr/bin/env python3
"""Counts a published ballot again:  python recount.py file.json [RECEIPT]

Nothing but Python's own library, loops and fractions; slow and plain on purpose. It is not the program that counted first.
Budgets that are completed step by step may take it many minutes: each step is counted from the beginning.
重新计票：与第一次计票用的不是同一个程序。写上回执号，还会说明这张票是怎么记的。
"""

import hashlib
import json
import pathlib
import sys
from collections import Counter
from fractions import Fraction

COPIES = ("rule_set", "seats", "amount")
SORTS = ("participating", "valid", "abstained", "invalid")


def sha256(told):
    """Of canonical JSON: sorted keys, no spaces."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def add(slips, of):
    return sum(one[of] for one in slips)


def both(slips):
    return [add(slips, "heads"), add(slips, "area")]


def passed(steps):
    return all(step[-1] for step in steps)


def named(choice):
    """The numbers on a slip."""
    return [int(one) for one in choice] if isinstance(choice, (list, dict)) else [choice]


class Paper:
    """The file. A step is [option or 0, heads or area, how many, of how many, reached or not]."""

    def __init__(self, told):
        self.told, self.rules, self.slips = told, told["rule_set"], told["slips"]
        self.options = sorted(told["options"], key=lambda one: one["number"])
        self.numbers = [one["number"] for one in self.options]
        self.lots = told["lots"]["order"] if told["lots"] else None
        self.seats = told["seats"] if self.rules["method"] in ("approval", "score", "seats") else 1
        self.invalid, self.abstained, self.expressed = [], [], []
        for one in self.slips:
            if isinstance(one["choice"], dict) and "invalid" in one["choice"]:
                self.invalid.append(one)
            else:
                (self.abstained if one["choice"] in ("abstain", [], {}) else self.expressed).append(one)
        self.valid = self.expressed + self.abstained
        self.participating = self.valid + (self.invalid if self.rules["invalid_takes_part"] else [])

    def step(self, threshold, got, option):
        of, base = threshold["of"], threshold["base"]
        sums = {"entitled": self.told["entitled"][of], "valid": add(self.valid, of), "participating": add(self.participating, of)}
        sums["present"] = sums["participating"] if self.told["present"] is None else self.told["present"]
        whole = sums[base]
        if "more_than" in threshold:
            return [option, of, got, whole, whole > 0 and Fraction(got, whole) > Fraction(threshold["more_than"])]
        return [option, of, got, whole, whole > 0 and Fraction(got, whole) >= Fraction(threshold["at_least"])]

    def quorum(self):
        """At a meeting, who came takes part."""
        meeting = self.told["present"] is not None and "present" in [one["base"] for one in self.rules["approval"]]
        came = {of: self.told["present"] if meeting else add(self.participating, of) for of in ("heads", "area")}
        return [self.step(one, came[one["of"]], 0) for one in self.rules["participation"]]

    def agreement(self, slips, option=0):
        return [self.step(one, add(slips, one["of"]), option) for one in self.rules["approval"]]


def motion(paper):
    lines = paper.agreement([one for one in paper.expressed if one["choice"] == "yes"])
    outcome = "adopted" if passed(lines) else "rejected"
    return {"outcome": outcome if passed(paper.quorum()) else "too_few", "steps": paper.quorum() + lines}


def most_votes(paper):
    """Single choice, approval, score, seats."""
    rules, votes, able, steps = paper.rules, {}, [], paper.quorum()
    if not passed(steps):
        return {"outcome": "too_few", "steps": steps, "empty_seats": paper.seats}
    for number in paper.numbers:
        slips, is_score = [one for one in paper.expressed if number in named(one["choice"])], rules["method"] == "score"
        votes[number] = sum(one["heads"] * (one["choice"][str(number)] if is_score else 1) for one in slips)
        its = paper.agreement(slips, number)
        steps = steps + its
        if passed(its) and votes[number] > 0:
            able.append(number)
    kept = min(rules["quota"], paper.seats)  # places kept for a group stay empty rather than go to others
    group = [one["number"] for one in paper.options if kept and one["group"] == rules["quota_group"]]

    def seated(among_equals):
        order = sorted(able, key=lambda one: (-votes[one], among_equals(one), one))
        first = [one for one in order if one in group][:kept]
        return first + [one for one in order if one not in first][: paper.seats - kept]

    # Who wins even when put last among equals wins surely; who wins only when put first among them is tied.
    winners = sure = [one for one in able if one in seated(lambda other, one=one: other == one)]
    tied = [one for one in able if one not in sure and one in seated(lambda other, one=one: other != one)]
    run_off = set()
    if tied and rules["tie_break"] == "lot" and paper.lots:
        winners = seated(paper.lots.index)
    else:
        run_off |= set(tied if rules["tie_break"] == "run_off" else [])
        full = seated(lambda _one: 0)
        kept_empty = max(kept - len([one for one in full if one in group]), 0)
        others = [one for one in paper.numbers if rules["run_off"] and votes[one] > 0 and one not in sure + tied]
        in_group = [one for one in others if one in group]
        empty = paper.seats - len(full)
        for places, some in ((kept_empty, in_group), (empty if empty > kept_empty else 0, others)):
            ahead = {one: len([other for other in some if votes[other] > votes[one]]) for one in some}
            run_off |= {one for one in some if places > 0 and ahead[one] < places + rules["run_off_extra"]}
    empty, winners = paper.seats - len(winners), sorted(winners, key=lambda one: (-votes[one], one))
    outcome = "chosen" if not empty else "partly" if winners else "tied" if tied else "nobody"
    found = {"outcome": outcome, "winners": winners, "ties": tied, "run_off": sorted(run_off)}
    return found | {"steps": steps, "empty_seats": empty}


def instant_run_off(paper):
    left, past, found = list(paper.numbers), [], {"steps": paper.quorum(), "rounds": [], "empty_seats": 1}
    if not passed(paper.quorum()):
        return found | {"outcome": "too_few"}
    while True:
        votes = {one: 0 for one in left}
        for slip in paper.expressed:
            still = [one for one in slip["choice"] if one in left]
            if still:
                votes[still[0]] += slip["heads"]
        past.append(votes)
        found["rounds"].append({str(one): votes[one] for one in votes})
        if not any(votes.values()):
            return found | {"outcome": "nobody"}
        for one in left:
            if Fraction(votes[one], sum(votes.values())) > Fraction(1, 2):
                return found | {"outcome": "chosen", "winners": [one], "empty_seats": 0}
        last = list(left)
        for each in reversed(past):  # the fewest now; among equals the fewest in the round before, and so on
            last = [one for one in last if each[one] == min(each[other] for other in last)]
        if len(last) > 1 and votes[last[0]] > 0:
            if paper.rules["tie_break"] != "lot" or not paper.lots:
                return found | {"outcome": "tied", "ties": sorted(last)}
            last = [max(last, key=paper.lots.index)]
        left = [one for one in left if one not in last]


class Budget:
    """Voters who named the same projects are one crowd: (projects) → how many."""

    def __init__(self, paper):
        self.rules, self.amount, self.crowds = paper.rules, paper.told["amount"], Counter()
        for one in paper.valid:
            self.crowds[tuple([] if one["choice"] == "abstain" else one["choice"])] += one["heads"]
        self.voters = sum(self.crowds.values())
        self.costs = {one["number"]: one["cost"] for one in paper.options}
        self.fans = {one: [crowd for crowd in self.crowds if one in crowd] for one in self.costs}
        self.votes = {one: sum(self.crowds[crowd] for crowd in self.fans[one]) for one in self.costs}

    def greedy(self):
        left, winners = self.amount, []
        for one in sorted(self.costs, key=lambda one: (-self.votes[one], self.costs[one], one)):
            if not self.votes[one] or self.votes[one] < self.rules["least"]:
                continue
            if self.costs[one] <= left:
                left -= self.costs[one]
                winners.append(one)
            elif not self.rules["skips"]:
                break
        return winners

    def equal_shares(self, share):
        """Everybody has the same; those who named a project pay for it alike, and who has less gives all."""
        money, prices = {crowd: share for crowd in self.crowds}, {}
        while True:
            offers = []
            for one, cost in self.costs.items():
                purses = sorted((money[crowd], self.crowds[crowd]) for crowd in self.fans[one])
                if one in prices or not cost or not purses or sum(purse * heads for purse, heads in purses) < cost:
                    continue
                rest, payers = Fraction(cost), self.votes[one]
                for purse, heads in purses:
                    if purse * payers < rest:
                        rest, payers = rest - purse * heads, payers - heads
                offers.append((rest / payers / cost, -self.votes[one], cost, one, rest / payers))
            if not offers:
                return prices
            one, price = min(offers)[3:]
            prices[one] = price
            for crowd in self.fans[one]:
                money[crowd] -= min(money[crowd], price)

    def completed(self):
        first = share = Fraction(self.amount, self.voters or 1)
        prices = self.equal_shares(share)
        while self.rules["completion"] == "add1":  # a little more for everybody, as long as the amount pays for it
            left = self.amount - sum(self.costs[one] for one in prices)
            if not any(one not in prices and self.votes[one] and 0 < self.costs[one] <= left for one in self.costs):
                break
            more = self.equal_shares(share + first * Fraction(self.rules["step"]))
            if sum(self.costs[one] for one in more) > self.amount:
                break
            prices, share = more, share + first * Fraction(self.rules["step"])
        return list(prices), [str(one) for one in prices.values()], str(share) if self.voters else ""


def budget(paper):
    money = Budget(paper)
    found = {"winners": money.greedy()}
    if paper.rules["budget"] == "equal-shares":
        found["beside"] = found["winners"]
        found["winners"], found["prices"], found["share"] = money.completed()
    found["spent"] = sum(money.costs[one] for one in found["winners"])
    return found | {"outcome": "chosen" if found["winners"] else "nobody"}


def recounted(told):
    """What the slips of a published file add up to."""
    paper, method = Paper(told), told["rule_set"]["method"]
    found = {"winners": [], "ties": [], "run_off": [], "empty_seats": 0, "spent": 0, "steps": [], "rounds": [], "prices": []}
    found |= {"motion": motion, "ranking": instant_run_off, "budget": budget}.get(method, most_votes)(paper)
    keys = ["yes", "no"] if method == "motion" else [] if method == "ranking" else paper.numbers
    for_each = {key: [one for one in paper.expressed if key in named(one["choice"])] for key in keys}
    found["per_option"] = {str(key): both(some) for key, some in for_each.items()}
    return found | {name: both(getattr(paper, name)) for name in SORTS}


def said(result):
    """The published result, in the same shape."""
    bought = sorted((one for one in result["explanations"] if one["bought"] and one["price"]), key=lambda one: one["bought"])
    steps = [[one[name] for name in ("option", "of", "numerator", "denominator", "passed")] for one in result["steps"]]
    found = {name: [result[name]["heads"], result[name]["area"]] for name in SORTS}
    found["per_option"] = {key: [one["heads"], one["area"]] for key, one in result["per_option"].items()}
    prices, rounds = [one["price"] for one in bought], [one["counts"] for one in result["rounds"]]
    return result | found | {"steps": steps, "rounds": rounds, "prices": prices}


def problems(told):
    """In sentences; none when the published result is right."""
    published, slips, lots = said(told["result"]), told["slips"], told["lots"]
    found = recounted(told)
    wrong = [f"{it}: published 公布 {published[it]}, recounted 重算 {found[it]}" for it in found if published[it] != found[it]]
    frozen = {name: value for name, value in told["ballot"].items() if name not in ("register_now", "paper")}
    if sha256(frozen) != told["fingerprint"]:
        wrong.append("this is not what was frozen at opening 与开始投票时封存的不符")
    options = [{**known, **one} for one, known in zip(told["options"], frozen["options"], strict=True)]
    if [options, *map(told.get, COPIES)] != [frozen["options"], *map(frozen.get, COPIES)]:
        wrong.append("counted by other rules or options 计票用的规则或选项不是封存的")
    if len({one["receipt"] for one in slips}) < len(slips):
        wrong.append("a receipt stands twice 回执号重复")
    if any(add(slips, of) > told["entitled"][of] for of in ("heads", "area")):
        wrong.append("more than the register has 超过登记册")
    if told["present"] is not None and not found["participating"][0] <= told["present"] <= told["entitled"]["heads"]:
        wrong.append("who came is fewer than who voted, or more than the register has 到会人数不对")
    if lots:  # sha256("seed:digest:number"), the smallest goes first; the digest is that of all slips
        if sha256([[one["receipt"], one["choice"]] for one in sorted(slips, key=lambda one: one["receipt"])]) != lots["digest"]:
            wrong.append("the lots were drawn from other slips 抽签用的不是这些票")
        if {hashlib.sha256(bytes.fromhex(lots["seed"])).hexdigest()} != {lots["commitment"], told["ballot"]["lot"]}:
            wrong.append("the seed is not the one announced 种子与公布的不符")
        ranks = {one: f"{lots['seed']}:{lots['digest']}:{one}".encode() for one in (each["number"] for each in told["options"])}
        if sorted(ranks, key=lambda one: hashlib.sha256(ranks[one]).hexdigest()) != lots["order"]:
            wrong.append("the lots fall otherwise 抽签次序不符")
    return wrong


if __name__ == "__main__":
    content = pathlib.Path(sys.argv[1]).read_bytes()
    file = json.loads(content)
    lines = ["sha256 " + hashlib.sha256(content).hexdigest()]
    for receipt in sys.argv[2:]:
        mine = [str(one["choice"]) for one in file["slips"] if one["receipt"] == receipt]
        lines.append(" ".join([receipt, *(mine or ["is not in this file 不在名单里"])]))
    wrong = problems(file)
    sys.stdout.write("\n".join(lines + (wrong or ["The published result is right 结果一致"])) + "\n")
    sys.exit(1 if wrong else 0)
