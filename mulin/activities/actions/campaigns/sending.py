"""A work comes in, is looked at, may go back and forth, and may be taken back by its author at any time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.activities.facts import SubmissionAccepted, SubmissionGivenBack, SubmissionSent, SubmissionWithdrawn
from mulin.activities.flow import campaign as flow
from mulin.activities.models import Campaign, Page, Submission
from mulin.activities.queries import campaigns as queries
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .calling import lock

Credit = Submission.Credit


@dataclass(frozen=True)
class Work:
    """What somebody fills in. `uploads` are new pictures."""

    title: str = ""
    words: str = ""
    uploads: Sequence[Any] = ()
    may_show: bool = False
    credit: str = Credit.NOBODY.value
    pen_name: str = ""
    guardian: str = ""


@transaction.atomic
def send(campaign: Campaign, person: Person, work: Work, *, by: Standing, at: datetime) -> Submission:
    """By its author, or by a worker from paper.

    Raises:
        BadUpload: a picture that cannot be read, with a sentence.
    """
    campaign = lock(campaign)
    sent = queries.works_sent(campaign, person.pk)
    require(rules.may_send(by, person, campaign, sent=sent, at=at, on=localdate(at)))
    last = campaign.submissions.aggregate(last=Max("number"))["last"] or 0
    row = Submission(
        campaign=campaign, person=person, number=last + 1, helped_by=None if by.person_id == person.pk else by.person_id
    )
    _fill(row, work, by, at)
    record(SubmissionSent(row.pk, campaign.pk, person.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def send_again(submission: Submission, work: Work, *, by: Standing, at: datetime) -> Submission:
    """Mended. Pictures that were there stay unless new ones come."""
    row = lock_work(submission)
    require(rules.may_send_again(by, row, at))
    row.status, row.reason = advance(row.status, flow.RESEND), ""
    _fill(row, work, by, at)
    record(SubmissionSent(row.pk, row.campaign_id, row.person_id), actor_id=by.account_id, at=at)
    return row


def _fill(row: Submission, work: Work, by: Standing, at: datetime) -> None:
    campaign = row.campaign
    if len(work.words) > campaign.most_letters:
        raise Refused(_("文字最多 %(most)s 字，请缩短一些。") % {"most": campaign.most_letters})
    if len(work.uploads) > Submission.MOST_PICTURES:
        raise Refused(_("最多放 %(most)s 张图片。") % {"most": Submission.MOST_PICTURES})
    if work.credit == Credit.PEN and not work.pen_name.strip():
        raise Refused(_("请写上笔名。"))
    if rules.needs_guardian(row.person, localdate(at)) and not work.guardian.strip():
        raise Refused(_("未满 18 岁的作者，请写上同意的监护人姓名。"))
    kept = [keep_image(one, by_account=by.account_id, at=at, guard="clubs") for one in work.uploads if campaign.wants_pictures]
    row.pages = len(kept) or row.pages
    row.words = work.words.strip() if campaign.wants_words else ""
    if not row.words and not row.pages:
        raise Refused(_("请写几句，或者放上图片。"))
    row.title, row.may_show, row.credit, row.guardian = work.title.strip(), work.may_show, work.credit, work.guardian.strip()
    row.pen_name, row.sent_at = work.pen_name.strip() if work.credit == Credit.PEN else "", at
    row.save()
    if kept:
        row.pictures.all().delete()
        Page.objects.bulk_create(Page(submission=row, file_key=file.key) for file in kept)


@transaction.atomic
def accept(submission: Submission, *, by: Standing, at: datetime) -> Submission:
    """Looked at and taken in; still nobody else sees it."""
    row = lock_work(submission)
    require(rules.may_check(by, row, flow.ACCEPT))
    row.status, row.reason = advance(row.status, flow.ACCEPT), ""
    row.checked_by, row.checked_at = by.person_id, at
    row.save(update_fields=["status", "reason", "checked_by", "checked_at"])
    record(SubmissionAccepted(row.pk, row.campaign_id, row.person_id), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def give_back(submission: Submission, words: str, *, by: Standing, at: datetime) -> Submission:
    row = lock_work(submission)
    require(rules.may_check(by, row, flow.GIVE_BACK))
    if not words.strip():
        raise Refused(_("请写要改哪里，作者会看到。"))
    row.status, row.reason = advance(row.status, flow.GIVE_BACK), words.strip()
    row.checked_by, row.checked_at = by.person_id, at
    row.save(update_fields=["status", "reason", "checked_by", "checked_at"])
    record(SubmissionGivenBack(row.pk, row.campaign_id, row.person_id), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def withdraw(submission: Submission, *, by: Standing, at: datetime) -> Submission:
    """Nothing of it stays: words and pictures go, from the wall too. Its number stays taken."""
    row = lock_work(submission)
    require(rules.may_withdraw_work(by, row))
    return empty(row, by.account_id, at)


def empty(row: Submission, account_id: int | None, at: datetime) -> Submission:
    row.status, row.withdrawn_at = advance(row.status, flow.WITHDRAW), at
    row.title = row.words = row.pen_name = row.guardian = row.prize = row.reason = ""
    row.pages, row.may_show, row.credit = 0, False, Credit.NOBODY
    row.save()
    row.pictures.all().delete()
    record(SubmissionWithdrawn(row.pk, row.campaign_id, row.person_id), actor_id=account_id, at=at)
    return row


def lock_work(submission: Submission) -> Submission:
    rows = Submission.objects.select_for_update(of=("self",)).select_related("campaign", "person")
    return rows.get(pk=submission.pk)
