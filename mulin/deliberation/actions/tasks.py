"""Tasks out of decisions and minutes: given, done with words and pictures, or dropped with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import TaskClosed, TaskGiven
from mulin.deliberation.models import Meeting, Resolution, Task, Topic
from mulin.deliberation.queries.councils import seat_of
from mulin.deliberation.queries.who import called, post_of
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .meetings import locked
from .noting import keep_pictures, lock, reason_missing, say, worded


@dataclass(frozen=True)
class Given:
    """One line that is a task: who, by when. Exactly one of `person` and `organisation`."""

    words: str
    due_on: date
    person: Person | None = None
    organisation: Organisation | None = None
    resolution: Resolution | None = None


@transaction.atomic
def give(topic: Topic, lines: Sequence[Given], *, by: Standing, at: datetime) -> list[Task]:
    """Straight from a topic."""
    topic = lock(topic)
    require(rules.may_give(by, topic, None))
    return [_give(one, topic, None, by, at) for one in lines]


@transaction.atomic
def give_from_minutes(meeting: Meeting, lines: Sequence[Given], *, by: Standing, at: datetime) -> list[Task]:
    """The lines of minutes that are tasks, in one step; those of a resolution about a topic belong to that topic too."""
    meeting = locked(meeting)
    seat = seat_of(by, meeting.council, localdate(at))
    require(rules.may_give(by, meeting.topic, meeting, seat))
    made = []
    for one in lines:
        about = one.resolution.topic if one.resolution is not None and one.resolution.topic is not None else meeting.topic
        made.append(_give(one, about, meeting, by, at))
    return made


def _give(one: Given, topic: Topic | None, meeting: Meeting | None, by: Standing, at: datetime) -> Task:
    path = topic.path if topic is not None else meeting.path if meeting is not None else ""
    words = worded(one.words, _("请写要办什么。"))
    if (one.person is None) == (one.organisation is None):
        raise Refused(_("“%(words)s”要写明由一个人或一个单位来办。") % {"words": words[:20]})
    if one.due_on < localdate(at):
        raise Refused(_("“%(words)s”的日期已经过了，请改一下。") % {"words": words[:20]})
    about = topic or meeting
    assert about is not None and by.person_id is not None
    task = Task.objects.create(
        community_id=about.community_id, path=path, topic=topic, meeting=meeting, resolution=one.resolution, words=words[:200],
        person=one.person, organisation=one.organisation, due_on=one.due_on, given_by=by.person_id, given_at=at,
        who=str(one.organisation) if one.organisation else post_of(one.person, path, localdate(at)) if one.person else "",
    )  # fmt: skip
    if topic is not None:
        say(topic, "task", task.words, by=by, at=at, to=task.who, due=task.due_on.isoformat())
    record(TaskGiven(task.pk), actor_id=by.account_id, at=at)
    return task


@transaction.atomic
def close_task(task: Task, words: str, photos: Sequence[str] = (), *, by: Standing, at: datetime) -> Task:
    task = _locked(task)
    require(rules.may_close(by, task))
    return _close(task, Task.Status.DONE, worded(words, _("请写办了什么、办成什么样。")), photos, by, at)


@transaction.atomic
def drop_task(task: Task, words: str, *, by: Standing, at: datetime) -> Task:
    task = _locked(task)
    require(rules.may_drop(by, task))
    return _close(task, Task.Status.DROPPED, worded(words, reason_missing()), (), by, at)


def _close(task: Task, status: str, words: str, photos: Sequence[str], by: Standing, at: datetime) -> Task:
    task.status, task.done_words = status, words
    task.done_by, task.done_at, task.done_who = by.person_id, at, task.who if rules.is_mine(by, task) else called(by, task.path)
    task.save(update_fields=["status", "done_words", "done_by", "done_at", "done_who"])
    keep_pictures(photos, "done", by, at, topic=task.topic, task=task)
    if task.topic is not None:
        say(
            task.topic, "task_" + status, words, by=by, at=at, who=task.done_who, photos=photos, what=task.words,
            due=task.due_on.isoformat(),
        )  # fmt: skip
    record(TaskClosed(task.pk, status == Task.Status.DONE), actor_id=by.account_id, at=at)
    return task


def _locked(task: Task) -> Task:
    return Task.objects.select_for_update(of=("self",)).select_related("topic", "organisation").get(pk=task.pk)
