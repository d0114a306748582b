from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from mulin.kernel.access.asking import Standing
from mulin.kernel.secrets.models import Reveal
from mulin.people import rules
from mulin.people.models import Account, Correction, Person

from .finding import visible_to

OTHERS: dict[str, Callable[[int], Any]] = {}


def register(name: str, held: Callable[[int], Any]) -> None:
    """Called from a module's `AppConfig.ready`: what `held(person_id)` returns is part of the copy, under `name`."""
    OTHERS[name] = held


def held_about(account: Account) -> dict[str, Any]:
    """What is held about the one who asks, in full, as a copy to take along (PIPL art. 45)."""
    others = {name: others(account.person_id) for name, others in OTHERS.items()} if account.person_id else {}
    return registered_about(account) | others


def registered_about(account: Account) -> dict[str, Any]:
    """The account and what the register says: what a page shows of it."""
    person = account.person
    copy: dict[str, Any] = {
        "account": {
            "phone": account.phone,
            "verified_by": account.verified_by,
            "verified_at": _iso(account.verified_at),
            "language": account.language,
            "joined_at": _iso(account.joined_at),
        }
    }
    if person is None:
        return copy
    copy["person"] = {
        "name": person.name, "sex": person.sex, "born_on": _iso(person.born_on), "nationality": person.nationality,
        "language": person.language, "phone": person.phone, "id_number": person.id_number, "added_at": _iso(person.added_at),
    }  # fmt: skip
    copy["residences"] = [
        {"room": row.room.label, "kind": row.kind, "since": _iso(row.since), "until": _iso(row.until or row.ends_on)}
        for row in person.residences.select_related("room").order_by("id")
    ]
    copy["ownerships"] = [
        {
            "room": row.room.label,
            "area_m2": row.area / 100,
            "share": f"{row.part}/{row.whole}",
            "until": _iso(row.until or row.ends_on),
        }
        for row in person.ownerships.select_related("room").order_by("id")
    ]
    seen = Reveal.objects.filter(table=Person._meta.db_table, row=person.pk).order_by("id")
    copy["seen_in_full"] = [{"field": row.field, "reason": row.reason, "at": _iso(row.at)} for row in seen]
    return copy


def corrections_open(me: Standing) -> QuerySet[Correction]:
    rows = Correction.objects.filter(answered_at=None, person__in=visible_to(me))
    return rows.select_related("person").order_by("asked_at")


def corrections_to_answer(me: Standing) -> QuerySet[Correction]:
    """Those of `corrections_open` that wait for this very person."""
    return corrections_open(me) if rules.may_answer(me) else Correction.objects.none()


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
