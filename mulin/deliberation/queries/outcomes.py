"""What came of it: sums over rounds, figures before and after, pictures."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from mulin.deliberation.models import Figure, Gain, Topic


@dataclass(frozen=True)
class Total:
    name: str
    unit: str
    amount: int
    rounds: int


def totals(topic: Topic) -> list[Total]:
    """Over all rounds, by what is counted; never a number that somebody typed."""
    rows = Gain.objects.filter(round__topic=topic).order_by("name", "unit")
    sums = rows.values_list("name", "unit").annotate(amount=Sum("amount"), rounds=Count("round", distinct=True))
    return [Total(*row) for row in sums]


def change(figure: Figure) -> Decimal | None:
    return None if figure.after is None else figure.after - figure.before


def open_tasks(topic: Topic) -> int:
    return topic.tasks.filter(status="open").count()


def unanswered(topic: Topic) -> int:
    return topic.objections.filter(answered_at=None, taken_back_at=None).count()


def standing_objections(topic: Topic) -> int:
    return topic.objections.filter(taken_back_at=None).count()


def options_left(topic: Topic) -> int:
    return topic.options.filter(Q(withdrawn_at=None)).count()
