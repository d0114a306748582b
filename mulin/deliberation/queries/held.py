"""What is held about somebody in talks and councils, as a copy to take along (PIPL art. 45)."""

from typing import Any

from mulin.deliberation.models import Attendance, Objection, Seat, Second, Task, Topic


def held_about(person_id: int) -> list[dict[str, Any]]:
    raised = Topic.objects.filter(raised_by=person_id).order_by("id")
    seconds = Second.objects.filter(person=person_id).select_related("topic").order_by("id")
    objections = Objection.objects.filter(person=person_id).select_related("topic").order_by("id")
    seats = Seat.objects.filter(person=person_id).select_related("council").order_by("id")
    lists = Attendance.objects.filter(person=person_id).select_related("meeting").order_by("id")
    tasks = Task.objects.filter(person=person_id).order_by("id")
    return [
        *(
            {"topic": one.number, "title": one.title, "words": one.words, "raised_at": one.raised_at.isoformat()}
            for one in raised
        ),
        *({"seconded": one.topic.number, "words": one.words, "at": one.at.isoformat()} for one in seconds),
        *(
            {"objected_to": one.topic.number, "words": one.words, "answer": one.answer, "at": one.at.isoformat()}
            for one in objections
        ),
        *(
            {"council": one.council.name, "role": one.role, "since": one.since.isoformat(), "until": one.until.isoformat()}
            for one in seats
        ),
        *({"meeting": one.meeting.title, "answer": one.answer, "came": one.came} for one in lists),
        *({"task": one.words, "due_on": one.due_on.isoformat(), "status": one.status} for one in tasks),
    ]
