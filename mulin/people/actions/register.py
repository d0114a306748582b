"""Keeping the register: who there is. Where they live and what they own: `residence`, `owning`."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.people import personal, rules
from mulin.people.facts import PersonChanged, PersonRegistered
from mulin.people.models import Person
from mulin.places.models import Place

from .residence import settle


@transaction.atomic
def register_person(room: Place, kind: str, values: dict[str, Any], *, by: Standing, at: datetime) -> Person:
    """Someone who lives in `room` as `kind` (Residence.Kind). `values`: name, phone, id_number, sex, born_on, nationality, language.

    Raises:
        Refused: no right over this room, or the ID number is registered already.
        ValueError: a number that is not one; the sentence says what to change.
    """
    require(rules.may_register(by, room))
    assert room.community is not None
    person = Person(community=room.community, added_at=at)
    personal.fill(person, _sealed(values, person))
    _only_one(person)
    person.save()
    settle(person, room, kind, since=values.get("since"))
    record(PersonRegistered(person.pk, person.community_id), actor_id=by.account_id, at=at)
    return person


@transaction.atomic
def change_person(person: Person, values: dict[str, Any], *, by: Standing, at: datetime) -> Person:
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.may_change(by, person))
    sealed = _sealed(values, person)
    changed = sorted(name for name, value in sealed.items() if getattr(person, name) != value)
    personal.fill(person, sealed)
    _only_one(person)
    person.save()
    record(PersonChanged(person.pk, changed), actor_id=by.account_id, at=at)
    return person


def _sealed(values: dict[str, Any], person: Person) -> dict[str, Any]:
    plain: dict[str, Any] = {name: values[name] for name in ("sex", "born_on", "nationality", "language") if name in values}
    nationality = plain.get("nationality", person.nationality)
    if "name" in values:
        plain |= personal.of_name(values["name"])
    if "phone" in values:
        plain |= personal.of_phone(values["phone"])
    if "id_number" in values:
        plain |= personal.of_id_number(values["id_number"], nationality=nationality)
        if not plain.get("born_on") and plain["id_number"]:
            plain["born_on"] = personal.born_on(plain["id_number"])
    return plain


def _only_one(person: Person) -> None:
    if not person.id_blind:
        return
    same = Person.objects.filter(personal.has_number(person.id_blind), community=person.community).exclude(pk=person.pk).first()
    if same:
        raise Refused(_("这个证件号已经登记给%(name)s。请打开原来的登记来改，不要再建一个人。") % {"name": same.name})
