"""What a fund did with the money of a project, or of a call, is followed in the project's own book and in the call."""

from django.utils.timezone import localdate

from mulin.funds import actions, facts
from mulin.funds.models import Earmark, Spending
from mulin.kernel.facts.models import Fact
from mulin.projects import facts as projects
from mulin.projects.actions import booking
from mulin.projects.models import Call


def call_gives_back(fact: projects.CallCancelled, *, source: Fact) -> None:
    """What was put aside for it and is not a project's is free again."""
    number = Call.objects.values_list("number", flat=True).get(pk=fact.call_id)
    for kept in Earmark.objects.filter(ref=number, parent=None, status=Earmark.Status.RESERVED).order_by("id"):
        actions.hand_back(kept, by=None, at=source.happened_at)


def project_got_an_instalment(fact: facts.SpendingPaid, *, source: Fact) -> None:
    on = Spending.objects.values_list("paid_on", flat=True).get(pk=fact.spending_id)
    booking.instalment_paid(fact.spending_id, fact.amount, on or localdate(source.happened_at), at=source.happened_at)


def project_did_not_get_it(fact: facts.SpendingTakenBack, *, source: Fact) -> None:
    reason = Spending.objects.values_list("reason", flat=True).get(pk=fact.spending_id)
    booking.instalment_taken_back(fact.spending_id, reason=reason, at=source.happened_at)


def project_asks_again(fact: facts.SpendingEnded, *, source: Fact) -> None:
    booking.instalment_not_paid(fact.spending_id)


def project_gave_back(fact: facts.SpendingReturned, *, source: Fact) -> None:
    booking.money_returned(fact.spending_id, fact.amount, fact.returned, at=source.happened_at)
