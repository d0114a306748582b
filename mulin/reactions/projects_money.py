"""What a fund did with the money of a project, or of a call, is followed in the project and in the call."""

from mulin.funds import actions, facts
from mulin.funds.models import Earmark
from mulin.kernel.facts.models import Fact
from mulin.projects import facts as projects
from mulin.projects.actions import booking
from mulin.projects.models import Call


def call_gives_back(fact: projects.CallCancelled, *, source: Fact) -> None:
    """What was put aside for it and is not a project's is free again."""
    number = Call.objects.values_list("number", flat=True).get(pk=fact.call_id)
    for kept in Earmark.objects.filter(ref=number, parent=None, status=Earmark.Status.RESERVED).order_by("id"):
        actions.hand_back(kept, by=None, at=source.happened_at)


def project_asks_again(fact: facts.SpendingEnded, *, source: Fact) -> None:
    booking.instalment_not_paid(fact.spending_id)
