"""Campaigns and works: who may see which, and how they stand in the choice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Avg, Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from mulin.activities.models import Campaign, Heart, Juror, Mark, Submission
from mulin.activities.rules import ORGANISERS
from mulin.kernel.access.asking import Standing as Asking
from mulin.organisations.queries import Standing, holders
from mulin.places.fields import under_any


@dataclass
class CampaignSum:
    """Works that stand, those nobody has looked at yet, those selected, and the people behind them."""

    works: int = 0
    waiting: int = 0
    selected: int = 0
    people: int = 0


def public(community_id: int, at: datetime) -> QuerySet[Campaign]:
    """A call is public from the day it opens."""
    rows = Campaign.objects.filter(community=community_id, status__in=Campaign.PUBLIC)
    return rows.filter(opens_at__lte=at).order_by("-closes_at", "-id")


def managed_by(me: Standing) -> QuerySet[Campaign]:
    return Campaign.objects.filter(under_any(me.paths(ORGANISERS)))


def visible_to(me: Standing) -> QuerySet[Campaign]:
    seen = Q(status__in=Campaign.PUBLIC)
    if me.paths(ORGANISERS):
        seen |= Q(pk__in=managed_by(me).values("pk"))
    return Campaign.objects.filter(seen)


def own_works(person_id: int) -> QuerySet[Submission]:
    rows = Submission.objects.filter(person=person_id).exclude(status="withdrawn")
    return rows.select_related("campaign").order_by("-id")


def works_sent(campaign: Campaign, person_id: int) -> int:
    """That stand: who withdraws one may send another."""
    return Submission.objects.filter(campaign=campaign, person=person_id).exclude(status="withdrawn").count()


def works_visible_to(me: Standing) -> QuerySet[Submission]:
    """One's own, and those of the campaigns one keeps. What is shown to all stands on its campaign's page."""
    own = Q(person=me.person_id) if me.person_id is not None else Q(pk__in=[])
    if me.paths(ORGANISERS):
        own |= Q(campaign__in=managed_by(me).values("pk"))
    return Submission.objects.filter(own).select_related("campaign")


def works_of(campaign: Campaign, status: str = "") -> QuerySet[Submission]:
    """For those who keep it: all that stand, or those of one state."""
    rows = Submission.objects.filter(campaign=campaign).exclude(status="withdrawn").select_related("person").order_by("number")
    return rows.filter(status=status) if status else rows


def judged_by(person_id: int | None) -> QuerySet[Submission]:
    """Works of the campaigns in which this person is a juror."""
    return Submission.objects.filter(campaign__in=Juror.objects.filter(person=person_id or 0).values("campaign"))


def shown(campaign: Campaign) -> QuerySet[Submission]:
    """Selected and announced, whose authors agreed."""
    if campaign.status != Campaign.Status.SHOWN:
        return Submission.objects.none()
    rows = Submission.objects.filter(campaign=campaign, status="selected", may_show=True)
    return rows.select_related("person").order_by(Case(When(prize="", then=1), default=0), "number")


def to_choose_from(campaign: Campaign, person_id: int | None) -> QuerySet[Submission]:
    """What neighbours give their hearts to: by number, without figures that would lead them."""
    rows = Submission.objects.filter(campaign=campaign, status__in=Submission.IN_CHOICE, may_show=True)
    mine = Heart.objects.filter(submission=OuterRef("pk"), person=person_id or 0)
    return rows.annotate(is_mine=Exists(mine)).order_by("number")


def juror_of(campaign: Campaign, person_id: int | None) -> Juror | None:
    return Juror.objects.filter(campaign=campaign, person=person_id).first() if person_id is not None else None


def to_judge(juror: Juror) -> list[tuple[Submission, Mark | None]]:
    """Without authors; one's own work is not among them."""
    works = Submission.objects.filter(campaign=juror.campaign_id, status__in=Submission.IN_CHOICE)
    given = {mark.submission_id: mark for mark in Mark.objects.filter(juror=juror)}
    return [
        (work, given.get(work.pk))
        for work in works.exclude(person=juror.person_id).prefetch_related("pictures").order_by("number")
    ]


def ranked(campaign: Campaign) -> QuerySet[Any]:
    """Those among which is chosen: by the jurors' average, then by hearts."""
    marks = Mark.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
    hearts = Heart.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
    rows = Submission.objects.filter(campaign=campaign, status__in=Submission.IN_CHOICE).select_related("person")
    return rows.annotate(
        average=Subquery(marks.annotate(of=Avg("points")).values("of")),
        marked=Coalesce(Subquery(marks.annotate(of=Count("id")).values("of")), 0),
        hearted=Coalesce(Subquery(hearts.annotate(of=Count("id")).values("of")), 0),
    ).order_by(F("average").desc(nulls_last=True), "-hearted", "number")


def sum_of(campaign: Campaign) -> CampaignSum:
    rows = Submission.objects.filter(campaign=campaign).exclude(status="withdrawn").order_by()
    figures = rows.aggregate(
        works=Count("id"), waiting=Count("id", filter=Q(status="sent")), selected=Count("id", filter=Q(status="selected")),
        people=Count("person", distinct=True),
    )  # fmt: skip
    return CampaignSum(**figures)


def waiting_for(me: Standing) -> QuerySet[Campaign]:
    """With works to look at, or over and not announced."""
    sent = Submission.objects.filter(status="sent", campaign__status__in=("calling", "choosing")).values("campaign")
    return managed_by(me).filter(Q(status="choosing") | Q(pk__in=sent)).order_by("closes_at", "id")


def checkers_of(campaign: Campaign) -> list[int]:
    return [person.pk for person in holders(ORGANISERS, campaign.path)]


def may_see_picture(me: Asking, work: Submission) -> bool:
    """Its author and those who check at any time, jurors while they judge, everybody once it is chosen from or shown."""
    campaign = work.campaign
    if me.person_id == work.person_id or me.holds(ORGANISERS, over=campaign.path):
        return True
    if work.status not in Submission.IN_CHOICE:
        return False
    if campaign.status == Campaign.Status.CHOOSING:
        return (work.may_show and campaign.has_hearts) or juror_of(campaign, me.person_id) is not None
    return work.is_shown
