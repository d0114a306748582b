"""All that a topic's page shows, for residents, the public and the desk alike."""

from dataclasses import dataclass
from typing import Any

from mulin.deliberation.models import Figure, Meeting, Topic
from mulin.deliberation.models.naming import said
from mulin.deliberation.queries import outcomes, story
from mulin.deliberation.queries.meetings import crowds
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Stop:
    """One stage of the plan on the way."""

    stage: str
    label: str
    state: str  # "done", "now" or "next"


def way(topic: Topic) -> list[Stop]:
    order = [stage for stage, _limit in topic.plan]
    here = order.index(topic.stage) if topic.stage in order else -1
    here = len(order) if topic.stage == Topic.Stage.DONE else here
    return [
        Stop(stage, str(Topic.Stage(stage).label), "done" if place < here else "now" if place == here else "next")
        for place, stage in enumerate(order)
    ]


@dataclass(frozen=True)
class Compared:
    figure: Figure
    change: Any


def whole(topic: Topic, me: Standing) -> dict[str, Any]:
    """The same number of questions however much there is."""
    pictures = list(topic.pictures.filter(taken_down_at=None))
    meetings = list(topic.meetings.exclude(status=Meeting.Status.CANCELLED).prefetch_related("items"))
    came = crowds([one.pk for one in meetings])
    objections = list(topic.objections.all())
    tasks = list(topic.tasks.prefetch_related("pictures"))
    return {
        "topic": topic, "me": me, "story": story(topic), "way": way(topic), "host_post": said(topic.host_post),
        "options": list(topic.options.all()), "objections": objections,
        "objections_open": sum(one.taken_back_at is None for one in objections),
        "rounds": list(topic.rounds.prefetch_related("gains")), "totals": outcomes.totals(topic),
        "figures": [Compared(one, outcomes.change(one)) for one in topic.figures.all()],
        "before": [one for one in pictures if one.when == "before"], "after": [one for one in pictures if one.when == "after"],
        "raised": [one for one in pictures if one.when == "raised"],
        "tasks": tasks, "tasks_done": sum(one.status == "done" for one in tasks),
        "meetings": [
            (one, came.get(one.pk, (0, 0))[0] + one.listeners, came.get(one.pk, (0, 0))[1] + one.listeners_online) for one in meetings
        ],
        "resolutions": list(topic.resolutions.select_related("meeting__council", "option")),
    }  # fmt: skip
