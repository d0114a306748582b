"""Which facts earn points. Each asks how things stand now, so that in any order, and as often as it is run, it comes to the same.

A fact of another module earns points with a `Kind` in `volunteering.rules.points.KINDS`, a follow-up here and its line in `table.py`.
"""

from datetime import datetime

from django.urls import reverse

from mulin.activities import facts as activities
from mulin.activities.models import Attendance, Submission
from mulin.kernel.facts.models import Fact
from mulin.ledger.models import Source, coded
from mulin.matters import facts as matters
from mulin.matters.models import Matter
from mulin.volunteering import actions
from mulin.volunteering import facts as volunteering
from mulin.volunteering.models import Record

TEACHING = "teach"


def by_service(fact: volunteering.HoursConfirmed, *, source: Fact) -> None:
    served = _record(fact.record_id)
    if served.status == Record.Status.CONFIRMED:
        actions.award(_service(served), at=source.happened_at)


def back_with_service(fact: volunteering.HoursTakenBack, *, source: Fact) -> None:
    """Confirmed again at another figure, the award of that figure stays."""
    served = _record(fact.record_id)
    keep = _service(served).once_key if served.status == Record.Status.CONFIRMED else ""
    actions.unaward(_of_record(served), keep=keep, reason=coded("volunteering.corrected"), at=source.happened_at)


def by_a_solved_report(fact: matters.MatterClosed, *, source: Fact) -> None:
    """To who reported under their own name; an anonymous report has nobody to thank."""
    matter = Matter.objects.get(pk=fact.matter_id)
    if matter.status != Matter.Status.CLOSED or matter.reporter_id is None or matter.closed_at is None:
        return
    deed = actions.Deed(
        "report", matter.reporter_id, _of_matter(matter), matter.title, matter.closed_at, url=f"/matters/{matter.number}/",
        version=matter.closed_at.isoformat(),
    )  # fmt: skip
    actions.award(deed, at=source.happened_at)


def back_with_a_reopened_report(fact: matters.MatterReopened, *, source: Fact) -> None:
    matter = Matter.objects.get(pk=fact.matter_id)
    if matter.status != Matter.Status.CLOSED:
        actions.unaward(_of_matter(matter), reason=coded("volunteering.reopened"), at=source.happened_at)


def by_taking_part(fact: activities.Attended, *, source: Fact) -> None:
    """Each session once for each person who was there."""
    there = Attendance.objects.select_related("session__activity").get(pk=fact.attendance_id)
    of, held = there.session.activity, there.session
    deed = actions.Deed(
        "activity", there.person_id, Source("activities.attendance", str(there.pk)), of.title, held.begins_at, fact.minutes,
        reverse("activities:activity", args=[of.pk]),
    )  # fmt: skip
    actions.award(deed, at=source.happened_at)


def by_a_work_taken_in(fact: activities.SubmissionAccepted, *, source: Fact) -> None:
    """Each work once, however often it went back and forth; a work that was withdrawn meanwhile earns nothing."""
    work = _work(fact.submission_id)
    if work.status in Submission.IN_CHOICE and work.checked_at is not None:
        actions.award(_submission(work, "work", work.checked_at), at=source.happened_at)


def by_a_selected_work(fact: activities.SubmissionSelected, *, source: Fact) -> None:
    work = _work(fact.submission_id)
    if work.status == Submission.Status.SELECTED and work.campaign.ended_at is not None:
        actions.award(_submission(work, "selected", work.campaign.ended_at, "selected"), at=source.happened_at)


def back_with_a_withdrawn_work(fact: activities.SubmissionWithdrawn, *, source: Fact) -> None:
    actions.unaward(_of_work(_work(fact.submission_id)), reason=coded("volunteering.work_withdrawn"), at=source.happened_at)


def _submission(work: Submission, kind: str, at: datetime, version: str = "") -> actions.Deed:
    url = reverse("activities:own_work", args=[work.pk])
    return actions.Deed(kind, work.person_id, _of_work(work), work.campaign.title, at, url=url, version=version)


def _of_work(work: Submission) -> Source:
    return Source("activities.submission", str(work.pk))


def _work(pk: int) -> Submission:
    return Submission.objects.select_related("campaign").get(pk=pk)


def _service(served: Record) -> actions.Deed:
    assert served.confirmed_at is not None
    return actions.Deed(
        "lesson" if served.kind == TEACHING else "shift", served.volunteer.person_id, _of_record(served), served.content,
        served.begins_at, served.minutes, reverse("volunteering:record", args=[served.pk]), served.confirmed_at.isoformat(),
    )  # fmt: skip


def _of_record(served: Record) -> Source:
    return Source("volunteering.record", str(served.pk))


def _of_matter(matter: Matter) -> Source:
    return Source("matters.matter", str(matter.pk))


def _record(pk: int) -> Record:
    return Record.objects.select_related("volunteer").get(pk=pk)
