"""What came of it: sums over rounds, figures before and after, pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from mulin.deliberation.models import Figure, Gain, Topic


@dataclass(frozen=True)
class Total:
    name: str
    unit: str
    amount: int
    rounds: int


def totals(topic: Topic) -> list[Total]:
    return summed(Gain.objects.filter(round__topic=topic))


def summed(gains: Iterable[Gain]) -> list[Total]:
    """Over all rounds, by what is counted; never a number that somebody typed."""
    sums: dict[tuple[str, str], list[int]] = {}
    for one in gains:
        sums.setdefault((one.name, one.unit), []).append(one.amount)  # one a round: the database sees to it
    return [Total(name, unit, sum(amounts), len(amounts)) for (name, unit), amounts in sorted(sums.items())]


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
