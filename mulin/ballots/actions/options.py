"""What may be chosen: written with the draft, or completed while the register is public, where that was said from the beginning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.ballots.facts import OptionsCompleted
from mulin.ballots.models import Ballot, Option
from mulin.ballots.queries.frozen import rules_of
from mulin.ballots.rules import may
from mulin.ballots.rules.rule_set import RuleSet
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .locking import hold


@dataclass(frozen=True)
class OptionPlan:
    """`cost` in 分; `group` "woman" where a quota asks for it."""

    name: str
    name_en: str = ""
    words: str = ""
    words_en: str = ""
    cost: int = 0
    person_id: int | None = None
    group: str = ""
    photo: str = ""


@transaction.atomic
def complete(ballot: Ballot, options: Sequence[OptionPlan], *, by: Standing, at: datetime) -> Ballot:
    """The whole list anew, between the announcement and the opening.

    Raises:
        Refused: not such a ballot, or options that do not fit its rules.
    """
    ballot = hold(ballot)
    require(may.complete(by, ballot))
    sound_options(options, rules_of(ballot), ballot.seats, ballot.amount)
    ballot.options.all().delete()
    write_options(ballot, options)
    record(OptionsCompleted(ballot.pk, len(options)), actor_id=by.account_id, at=at)
    return ballot


def write_options(ballot: Ballot, options: Sequence[OptionPlan]) -> None:
    Option.objects.bulk_create(
        Option(
            ballot=ballot, number=number, name=one.name.strip(), name_en=one.name_en, words=one.words, words_en=one.words_en,
            cost=one.cost, person_id=one.person_id, group=one.group, photo=one.photo,
        )
        for number, one in enumerate(options, 1)
    )  # fmt: skip


def sound_options(options: Sequence[OptionPlan], rule_set: RuleSet, seats: int, amount: int) -> None:
    if rule_set.method == "motion":
        if options:
            raise Refused(_("同意或不同意的表决不用写选项。"))
        return
    names = [one.name.strip() for one in options]
    fewest = 1 if rule_set.method in ("seats", "budget", "approval") else 2
    if len(names) < fewest or not all(names):
        raise Refused(_("请写选项，每项都要有名称。"))
    if len(set(names)) < len(names):
        raise Refused(_("有两个选项的名称一样，请改一下。"))
    if seats > len(names):
        raise Refused(_("只有 %(options)s 个选项，选不出 %(seats)s 个。") % {"options": len(names), "seats": seats})
    if rule_set.method == "budget" and (amount <= 0 or any(one.cost <= 0 for one in options)):
        raise Refused(_("请写总金额和每个项目的花费。"))
