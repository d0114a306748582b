"""The parts of a count that tell why: rounds of elimination, projects bought or not, what was equal, what stays empty."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mulin.ballots.models import Ballot
from mulin.ballots.rules import telling
from mulin.ballots.rules.counting import Result

Names = Mapping[int, str]


@dataclass(frozen=True)
class Round:
    number: int
    rows: list[tuple[str, int, str]]  # name, first places, width
    exhausted: int
    says: str


@dataclass(frozen=True)
class Project:
    name: str
    bought: int
    says: list[str]
    greedy: bool  # whether the other rule would have bought it


def listed(numbers: tuple[int, ...], names: Names) -> str:
    return pgettext("rule", "、").join(names[one] for one in numbers)


def rounds(result: Result, names: Names) -> list[Round]:
    made = []
    for number, one in enumerate(result.rounds, 1):
        whole = max(sum(one.counts.values()), 1)
        rows = [
            (names[int(key)], votes, f"{100 * votes / whole:.2f}")
            for key, votes in sorted(one.counts.items(), key=lambda each: -each[1])
        ]
        made.append(Round(number, rows, one.exhausted, telling.round_words(one, names)))
    return made


def projects(result: Result, names: Names) -> list[Project]:
    order = sorted(result.explanations, key=lambda one: (not one.bought, one.bought, -one.votes, one.option))
    return [
        Project(names[one.option], one.bought, telling.explanation_words(one, names), one.option in result.beside)
        for one in order
    ]


def money(result: Result, ballot: Ballot) -> list[str]:
    if ballot.method != Ballot.Method.BUDGET:
        return []
    amount, yuan = ballot.amount, telling.yuan
    words = {"amount": yuan(amount), "spent": yuan(result.spent), "left": yuan(amount - result.spent)}
    said = [_("总额 %(amount)s 元，花 %(spent)s 元，剩 %(left)s 元。") % words]
    if result.first_share:
        share = {"amount": yuan(amount), "n": result.valid.heads, "share": yuan(result.first_share)}
        said.append(_("%(amount)s 元 ÷ %(n)s 位投票的人，每人的份额 %(share)s 元。") % share)
    if result.share and result.share != result.first_share:
        said.append(_("余钱补齐以后，每人的份额按 %(share)s 元算。") % {"share": yuan(result.share)})
    return said


def notes(result: Result, names: Names) -> list[str]:
    said = []
    if result.ties:
        said.append(_("票数相同的：%(names)s。") % {"names": listed(result.ties, names)})
    if result.lots:
        said.append(_("公开的抽签抽出的次序：%(names)s。") % {"names": listed(result.lots, names)})
    if result.run_off:
        said.append(_("再选一次的：%(names)s。") % {"names": listed(result.run_off, names)})
    if result.empty_seats and result.outcome in ("partly", "nobody", "tied"):
        said.append(ngettext("空 %(n)s 个名额。", "空 %(n)s 个名额。", result.empty_seats) % {"n": result.empty_seats})
    if result.empty_quota:
        said.append(
            ngettext("其中 %(n)s 个留给女性。", "其中 %(n)s 个留给女性。", result.empty_quota) % {"n": result.empty_quota}
        )
    return said
