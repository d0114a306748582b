"""Who hears what of meetings, tasks and terms in councils."""

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.deliberation import facts
from mulin.deliberation.models import Meeting, Seat, Task
from mulin.deliberation.queries import KEEPERS
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.organisations.queries import current_posts, holders
from mulin.people.models import Person

URGENT, LOW = 3, 1  # as notices count them


def who_is_invited(fact: facts.MeetingCalled, *, source: Fact) -> None:
    meeting = _meeting(fact.meeting_id)
    for person_id in _invited(meeting):
        _of_meeting(person_id, meeting, "meetings.moved" if fact.moved else "meetings.called", source)


def who_is_invited_too(fact: facts.PersonInvited, *, source: Fact) -> None:
    _of_meeting(fact.person_id, _meeting(fact.meeting_id), "meetings.called", source)


def who_was_invited(fact: facts.MeetingCancelled, *, source: Fact) -> None:
    meeting = _meeting(fact.meeting_id)
    for person_id in _invited(meeting):
        _of_meeting(person_id, meeting, "meetings.cancelled", source, note=fact.reason)


def who_may_read_minutes(fact: facts.MinutesWritten, *, source: Fact) -> None:
    """Once: corrections are on the page."""
    if not fact.corrected:
        meeting = _meeting(fact.meeting_id)
        for person_id in _invited(meeting):
            _of_meeting(person_id, meeting, "meetings.minutes", source, urgency=LOW)


def who_has_a_task(fact: facts.TaskGiven, *, source: Fact) -> None:
    _assigned(_task(fact.task_id), "tasks.given", source)


def who_has_a_late_task(fact: facts.TaskLate, *, source: Fact) -> None:
    task = _task(fact.task_id)
    if task.status == Task.Status.OPEN:
        _assigned(task, "tasks.late", source, urgency=URGENT)
        _of_task(task.given_by, task, "tasks.late", source)


def who_gave_a_task(fact: facts.TaskClosed, *, source: Fact) -> None:
    task = _task(fact.task_id)
    if not fact.done:
        _assigned(task, "tasks.dropped", source, note=task.done_words[:200])
    elif task.given_by != task.done_by:
        _of_task(task.given_by, task, "tasks.done", source, note=task.done_words[:200])


def who_has_a_seat(fact: facts.SeatTaken, *, source: Fact) -> None:
    _of_seat(fact.seat_id, "councils.seat", source)


def whose_term_ends(fact: facts.SeatEnds, *, source: Fact) -> None:
    _of_seat(fact.seat_id, "councils.term_ends", source)
    seat = _seat(fact.seat_id)
    for person in holders(KEEPERS, seat.council.path):
        _say_seat(
            person.pk, seat, "councils.term_ends_desk", source, reverse("deliberation:desk_council", args=[seat.council_id])
        )


def whose_term_is_over(fact: facts.SeatEnded, *, source: Fact) -> None:
    _of_seat(fact.seat_id, "councils.term_over", source)


def _meeting(pk: int) -> Meeting:
    return Meeting.objects.get(pk=pk)


def _invited(meeting: Meeting) -> list[int]:
    rows = meeting.attendances.filter(person__isnull=False, person__left_on=None).order_by("person_id")
    return list(rows.values_list("person_id", flat=True))


def _of_meeting(person_id: int, meeting: Meeting, kind: str, source: Fact, *, urgency: int | None = None, **values: str) -> None:
    notices.tell(
        person_id=person_id, kind=kind, values={"title": meeting.title, "at": meeting.begins_at.isoformat(), "place": meeting.where} | values,
        url=reverse("deliberation:meeting", args=[meeting.pk]), once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at,
        **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip


def _task(pk: int) -> Task:
    return Task.objects.get(pk=pk)


def _assigned(task: Task, kind: str, source: Fact, *, urgency: int | None = None, **values: str) -> None:
    """The person, or everybody who works for the unit."""
    if task.person_id is not None:
        people = [task.person_id]
    else:
        rows = current_posts(localdate(source.happened_at)).filter(
            organisation=task.organisation_id, kind__in=["handler", "unit_lead"]
        )
        people = sorted(set(rows.values_list("person_id", flat=True)))
    for person_id in people:
        _of_task(person_id, task, kind, source, urgency=urgency, **values)


def _of_task(person_id: int, task: Task, kind: str, source: Fact, *, urgency: int | None = None, **values: str) -> None:
    if not Person.objects.filter(pk=person_id, left_on=None).exists():
        return
    notices.tell(
        person_id=person_id, kind=kind, values={"title": task.words, "day": task.due_on.isoformat()} | values,
        url=reverse("deliberation:task", args=[task.pk]), once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at,
        **({} if urgency is None else {"urgency": urgency}),
    )  # fmt: skip


def _seat(pk: int) -> Seat:
    return Seat.objects.select_related("council").get(pk=pk)


def _of_seat(seat_id: int, kind: str, source: Fact) -> None:
    seat = _seat(seat_id)
    _say_seat(seat.person_id, seat, kind, source, reverse("deliberation:open_council", args=[seat.council_id]))


def _say_seat(person_id: int, seat: Seat, kind: str, source: Fact, url: str) -> None:
    council = seat.council
    notices.tell(
        person_id=person_id, kind=kind, values={"group": council.name, "group_en": council.name_en, "until": seat.until.isoformat()},
        url=url, once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at,
    )  # fmt: skip
