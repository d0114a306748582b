"""An activity of one community, held together with another."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.activities import flow, rules
from mulin.activities.facts import HostingAnswered, HostingAsked, HostingEnded
from mulin.activities.models import Activity, Group, Hosting, Session
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .writing import lock

MOST_PLACES = 100_000


@transaction.atomic
def ask_to_host(
    activity: Activity, community: Place, *, body: Organisation | None = None, words: str = "", by: Standing, at: datetime
) -> Hosting:
    activity = lock(activity)
    require(rules.may_ask_to_host(by, activity, community.pk))
    if body is not None and body.community_id != community.pk:
        raise Refused(_("%(body)s不在这个社区，请重新选。") % {"body": body})
    assert by.person_id is not None
    try:
        with transaction.atomic():
            row = Hosting.objects.create(
                activity=activity, community=community, path=community.path, body=body, words=words.strip(),
                asked_by=by.person_id, asked_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("已经问过%(name)s了，等它答复。") % {"name": community.name}) from None
    record(HostingAsked(row.pk, activity.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def answer_hosting(row: Hosting, *, accepted: bool, note: str = "", by: Standing, at: datetime) -> Hosting:
    """With a yes its residents may sign up, and its desk sees them."""
    activity, row = _lock(row)
    require(rules.may_answer_hosting(by, row))
    if not accepted and not note.strip():
        raise Refused(_("请写一句为什么，对方好另作安排。"))
    _answer(row, flow.AGREE if accepted else flow.DECLINE, note, by, at)
    if accepted:
        _keep_guests(activity)
    record(HostingAnswered(row.pk, activity.pk, accepted), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def end_hosting(row: Hosting, note: str, *, by: Standing, at: datetime) -> Hosting:
    """New sign-ups from there end; those that stand go on."""
    activity, row = _lock(row)
    require(rules.may_end_hosting(by, row))
    if not note.strip():
        raise Refused(_("请写一句为什么，对方好另作安排。"))
    _answer(row, flow.PART, note, by, at)
    _keep_guests(activity)
    record(HostingEnded(row.pk, activity.pk), actor_id=by.account_id, at=at)
    return row


def _answer(row: Hosting, step: Step, note: str, by: Standing, at: datetime) -> None:
    row.status = advance(row.status, step)
    row.note, row.answered_by, row.answered_at = note.strip(), by.person_id, at
    row.save(update_fields=["status", "note", "answered_by", "answered_at"])


def _keep_guests(activity: Activity) -> None:
    rows = Hosting.objects.filter(activity=activity, status=Hosting.Status.ACCEPTED).order_by("community")
    activity.guests = list(rows.values_list("community_id", flat=True))
    activity.save(update_fields=["guests"])


@transaction.atomic
def set_places_for(session: Session, community: Place, number: int, *, by: Standing, at: datetime) -> Group:
    """Places of a session that only this community's residents take. The community it belongs to may have its own, too."""
    session = Session.objects.select_for_update(of=("self",)).select_related("activity").get(pk=session.pk)
    activity = session.activity
    require(rules.may_move(by, activity, session, at))
    if community.pk not in (activity.community_id, *activity.guests):
        raise Refused(_("先等%(name)s答应合办，再给它的居民留名额。") % {"name": community.name})
    if activity.mode == Activity.Mode.OPEN or not 0 < number <= MOST_PLACES:
        raise Refused(_("不用报名的活动没有名额。") if number else _("请写大于 0 的名额。"))
    if session.groups.filter(kind=Group.For.COMMUNITY, path=community.path).exists():
        raise Refused(_("已经给%(name)s留了名额，在下面改数字。") % {"name": community.name})
    return Group.objects.create(session=session, kind=Group.For.COMMUNITY, path=community.path, places=number)


def _lock(row: Hosting) -> tuple[Activity, Hosting]:
    """The activity first: its `guests` follow from all of its hostings."""
    activity = lock(Activity(pk=row.activity_id))
    row = Hosting.objects.select_for_update(of=("self",)).get(pk=row.pk)
    row.activity = activity
    return activity, row
