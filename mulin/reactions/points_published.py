"""What of points and honours goes into the public log: the rules, and that somebody was honoured. Never who."""

from typing import Any

from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication
from mulin.volunteering import facts
from mulin.volunteering.models import EarningRule, Honour

from .publishing import publishes, said


@publishes(anew=("until",))
def rule(fact: facts.PointsRuleSet, *, source: Fact) -> Publication:
    kept = EarningRule.objects.get(pk=fact.rule_id)
    record: dict[str, Any] = {
        "deed": kept.kind, "points": kept.amount, "per": kept.per, "since": str(kept.since), "until": str(kept.until) if kept.until else None,
        "a_day": kept.a_day, "a_month": kept.a_month, "a_person": kept.a_person, "staff_earn": kept.staff,
    }  # fmt: skip
    kind = "volunteering.points_rule_ended" if fact.ended else "volunteering.points_rule"
    return said(kind, kept.community_id, record, ("volunteering.points_rule", kept.pk), source)


@publishes()
def honour(fact: facts.HonourDecided, *, source: Fact) -> Publication | None:
    kept = Honour.objects.get(pk=fact.honour_id)
    if not fact.granted:
        return None
    record = {"number": str(kept.pk), "title": kept.title, "year": kept.year}
    return said("volunteering.honour", kept.community_id, record, ("volunteering.honour", kept.pk), source)


@publishes()
def honour_withdrawn(fact: facts.HonourWithdrawn, *, source: Fact) -> Publication:
    kept = Honour.objects.get(pk=fact.honour_id)
    record = {"number": str(kept.pk)}
    return said("volunteering.honour_withdrawn", kept.community_id, record, ("volunteering.honour", kept.pk), source)
