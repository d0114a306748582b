"""A club rests, wakes up, ends."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities.facts import ClubClosed
from mulin.activities.flow import club as flow
from mulin.activities.models import Club, Membership
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.organisations.queries import Standing

from .founding import lock
from .places import refresh


@transaction.atomic
def rest(club: Club, words: str = "", *, by: Standing, at: datetime) -> Club:
    """Members stay members; nobody new joins meanwhile."""
    club = _step(club, flow.REST, words, by)
    club.rests_at = at
    club.save(update_fields=["status", "reason", "rests_at"])
    return club


@transaction.atomic
def wake(club: Club, *, by: Standing, at: datetime) -> Club:
    club = _step(club, flow.WAKE, "", by)
    club.rests_at = None
    club.save(update_fields=["status", "reason", "rests_at"])
    return club


@transaction.atomic
def close(club: Club, words: str, *, by: Standing, at: datetime) -> Club:
    """For good: everybody in it hears of it. What it showed stays with its activities."""
    if not words.strip():
        raise Refused(_("请写一句为什么，成员会看到。"))
    club = _step(club, flow.CLOSE, words, by)
    club.rests_at, club.ended_at = None, at
    club.save(update_fields=["status", "reason", "rests_at", "ended_at"])
    told = queries.member_ids(club.pk)
    leaving = Membership.objects.filter(club=club, status__in=Membership.STANDING)
    leaving.update(status=flow.GO.to, role=Membership.Role.MEMBER, left_at=at)
    refresh(club, at)
    record(ClubClosed(club.pk, told), actor_id=by.account_id, at=at)
    return club


def _step(club: Club, step: Step, words: str, by: Standing) -> Club:
    club = lock(club)
    require(rules.may_step(by, club, queries.mine(club, by.person_id), step))
    club.status, club.reason = advance(club.status, step), words.strip()
    return club
