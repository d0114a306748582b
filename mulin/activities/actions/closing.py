"""What the clock does with sessions, and what people do afterwards."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mulin.activities import flow, rules
from mulin.activities.facts import ActivityClosed, SessionFinished
from mulin.activities.models import Activity, Group, Photo, Session, Signup
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing

from .writing import lock

DONE_AFTER = timedelta(hours=2)
MOST_PHOTOS = 30


def begin_due(at: datetime) -> int:
    """The clock's: activities whose first session begins."""
    begun = Session.objects.filter(begins_at__lte=at, status=Session.Status.PLANNED, activity__status__in=[*flow.BEGIN.frm])
    return Activity.objects.filter(pk__in=begun.values("activity")).update(status=flow.BEGIN.to)


def finish_due(at: datetime) -> int:
    """The clock's: sessions that ended a while ago. Who held a place and was not seen is noted, and nothing more."""
    rows = Session.objects.filter(status=Session.Status.PLANNED, ends_at__lte=at - DONE_AFTER).order_by("ends_at", "id")
    return each(rows.values_list("pk", flat=True)[:200], lambda pk: finish(pk, at))


@transaction.atomic
def finish(session_id: int, at: datetime) -> bool:
    groups = list(Group.objects.select_for_update().filter(session=session_id).order_by("id"))
    session = Session.objects.select_for_update(of=("self",)).select_related("activity").get(pk=session_id)
    if session.status != Session.Status.PLANNED:
        return False
    session.status = Session.Status.DONE
    session.save(update_fields=["status"])
    record(SessionFinished(session.pk), actor_id=None, at=at)
    here, last = Signup.objects.filter(session=session), _is_last(session)
    for group in groups:
        offered = here.filter(group=group, status=Signup.Status.OFFERED)
        group.taken, group.waiting = group.taken - sum(offered.values_list("seats", flat=True)), 0
        group.save(update_fields=["taken", "waiting"])
    here.filter(status__in=[*flow.UNPLACE.frm]).update(status=flow.UNPLACE.to, offered_until=None)
    if not session.activity.as_course:
        here.filter(status__in=[*flow.MISS.frm]).update(status=flow.MISS.to)
    elif last:  # of a course: who was at none of its sessions
        Signup.objects.filter(session__activity=session.activity, status__in=[*flow.MISS.frm]).update(status=flow.MISS.to)
    return True


def _is_last(session: Session) -> bool:
    return not session.activity.sessions.filter(status=Session.Status.PLANNED).exclude(pk=session.pk).exists()


@transaction.atomic
def close(activity: Activity, *, report: str, report_en: str = "", by: Standing, at: datetime) -> Activity:
    """With its report. Figures are never written into it: they are counted."""
    activity = lock(activity)
    ahead = activity.sessions.filter(status=Session.Status.PLANNED, ends_at__gt=at).exists()
    require(rules.may_close(by, activity, over=not ahead))
    if not report.strip():
        raise Refused(_("请写几句小结，邻居会看到。"))
    for pk in activity.sessions.filter(status=Session.Status.PLANNED).values_list("pk", flat=True):
        finish(pk, at)
    activity.status, activity.ended_at = advance(activity.status, flow.CLOSE), at
    activity.report, activity.report_en = report.strip(), report_en.strip()
    activity.save(update_fields=["status", "ended_at", "report", "report_en"])
    record(ActivityClosed(activity.pk), actor_id=by.account_id, at=at)
    return activity


@transaction.atomic
def add_photo(activity: Activity, upload: Any, *, words: str = "", agreed: bool, by: Standing, at: datetime) -> Photo:
    """`agreed`: those on it said yes; without that it is kept and not shown.

    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    activity = lock(activity)
    require(rules.may_run(by, activity))
    if activity.photos.count() >= MOST_PHOTOS:
        raise Refused(_("最多放 %(most)s 张照片，请先去掉几张。") % {"most": MOST_PHOTOS})
    file = keep_image(upload, by_account=by.account_id, at=at, guard="activities")
    assert by.person_id is not None
    return Photo.objects.create(
        activity=activity,
        file_key=file.key,
        words=words,
        agreed_by=by.person_id if agreed else None,
        kept_by=by.person_id,
        kept_at=at,
    )


@transaction.atomic
def show_photo(photo: Photo, *, shown: bool, by: Standing, at: datetime) -> Photo:
    """Somebody on it agreed after all, or wants it gone."""
    photo = Photo.objects.select_for_update(of=("self",)).select_related("activity").get(pk=photo.pk)
    require(rules.may_manage(by, photo.activity))
    if shown:
        photo.agreed_by, photo.taken_down_at = photo.agreed_by or by.person_id, None
    elif photo.agreed_by is not None:
        photo.taken_down_at = at
    photo.save(update_fields=["agreed_by", "taken_down_at"])
    return photo


@transaction.atomic
def rate(signup: Signup, stars: int, words: str = "", *, by: Standing, at: datetime) -> Signup:
    """Again changes it."""
    signup = Signup.objects.select_for_update(of=("self",)).select_related("session__activity").get(pk=signup.pk)
    require(rules.may_rate(by, signup))
    if not 1 <= stars <= 5:
        raise Refused(_("请选一到五颗星。"))
    before, activity_id = signup.rating, signup.session.activity_id
    signup.rating, signup.said = stars, words.strip()
    signup.save(update_fields=["rating", "said"])
    Activity.objects.filter(pk=activity_id).update(
        stars=F("stars") + stars - (before or 0), ratings=F("ratings") + int(before is None)
    )
    return signup


@transaction.atomic
def take_money(signup: Signup, amount: int, *, by: Standing, at: datetime) -> Signup:
    """Paid at the counter; `amount` in 分, nought takes a mistake back."""
    signup = Signup.objects.select_for_update(of=("self",)).select_related("session__activity").get(pk=signup.pk)
    require(rules.may_run(by, signup.session.activity))
    if not 0 <= amount <= signup.session.activity.price * signup.seats:
        raise Refused(_("收的钱不能多于应收的。"))
    signup.paid, signup.paid_to = amount, by.person_id if amount else None
    signup.save(update_fields=["paid", "paid_to"])
    return signup
