"""Councils: founded, changed, ended; who sits in them and until when; what they resolve."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import CouncilMade, ResolutionMade, SeatEnded, SeatTaken
from mulin.deliberation.models import Council, Meeting, Option, Resolution, Seat, Topic
from mulin.deliberation.queries.councils import entitled, present, seat_of
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .meetings import locked
from .noting import reason_missing, worded


@transaction.atomic
def found(place: Place, *, by: Standing, at: datetime, **values: Any) -> Council:
    """`values`: fields of Council."""
    require(rules.may_found(by, place.path))
    assert by.person_id is not None
    council = Council(
        community_id=place.community_id or place.pk, place=place, path=place.path, made_by=by.person_id, made_at=at, **values
    )
    _save(council)
    record(CouncilMade(council.pk, "made"), actor_id=by.account_id, at=at)
    return council


@transaction.atomic
def change_council(council: Council, *, by: Standing, at: datetime, **values: Any) -> Council:
    """What was resolved keeps the shares that held then."""
    council = _locked(council)
    require(rules.may_change_council(by, council))
    for name, value in values.items():
        setattr(council, name, value)
    _save(council)
    record(CouncilMade(council.pk, "changed"), actor_id=by.account_id, at=at)
    return council


@transaction.atomic
def end_council(council: Council, words: str, *, by: Standing, at: datetime) -> Council:
    council = _locked(council)
    require(rules.may_change_council(by, council))
    council.reason, council.ended_at = worded(words, reason_missing())[:300], at
    council.save(update_fields=["reason", "ended_at"])
    today = localdate(at)
    council.seats.filter(since__lte=today, until__gt=today).update(until=today, left_words=council.reason[:200], over_told_at=at)
    record(CouncilMade(council.pk, "ended"), actor_id=by.account_id, at=at)
    return council


@transaction.atomic
def seat(council: Council, person: Person, *, since: date, until: date, by: Standing, at: datetime, **values: Any) -> Seat:
    """`values`: role, organisation, stands_for. Terms of one person do not overlap."""
    council = _locked(council)
    require(rules.may_seat(by, council, since, until))
    if council.seats.filter(person=person, since__lt=until, until__gt=since).exists():
        raise Refused(_("这位已经在里面，任期有重叠。先结束原来的任期，再续任。"))
    row = Seat.objects.create(council=council, person=person, since=since, until=until, **values)
    record(SeatTaken(row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def unseat(seat: Seat, words: str, *, by: Standing, at: datetime) -> Seat:
    """Before the term is over, with words. One that had not begun never was."""
    council = _locked(seat.council)
    row = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    row.council = council
    require(rules.may_unseat(by, row, localdate(at)))
    row.left_words, row.until, row.over_told_at = worded(words, reason_missing())[:200], max(localdate(at), row.since), at
    row.save(update_fields=["left_words", "until", "over_told_at"])
    record(SeatEnded(row.pk, True), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def resolve(
    meeting: Meeting, title: str, words: str = "", *, yes: int, no: int, abstained: int, topic: Topic | None = None,
    option: Option | None = None, by: Standing, at: datetime,
) -> Resolution:  # fmt: skip
    """The votes as counted; whether they are enough is worked out by the council's own shares on that day."""
    meeting = locked(meeting)
    assert meeting.council is not None
    council, day = meeting.council, localdate(meeting.begins_at)
    members, there = entitled(meeting, day), present(meeting, day)
    require(rules.may_resolve(by, meeting, seat_of(by, council, localdate(at)), present=there, members=members))
    if yes + no + abstained > there:
        raise Refused(_("票数加起来有 %(votes)s，到会成员只有 %(there)s 位。") % {"votes": yes + no + abstained, "there": there})
    if option is not None and (topic is None or option.topic_id != topic.pk):
        raise Refused(_("这个方案不是这个议题的，请重新选。"))
    assert by.person_id is not None
    last = meeting.resolutions.aggregate(last=Max("number"))["last"] or 0
    row = Resolution.objects.create(
        meeting=meeting, number=last + 1, title=worded(title, _("请写表决什么。"))[:80], words=words.strip(), topic=topic, option=option,
        yes=yes, no=no, abstained=abstained, members=members, present=there, yes_top=council.yes_top, yes_bottom=council.yes_bottom,
        yes_more=council.yes_more, yes_base=council.yes_base, by=by.person_id, at=at,
        passed=rules.passes(council, members=members, present=there, yes=yes, no=no),
    )  # fmt: skip
    record(ResolutionMade(row.pk, row.passed), actor_id=by.account_id, at=at)
    return row


def _locked(council: Council) -> Council:
    return Council.objects.select_for_update(of=("self",)).get(pk=council.pk)


def _save(council: Council) -> None:
    if council.quorum_top > council.quorum_bottom or council.yes_top > council.yes_bottom:
        raise Refused(_("比例不能大于 1，请看看分子和分母。"))
    for top, bottom, more in (
        (council.quorum_top, council.quorum_bottom, council.quorum_more), (council.yes_top, council.yes_bottom, council.yes_more),
    ):  # fmt: skip
        if more and top == bottom:
            raise Refused(_("比例是全部时选“达到”，没有超过全部的。"))
    try:
        with transaction.atomic():
            council.save()
    except IntegrityError as twice:
        if "one_council_of_a_name" in str(twice) or "council.name" in str(twice):
            raise Refused(_("已经有一个叫这个名字的议事机构，请换个名字。")) from twice
        raise
