"""Marks of jurors, hearts of neighbours, and what the community selects."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities.facts import CampaignAnnounced, SubmissionSelected
from mulin.activities.flow import campaign as flow
from mulin.activities.models import Campaign, Heart, Mark, Submission
from mulin.activities.queries import campaigns as queries
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.organisations.queries import Standing

from .calling import lock, people_in
from .sending import lock_work


@transaction.atomic
def mark(submission: Submission, points: int, words: str = "", *, by: Standing, at: datetime) -> Mark:
    """One to ten; again changes it."""
    row = lock_work(submission)
    juror = queries.juror_of(row.campaign, by.person_id)
    require(rules.may_mark(by, row, judges=juror is not None))
    if not 1 <= points <= 10:
        raise Refused(_("请打 1 到 10 分。"))
    given, _new = Mark.objects.update_or_create(
        submission=row, juror=juror, defaults={"points": points, "words": words.strip(), "given_at": at}
    )
    return given


@transaction.atomic
def give_heart(submission: Submission, *, by: Standing, at: datetime) -> Heart:
    """Twice is once."""
    row = lock_work(submission)
    require(rules.may_heart(by, row))
    heart, _new = Heart.objects.get_or_create(submission=row, person=by.person, defaults={"given_at": at})
    return heart


@transaction.atomic
def take_heart_back(submission: Submission, *, by: Standing, at: datetime) -> None:
    row = lock_work(submission)
    require(rules.may_heart(by, row))
    Heart.objects.filter(submission=row, person=by.person_id).delete()


@transaction.atomic
def select(submission: Submission, prize: str = "", *, by: Standing, at: datetime) -> Submission:
    """Its author hears of it when all is announced."""
    return _choose(submission, flow.SELECT, prize.strip(), by)


@transaction.atomic
def unselect(submission: Submission, *, by: Standing, at: datetime) -> Submission:
    return _choose(submission, flow.UNSELECT, "", by)


def _choose(submission: Submission, step: Step, prize: str, by: Standing) -> Submission:
    row = lock_work(submission)
    require(rules.may_select(by, row, step))
    row.status, row.prize = advance(row.status, step), prize
    row.save(update_fields=["status", "prize"])
    return row


@transaction.atomic
def announce(campaign: Campaign, report: str = "", report_en: str = "", *, by: Standing, at: datetime) -> Campaign:
    """Selected works are shown from now on, with their authors as these wished."""
    campaign = lock(campaign)
    figures = queries.sum_of(campaign)
    require(rules.may_announce(by, campaign, selected=figures.selected, waiting=figures.waiting))
    campaign.status, campaign.ended_at = advance(campaign.status, flow.ANNOUNCE), at
    campaign.report, campaign.report_en = report.strip(), report_en.strip()
    campaign.save(update_fields=["status", "ended_at", "report", "report_en"])
    selected = list(campaign.submissions.filter(status=Submission.Status.SELECTED).values_list("pk", "person_id"))
    for pk, person_id in selected:
        record(SubmissionSelected(pk, campaign.pk, person_id), actor_id=by.account_id, at=at)
    others = sorted(set(people_in(campaign)) - {person_id for _pk, person_id in selected})
    record(CampaignAnnounced(campaign.pk, others), actor_id=by.account_id, at=at)
    return campaign
