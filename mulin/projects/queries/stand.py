"""How far the choice of a call is: what the page of the choice and the right to draw up the order both ask, asked once."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from mulin.projects.models import Application, Call, PitchDay

from . import choice, jury
from .jury import Progress

A = Application.Stage


@dataclass(frozen=True)
class Stand:
    """`undone`: reviews that are still to come; `pitching`: a pitch day is under way; `counted`: residents' votes have come."""

    stages: dict[str, int]
    progress: list[Progress]
    undone: int
    pitching: bool
    counted: bool

    @property
    def waiting(self) -> int:
        """Not screened yet, or not mended."""
        return self.stages.get(A.SUBMITTED, 0) + self.stages.get(A.REPAIR, 0)

    @property
    def eligible(self) -> int:
        return sum(self.stages.get(stage, 0) for stage in jury.REVIEWED)

    @property
    def sent(self) -> int:
        return sum(number for stage, number in self.stages.items() if stage not in (A.DRAFT, A.WITHDRAWN))


def stand(call: Call, at: datetime) -> Stand:
    """Six queries at most."""
    stages = dict(call.applications.order_by().values_list("stage").annotate(n=Count("pk")))
    number = sum(stages.get(stage, 0) for stage in jury.REVIEWED)
    members = jury.progress(call, number) if call.choice != Call.Choice.BALLOT else []
    return Stand(
        stages, members, jury.undone(call, at, members) if members or call.choice != Call.Choice.BALLOT else 0,
        pitching=call.stage == Call.Stage.REVIEWING and PitchDay.objects.filter(call=call, now__isnull=False).exists(),
        counted=call.ballot_id is not None and bool(choice.votes(call)),
    )  # fmt: skip
