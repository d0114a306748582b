"""What a leader writes for the club: an activity with its sessions, handed in for the ordinary review."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities import flow
from mulin.activities.actions.scheduling import Places, make_session
from mulin.activities.actions.writing import lock as lock_activity
from mulin.activities.facts import ActivitySubmitted
from mulin.activities.models import Activity, Club, Group
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing

from .founding import lock

MOST_WEEKS = 12


@dataclass(frozen=True)
class Plan:
    """`places` 0: nobody signs up. `kept` of them are the members' until a day before. `weeks`: so many weeks running."""

    title: str
    words: str
    begins_at: datetime
    ends_at: datetime
    spot: str = ""
    bring: str = ""
    places: int = 0
    kept: int = 0
    weeks: int = 1


@transaction.atomic
def plan(club: Club, plan: Plan, *, by: Standing, at: datetime) -> Activity:
    club = lock(club)
    require(rules.may_plan(by, club, queries.mine(club, by.person_id)))
    assert by.person_id is not None
    activity = Activity(
        community_id=club.community_id, path=club.path, club=club, kind=Activity.Kind.CLUB, leader_id=by.person_id,
        made_by=by.person_id, made_at=at, picture=club.picture, from_age=club.from_age, to_age=club.to_age,
    )  # fmt: skip
    return _hand_in(activity, club, plan, by, at)


@transaction.atomic
def plan_again(activity: Activity, plan: Plan, *, by: Standing, at: datetime) -> Activity:
    """Given back with a word, mended, handed in again."""
    assert activity.club_id is not None
    club = lock(Club(pk=activity.club_id))
    activity = lock_activity(activity)
    require(rules.may_plan_again(by, activity, queries.mine(club, by.person_id)))
    Group.objects.filter(session__activity=activity).delete()
    activity.sessions.all().delete()
    return _hand_in(activity, club, plan, by, at)


def _hand_in(activity: Activity, club: Club, plan: Plan, by: Standing, at: datetime) -> Activity:
    if plan.begins_at <= at:
        raise Refused(_("这个时间已经过去，请选以后的时间。"))
    if not 1 <= plan.weeks <= MOST_WEEKS:
        raise Refused(_("请写连着几周，最多 %(most)s 周。") % {"most": MOST_WEEKS})
    if plan.kept > plan.places:
        raise Refused(_("留给成员的名额不能多于全部名额。"))
    values: dict[str, Any] = {"title": plan.title, "words": plan.words, "bring": plan.bring, "reason": ""}
    for name, value in values.items():
        setattr(activity, name, value)
    activity.mode = Activity.Mode.FIRST if plan.places else Activity.Mode.OPEN
    activity.status = Activity.Status.DRAFT
    activity.save()
    for week in range(plan.weeks):
        later = timedelta(weeks=week)
        begins = plan.begins_at + later
        usual = not plan.spot or plan.spot == club.spot
        place, english = (club.place, club.spot_en) if usual else (None, "")
        places = _places(club, plan, begins)
        make_session(activity, begins, plan.ends_at + later, place, plan.spot or club.spot, places, spot_en=english)
    activity.status = advance(activity.status, flow.SUBMIT)
    activity.save(update_fields=["status"])
    record(ActivitySubmitted(activity.pk), actor_id=by.account_id, at=at)
    return activity


def _places(club: Club, plan: Plan, begins: datetime) -> list[Places]:
    places = []
    if plan.kept:
        members = queries.member_ids(club.pk)
        places.append(Places(plan.kept, Group.For.MEMBERS, members=members, kept_until=begins - timedelta(days=1)))
    if plan.places > plan.kept:
        places.append(Places(plan.places - plan.kept))
    return places
