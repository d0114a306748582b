"""Kind of a record → the rows of a service that must have one. A row put in or moved on behind our back has none."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from mulin.ballots.models import Ballot, Objection
from mulin.childcare.models import Group
from mulin.funds.models import Disclosure, Gift, HandOut, Spending
from mulin.volunteering.models import BankRules, Certificate, EarningRule, Record

ROWS: dict[str, Callable[[], QuerySet[Any]]] = {
    "ballots.opened": lambda: Ballot.objects.exclude(opened_at=None),
    "ballots.objection": lambda: Objection.objects.exclude(upheld=None),
    "ballots.counted": lambda: Ballot.objects.filter(state="counted"),
    "childcare.seed": lambda: Group.objects.all(),
    "childcare.lots": lambda: Group.objects.exclude(seed_told_at=None),
    "funds.gift": lambda: Gift.objects.filter(status__in=("received", "taken_back")),
    "funds.gift_taken_back": lambda: Gift.objects.filter(status="taken_back"),
    "funds.spending": lambda: Spending.objects.filter(status__in=("paid", "taken_back")),
    "funds.spending_taken_back": lambda: Spending.objects.filter(status="taken_back"),
    "funds.spending_returned": lambda: Spending.objects.filter(returned__gt=0),
    "funds.handout": lambda: HandOut.objects.all(),
    "funds.handout_taken_back": lambda: HandOut.objects.exclude(taken_back_at=None),
    "funds.disclosure": lambda: Disclosure.objects.filter(status="published"),
    "volunteering.hours": lambda: Record.objects.exclude(confirmed_at=None),
    "volunteering.certificate": lambda: Certificate.objects.filter(status__in=("issued", "revoked")),
    "volunteering.certificate_revoked": lambda: Certificate.objects.filter(status="revoked"),
    "volunteering.bank_rules": lambda: BankRules.objects.all(),
    "volunteering.points_rule": lambda: EarningRule.objects.all(),
}
