"""Hearings, talks and sessions: called with an agenda, answered, marked, written down."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import MeetingCalled, MeetingCancelled, MinutesWritten, PersonInvited
from mulin.deliberation.models import Attendance, Council, Item, Meeting, Seat, Topic
from mulin.deliberation.queries.councils import members, seat_of
from mulin.deliberation.queries.who import called, post_of
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .noting import lock, reason_missing, say, worded

K, S = Meeting.Kind, Meeting.Status


@dataclass(frozen=True)
class Call:
    """`agenda`: lines, each with the topic it is about or None."""

    title: str
    where: str
    begins_at: datetime
    ends_at: datetime
    agenda: Sequence[tuple[str, Topic | None]] = ()
    link: str = ""
    is_public: bool = True


@transaction.atomic
def call_about(topic: Topic, kind: str, said: Call, people: Collection[Person] = (), *, by: Standing, at: datetime) -> Meeting:
    """A hearing or a talk about a topic."""
    topic = lock(topic)
    require(rules.may_call_about(by, topic, kind))
    meeting = _call(said, kind, topic.community_id, topic.path, topic, None, by, at)
    for person in people:
        _invite(meeting, person, None, at)
    say(topic, "meeting", meeting.title, by=by, at=at, kind=kind, begins=meeting.begins_at.isoformat(), where=meeting.where)
    record(MeetingCalled(meeting.pk, False), actor_id=by.account_id, at=at)
    return meeting


@transaction.atomic
def call_session(council: Council, said: Call, *, by: Standing, at: datetime) -> Meeting:
    """All who are members on the day of the session are invited."""
    council = Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    require(rules.may_lead(by, council, seat_of(by, council, localdate(at))))
    meeting = _call(said, K.SESSION, council.community_id, council.path, None, council, by, at)
    for seat in members(council, localdate(said.begins_at)):
        _invite(meeting, seat.person, seat, at)
    record(MeetingCalled(meeting.pk, False), actor_id=by.account_id, at=at)
    return meeting


def _call(
    said: Call, kind: str, community_id: int, path: str, topic: Topic | None, council: Council | None, by: Standing, at: datetime
) -> Meeting:  # fmt: skip
    _check(said, at)
    assert by.person_id is not None
    meeting = Meeting.objects.create(
        community_id=community_id, path=path, kind=kind, topic=topic, council=council, title=worded(said.title, _("请写会议的名称。"))[:80],
        where=worded(said.where, _("请写在哪里开。"))[:120], link=said.link, begins_at=said.begins_at, ends_at=said.ends_at,
        is_public=said.is_public, called_by=by.person_id, called_at=at,
    )  # fmt: skip
    _write_agenda(meeting, said.agenda)
    return meeting


def _check(said: Call, at: datetime) -> None:
    if said.ends_at <= said.begins_at:
        raise Refused(_("结束要晚于开始，请改一下时间。"))
    if said.begins_at <= at:
        raise Refused(_("会议要在以后开，请改一下时间。开过的会也先通知，再写纪要。"))
    if not said.agenda:
        raise Refused(_("请写至少一条议程。"))


def _write_agenda(meeting: Meeting, agenda: Sequence[tuple[str, Topic | None]]) -> None:
    Item.objects.bulk_create(
        Item(meeting=meeting, number=number, words=words[:200], topic=topic)
        for number, (words, topic) in enumerate(agenda, start=1)
    )


def _invite(meeting: Meeting, person: Person, seat: Seat | None, at: datetime) -> Attendance:
    shown = (seat.stands_for or str(seat.get_role_display())) if seat else post_of(person, meeting.path, localdate(at))
    return Attendance.objects.get_or_create(meeting=meeting, person=person, defaults={"seat": seat, "called": shown})[0]


@transaction.atomic
def move(meeting: Meeting, said: Call, *, by: Standing, at: datetime) -> Meeting:
    """Another time, place or agenda; all who are invited hear of it, and are asked again."""
    meeting = locked(meeting)
    require(rules.may_change(by, meeting, _seat(meeting, by, at)))
    _check(said, at)
    meeting.title, meeting.where, meeting.link, meeting.is_public = said.title[:80], said.where[:120], said.link, said.is_public
    again = (meeting.begins_at, meeting.ends_at) != (said.begins_at, said.ends_at)
    meeting.begins_at, meeting.ends_at = said.begins_at, said.ends_at
    meeting.save()
    meeting.items.all().delete()
    _write_agenda(meeting, said.agenda)
    if again:
        meeting.attendances.update(answer="")
    record(MeetingCalled(meeting.pk, True), actor_id=by.account_id, at=at)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, words: str, *, by: Standing, at: datetime) -> Meeting:
    meeting = locked(meeting)
    require(rules.may_change(by, meeting, _seat(meeting, by, at)))
    meeting.status, meeting.reason = S.CANCELLED, worded(words, reason_missing())[:300]
    meeting.save(update_fields=["status", "reason"])
    if meeting.topic is not None:
        say(meeting.topic, "meeting_off", meeting.reason, by=by, at=at, title=meeting.title)
    record(MeetingCancelled(meeting.pk, meeting.reason), actor_id=by.account_id, at=at)
    return meeting


@transaction.atomic
def invite(
    meeting: Meeting, person: Person | None, guest: str = "", called_as: str = "", *, by: Standing, at: datetime
) -> Attendance:
    """One more: somebody of the register, or a guest from outside by name and what they stand for."""
    meeting = locked(meeting)
    require(rules.may_change(by, meeting, _seat(meeting, by, at)))
    if person is None:
        return Attendance.objects.create(
            meeting=meeting, guest=worded(guest, _("请写请谁来。"))[:60], called=worded(called_as, _("请写这位代表哪里。"))[:60]
        )
    row = _invite(meeting, person, None, at)
    if called_as.strip():
        row.called = called_as.strip()[:60]
        row.save(update_fields=["called"])
    record(PersonInvited(meeting.pk, person.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def answer_invitation(attendance: Attendance, answer: str, *, by: Standing, at: datetime) -> Attendance:
    attendance = Attendance.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=attendance.pk)
    require(rules.may_answer_invitation(by, attendance, at))
    attendance.answer = Attendance.Answer(answer)
    attendance.save(update_fields=["answer"])
    return attendance


@transaction.atomic
def mark(
    meeting: Meeting, came: dict[int, str], listeners: int = 0, listeners_online: int = 0, *, by: Standing, at: datetime
) -> Meeting:
    """Who came, by the ids of the list; the others who listened only as numbers."""
    meeting = locked(meeting)
    require(rules.may_mark(by, meeting, _seat(meeting, by, at), at))
    for row in meeting.attendances.filter(pk__in=list(came)):
        row.came, row.marked_by = Attendance.Came(came[row.pk]), by.person_id
        row.save(update_fields=["came", "marked_by"])
    meeting.listeners, meeting.listeners_online = max(0, listeners), max(0, listeners_online)
    meeting.save(update_fields=["listeners", "listeners_online"])
    return meeting


@transaction.atomic
def write_minutes(meeting: Meeting, words: str, *, by: Standing, at: datetime) -> Meeting:
    """Written again they replace the first, and the page says that they were corrected and when."""
    meeting = locked(meeting)
    require(rules.may_write_minutes(by, meeting, _seat(meeting, by, at), at))
    corrected = meeting.status == S.HELD
    meeting.minutes, meeting.status = worded(words, _("请写纪要：谈了什么，有什么结果。")), S.HELD
    meeting.minutes_by, meeting.minutes_at, meeting.minutes_who = by.person_id, at, called(by, meeting.path)
    meeting.save(update_fields=["minutes", "status", "minutes_by", "minutes_at", "minutes_who"])
    if meeting.topic is not None:
        say(meeting.topic, "minutes", by=by, at=at, title=meeting.title, meeting=meeting.pk, corrected=corrected)
    record(MinutesWritten(meeting.pk, corrected), actor_id=by.account_id, at=at)
    return meeting


def locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("topic", "council").get(pk=meeting.pk)


def _seat(meeting: Meeting, by: Standing, at: datetime) -> Seat | None:
    return seat_of(by, meeting.council, localdate(at))
