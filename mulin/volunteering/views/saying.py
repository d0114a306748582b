"""Rules of points in plain sentences, and names in the reader's language."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.kernel.bilingual import in_language
from mulin.volunteering.models import EarningRule
from mulin.volunteering.queries import points as earning
from mulin.volunteering.rules.points import KINDS, words_of


class Said(NamedTuple):
    rule: EarningRule
    kind: str
    earns: str  # "每小时 5 积分"
    once: str
    caps: str
    note: str
    later: bool


def earns(rule: EarningRule) -> str:
    if rule.per == EarningRule.Per.HOUR:
        return ngettext("每小时 %(n)s 积分", "每小时 %(n)s 积分", rule.amount) % {"n": rule.amount}
    return ngettext("每次 %(n)s 积分", "每次 %(n)s 积分", rule.amount) % {"n": rule.amount}


def caps(rule: EarningRule) -> str:
    """Like 每天最多 20，每月最多 100, or nothing."""
    said = [
        words % {"n": cap}
        for cap, words in (
            (rule.a_day, _("每天最多 %(n)s")), (rule.a_month, _("每月最多 %(n)s")), (rule.a_person, _("一共最多 %(n)s")),
        )
        if cap is not None
    ]  # fmt: skip
    return _("，").join(said)


def said(rule: EarningRule, today: date) -> Said:
    kind = KINDS.get(rule.kind)
    note = in_language(rule.note, rule.note_en)
    return Said(rule, words_of(rule.kind), earns(rule), str(kind.once) if kind else "", caps(rule), note, rule.since > today)


def rule_sentences(community_id: int, today: date) -> list[Said]:
    """In the order of the table of kinds."""
    order = {key: place for place, key in enumerate(KINDS)}
    rows = sorted(earning.rules_in_force(community_id, today), key=lambda rule: (order.get(rule.kind, 99), rule.since))
    return [said(rule, today) for rule in rows]
