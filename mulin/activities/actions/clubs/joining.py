"""Who is in a club. Each change holds the club's row, so that it is never overfull and never has two leaders."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.activities.facts import ClubHandedOver, ClubJoinAsked, ClubJoined, ClubLeft, ClubTurnedAway
from mulin.activities.flow import club as flow
from mulin.activities.models import Club, Membership
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .founding import lock
from .places import refresh

M = Membership


@transaction.atomic
def join(club: Club, person: Person, words: str = "", *, by: Standing, at: datetime) -> Membership:
    """A member at once where the club is open, or where a worker enters somebody; otherwise its leader answers."""
    club = lock(club)
    taken = len(queries.member_ids(club.pk))
    require(rules.may_join(by, person, club, queries.mine(club, person.pk), taken=taken, on=localdate(at)))
    helped = by.person_id != person.pk
    member = M.objects.create(
        club=club,
        person=person,
        words=words.strip(),
        asked_at=at,
        status=M.Status.ASKED,
        helped_by=by.person_id if helped else None,
    )
    if club.is_open or helped:
        return _in(club, member, by, at)
    record(ClubJoinAsked(member.pk, club.pk, person.pk), actor_id=by.account_id, at=at)
    return member


@transaction.atomic
def take_in(membership: Membership, *, by: Standing, at: datetime) -> Membership:
    club, membership = _both(membership)
    require(rules.may_answer(by, club, queries.mine(club, by.person_id), membership))
    require(rules.has_room(club, len(queries.member_ids(club.pk))))
    return _in(club, membership, by, at)


def _in(club: Club, member: Membership, by: Standing, at: datetime) -> Membership:
    member.status, member.joined_at, member.answered_by = advance(member.status, flow.TAKE_IN), at, by.person_id
    member.save(update_fields=["status", "joined_at", "answered_by"])
    refresh(club, at)
    record(ClubJoined(member.pk, club.pk, member.person_id), actor_id=by.account_id, at=at)
    return member


@transaction.atomic
def turn_away(membership: Membership, words: str, *, by: Standing, at: datetime) -> Membership:
    club, membership = _both(membership)
    require(rules.may_answer(by, club, queries.mine(club, by.person_id), membership))
    return _out(club, membership, flow.TURN_AWAY.to, words, by, at)


@transaction.atomic
def take_out(membership: Membership, words: str, *, by: Standing, at: datetime) -> Membership:
    club, membership = _both(membership)
    require(rules.may_take_out(by, club, queries.mine(club, by.person_id), membership))
    return _out(club, membership, flow.TAKE_OUT.to, words, by, at)


def _out(club: Club, member: Membership, status: str, words: str, by: Standing, at: datetime) -> Membership:
    if not words.strip():
        raise Refused(_("请写一句为什么，这位邻居会看到。"))
    member.status, member.role, member.reason, member.answered_by = status, M.Role.MEMBER, words.strip(), by.person_id
    member.left_at = at
    member.save(update_fields=["status", "role", "reason", "answered_by", "left_at"])
    refresh(club, at)
    record(ClubTurnedAway(member.pk, club.pk, member.person_id), actor_id=by.account_id, at=at)
    return member


@transaction.atomic
def go(membership: Membership, *, by: Standing, at: datetime) -> Membership:
    """A leader hands over first."""
    club, membership = _both(membership)
    others = len(queries.member_ids(club.pk)) > 1
    require(rules.may_go(by, club, membership, others=others))
    return leave(club, membership, by.account_id, at)


def leave(club: Club, member: Membership, account_id: int | None, at: datetime) -> Membership:
    led = member.role == M.Role.LEADER
    member.status, member.role, member.left_at = advance(member.status, flow.GO), M.Role.MEMBER, at
    member.save(update_fields=["status", "role", "left_at"])
    refresh(club, at)
    record(ClubLeft(member.pk, club.pk, member.person_id, led), actor_id=account_id, at=at)
    return member


@transaction.atomic
def set_deputy(membership: Membership, *, deputy: bool, by: Standing, at: datetime) -> Membership:
    club, membership = _both(membership)
    require(rules.may_set_role(by, club, queries.mine(club, by.person_id), membership))
    membership.role = M.Role.DEPUTY if deputy else M.Role.MEMBER
    membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def hand_over(membership: Membership, *, by: Standing, at: datetime) -> Membership:
    """To this member. The leader before stays as a member; activities that are planned go with the club."""
    club, membership = _both(membership)
    require(rules.may_set_role(by, club, queries.mine(club, by.person_id), membership))
    M.objects.filter(club=club, status=M.Status.IN, role=M.Role.LEADER).update(role=M.Role.MEMBER)
    membership.role = M.Role.LEADER
    membership.save(update_fields=["role"])
    club.activities.filter(status__in=("draft", "review", "published", "running")).update(leader=membership.person_id)
    record(ClubHandedOver(club.pk, membership.person_id), actor_id=by.account_id, at=at)
    return membership


def _both(membership: Membership) -> tuple[Club, Membership]:
    club = lock(membership.club)
    return club, M.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership.pk)
