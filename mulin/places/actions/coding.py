from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from mulin.kernel.access import require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.places import rules
from mulin.places.facts import CodeRevoked, CodesMade
from mulin.places.models import Code, Place, ScanCount
from mulin.places.rules.numbers import fresh


@transaction.atomic
def make_codes(places: Iterable[Place], *, kind: str, by: Standing, at: datetime, captions: Iterable[str] = ("",)) -> list[Code]:
    """One code of this kind for each place (and caption). A place that has a valid one like it keeps that and gets no second.

    Raises:
        Refused: one of the places is not theirs to keep.
    """
    places, captions = list(places), [caption.strip()[:60] for caption in captions]
    for place in places:
        require(rules.may_keep(by, place))
    there = set(Code.objects.filter(place__in=places, kind=kind, revoked_at=None).values_list("place_id", "caption"))
    wanted = [(place, caption) for place in places for caption in captions if (place.pk, caption) not in there]
    numbers = _unused(len(wanted))
    made = Code.objects.bulk_create(
        [
            Code(kind=kind, place=place, caption=caption, number=number, made_at=at)
            for (place, caption), number in zip(wanted, numbers, strict=True)
        ],
        batch_size=500,
    )
    if made and made[0].place.community_id:
        record(CodesMade(made[0].place.community_id, kind, len(made)), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def revoke(code: Code, *, reason: str, by: Standing, at: datetime) -> Code:
    """From now on a scan of it says that it is void, and why.

    Raises:
        Refused: not theirs, or already void.
    """
    code = _ended(code, reason, by, at)
    record(CodeRevoked(code.pk, code.place_id, code.revoked_reason, None), actor_id=by.account_id, at=at)
    return code


@transaction.atomic
def reissue(code: Code, *, reason: str, by: Standing, at: datetime) -> Code:
    """Revoke it and make the one that takes its place.

    Raises:
        Refused: not theirs, or already void.
    """
    old = _ended(code, reason, by, at)
    new = Code.objects.create(kind=old.kind, place=old.place, caption=old.caption, number=_unused(1)[0], made_at=at, replaces=old)
    record(CodeRevoked(old.pk, old.place_id, old.revoked_reason, new.pk), actor_id=by.account_id, at=at)
    return new


def count_scan(code: Code, *, on: date) -> None:
    """One more on that day. Who scanned is not known and not kept."""
    if not ScanCount.objects.filter(code=code, day=on).update(times=F("times") + 1):
        ScanCount.objects.bulk_create([ScanCount(code=code, day=on, times=0)], ignore_conflicts=True)
        ScanCount.objects.filter(code=code, day=on).update(times=F("times") + 1)


def _ended(code: Code, reason: str, by: Standing, at: datetime) -> Code:
    code = Code.objects.select_for_update(of=("self",)).select_related("place").get(pk=code.pk)
    require(rules.may_revoke(by, code))
    code.revoked_at, code.revoked_reason = at, reason.strip()[:120]
    code.save(update_fields=["revoked_at", "revoked_reason"])
    return code


def _unused(how_many: int) -> list[str]:
    numbers: set[str] = set()
    while len(numbers) < how_many:
        numbers |= {fresh() for _one in range(how_many - len(numbers))}
        for start in range(0, how_many, 500):
            batch = sorted(numbers)[start : start + 500]
            numbers -= set(Code.objects.filter(number__in=batch).values_list("number", flat=True))
    return list(numbers)
