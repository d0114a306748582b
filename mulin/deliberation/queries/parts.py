"""All that hangs on a topic, for its pages: one question however much there is."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from mulin.deliberation.models import (
    Attendance,
    Figure,
    Gain,
    Line,
    Meeting,
    Objection,
    Option,
    Picture,
    Resolution,
    Round,
    Task,
    Topic,
)
from mulin.kernel.together import Together


@dataclass(frozen=True)
class Doing:
    task: Task
    pictures: list[Picture]


@dataclass(frozen=True)
class Talked:
    round: Round
    gains: list[Gain]


@dataclass(frozen=True)
class Held:
    """`room` and `online`: who came, with those who were on no list."""

    meeting: Meeting
    room: int
    online: int


@dataclass
class Parts:
    pictures: list[Picture]
    meetings: list[Held]
    objections: list[Objection]
    tasks: list[Doing]
    lines: list[Line]
    options: list[Option]
    rounds: list[Talked]
    figures: list[Figure]
    resolutions: list[Resolution]
    gains: list[Gain] = field(default_factory=list)


def parts_of(topic: Topic) -> Parts:
    pictures, done, meetings, objections, tasks, lines, options, rounds, gains, figures, resolutions = PARTS.rows(topic.pk)
    for task in tasks:
        task.topic = topic
    return Parts(
        pictures, [_held(one) for one in meetings], objections,
        [Doing(task, [one for one in done if one.task_id == task.pk]) for task in tasks], lines, options,
        [Talked(one, [gain for gain in gains if gain.round_id == one.pk]) for one in rounds], figures, resolutions, gains,
    )  # fmt: skip


def _held(meeting: Any) -> Held:
    return Held(meeting, (meeting.room or 0) + meeting.listeners, (meeting.online or 0) + meeting.listeners_online)


def _came(how: str) -> Subquery:
    rows = Attendance.objects.filter(meeting=OuterRef("pk"), came=how).order_by().values("meeting")
    return Subquery(rows.annotate(n=Count("pk")).values("n"))


PARTS = Together(
    lambda topic: [
        Picture.objects.filter(topic=topic, taken_down_at=None),
        Picture.objects.filter(task__topic=topic, taken_down_at=None),
        Meeting.objects.filter(topic=topic).exclude(status="cancelled").annotate(room=_came("room"), online=_came("online")),
        Objection.objects.filter(topic=topic),
        Task.objects.filter(topic=topic),
        Line.objects.filter(topic=topic).order_by("-id"),
        Option.objects.filter(topic=topic),
        Round.objects.filter(topic=topic),
        Gain.objects.filter(round__topic=topic),
        Figure.objects.filter(topic=topic),
        Resolution.objects.filter(topic=topic),
    ]
)
