"""A neighbour proposes, the community answers."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.activities.facts import ClubAgreed, ClubProposed, ClubRefused
from mulin.activities.flow import club as flow
from mulin.activities.models import Club, ClubTime, Membership
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.activities.rules import keeps
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

Times = Sequence[tuple[int, time, time]]  # weekday 1–7, from, to


@transaction.atomic
def propose(area: Place, *, founder: Person, times: Times, by: Standing, at: datetime, **values: Any) -> Club:
    """By whoever will lead it, or by a worker for somebody without a phone. `values` are fields of Club."""
    require(rules.may_propose(by))
    if by.person_id != founder.pk and not keeps(by, area.path):
        raise Refused(_("请本人提议，或请社区工作者代办。"))
    if founder.community_id != (area.community_id or area.pk):
        raise Refused(_("请在自己的社区成立团队。"))
    club = Club(
        community_id=area.community_id or area.pk, path=area.path, asked_by=founder, asked_at=at,
        helped_by=None if by.person_id == founder.pk else by.person_id, **values,
    )  # fmt: skip
    _save(club)
    _meet(club, times)
    record(ClubProposed(club.pk), actor_id=by.account_id, at=at)
    return club


@transaction.atomic
def change(club: Club, *, times: Times, by: Standing, at: datetime, **values: Any) -> Club:
    club = lock(club)
    require(rules.may_change_club(by, club, queries.mine(club, by.person_id)))
    for name, value in values.items():
        setattr(club, name, value)
    _save(club)
    club.times.all().delete()
    _meet(club, times)
    return club


def _save(club: Club) -> None:
    if not club.spot and club.place is None:
        raise Refused(_("请写在哪里活动。"))
    try:
        with transaction.atomic():
            club.save()
    except IntegrityError as twice:
        if "one_club_of_a_name" in str(twice) or "activities_club.name" in str(twice):
            raise Refused(_("已经有一个叫这个名字的团队，换个名字，或者加入他们。")) from twice
        raise


def _meet(club: Club, times: Times) -> None:
    if any(ends <= begins for _day, begins, ends in times):
        raise Refused(_("结束要晚于开始，请改一下时间。"))
    ClubTime.objects.bulk_create(
        ClubTime(club=club, weekday=day, begins=begins, ends=ends) for day, begins, ends in sorted(set(times))
    )


@transaction.atomic
def agree(club: Club, words: str = "", *, by: Standing, at: datetime) -> Club:
    """Whoever proposed it leads it."""
    club = lock(club)
    require(rules.may_decide(by, club))
    _decide(club, advance(club.status, flow.AGREE), words, by, at)
    Membership.objects.create(
        club=club, person_id=club.asked_by_id, status=Membership.Status.IN, role=Membership.Role.LEADER, asked_at=club.asked_at,
        joined_at=at, answered_by=by.person_id, helped_by=club.helped_by,
    )  # fmt: skip
    record(ClubAgreed(club.pk, club.asked_by_id), actor_id=by.account_id, at=at)
    return club


@transaction.atomic
def refuse(club: Club, words: str, *, by: Standing, at: datetime) -> Club:
    club = lock(club)
    require(rules.may_decide(by, club))
    if not words.strip():
        raise Refused(_("请写为什么，提议的邻居会看到。"))
    _decide(club, advance(club.status, flow.REFUSE), words, by, at)
    record(ClubRefused(club.pk, club.asked_by_id), actor_id=by.account_id, at=at)
    return club


def _decide(club: Club, status: str, words: str, by: Standing, at: datetime) -> None:
    club.status, club.reason, club.decided_by, club.decided_at = status, words.strip(), by.person_id, at
    club.save(update_fields=["status", "reason", "decided_by", "decided_at"])


@transaction.atomic
def withdraw(club: Club, *, by: Standing, at: datetime) -> Club:
    club = lock(club)
    require(rules.may_withdraw(by, club))
    club.status = advance(club.status, flow.WITHDRAW)
    club.save(update_fields=["status"])
    return club


def lock(club: Club) -> Club:
    return Club.objects.select_for_update(of=("self",)).get(pk=club.pk)
