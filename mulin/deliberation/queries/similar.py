"""Topics like this one, so that a neighbour seconds instead of raising it again."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from mulin.deliberation.models import Topic
from mulin.kernel.search.text import tokens
from mulin.organisations.queries import Standing

from .visible import visible_to

LOOKED_AT, MOST = 200, 5
ALIKE = 0.08
LATELY = timedelta(days=400)


def similar(me: Standing, community_id: int, words: str, at: datetime, *, but: int = 0) -> list[Topic]:
    """Of those one may see that are open or ended within a year; most alike first."""
    mine = set(tokens("topics", words))
    rows = visible_to(me, localdate(at)).filter(community=community_id, raised_at__gte=at - LATELY).exclude(pk=but)
    rows = rows.exclude(stage__in=("withdrawn", "lapsed")).order_by("-id")[:LOOKED_AT]
    ranked = [(alike(mine, row), row) for row in rows]
    return [row for share, row in sorted(ranked, key=lambda pair: (-pair[0], -pair[1].pk)) if share >= ALIKE][:MOST]


def alike(mine: set[str], topic: Topic) -> float:
    """Shared pairs of characters over all of the title's and mine: 0 to 1. A long story does not hide what it is about."""
    title = set(tokens("topics", topic.title))
    whole = title | set(tokens("topics", topic.words))
    return max((len(mine & other) / (len(mine | other) or 1) for other in (title, whole)), default=0.0)
