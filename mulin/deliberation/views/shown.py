"""All that a topic's page shows, for residents, the public and the desk alike."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mulin.deliberation import queries
from mulin.deliberation.models import Figure, Topic
from mulin.deliberation.models.naming import said
from mulin.deliberation.queries import outcomes, story
from mulin.deliberation.queries.parts import Parts, parts_of
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


def load(me: Standing, number: str) -> Topic:
    """What is public is seen at a glance; whether one may see the others asks for one's homes."""
    found = get_object_or_404(queries.topics().select_related("ballot"), number=number)
    if found.is_public or queries.visible_to(me, timezone.localdate()).filter(pk=found.pk).exists():
        return found
    raise Http404


@dataclass(frozen=True)
class Compared:
    figure: Figure
    change: Any


def whole(topic: Topic, me: Standing, parts: Parts | None = None) -> dict[str, Any]:
    """One question however much there is, and none where `parts` are known."""
    parts = parts or parts_of(topic)
    pictures = parts.pictures
    shown = {one.file_key for one in [*pictures, *(picture for doing in parts.tasks for picture in doing.pictures)]}
    return {
        "topic": topic, "me": me, "story": story(parts.lines, shown), "way": way(topic), "host_post": said(topic.host_post),
        "options": parts.options, "objections": parts.objections,
        "objections_open": sum(one.taken_back_at is None for one in parts.objections),
        "rounds": parts.rounds, "totals": outcomes.summed(parts.gains),
        "figures": [Compared(one, outcomes.change(one)) for one in parts.figures],
        "before": [one for one in pictures if one.when == "before"], "after": [one for one in pictures if one.when == "after"],
        "raised": [one for one in pictures if one.when == "raised"],
        "tasks": parts.tasks, "tasks_done": sum(one.task.status == "done" for one in parts.tasks),
        "meetings": parts.meetings, "resolutions": parts.resolutions,
    }  # fmt: skip
