"""A teammate is found by the whole name and something only acquaintances know: the phone number or the room. Nobody browses here."""

import re

from mulin.kernel.secrets import numbers
from mulin.people.models import Person, Residence
from mulin.people.queries import phone_blind


def teammate(community_id: int, name: str, known: str) -> Person | None:
    """`known`: "13800001234" or "3 号楼 302". None where nobody, or more than one, fits."""
    rows = Person.objects.filter(community=community_id, name=name.strip(), left_on=None)
    plain = re.sub(r"[\s\-]", "", known)
    if plain.lstrip("+").isdigit() and len(plain) >= 10:
        found = list(rows.filter(phone_blind=_blind(plain)).exclude(phone_blind="")[:2])
    else:
        found = [person for person in rows[:50] if any(_fits(label, plain) for label in _homes(person))]
    return found[0] if len(found) == 1 else None


def _homes(person: Person) -> list[str]:
    return list(Residence.objects.filter(person=person, until=None).values_list("room__label", flat=True))


def _fits(label: str, known: str) -> bool:
    """The digits at the end are the room; what stands before is found in the label before it."""
    parts = re.fullmatch(r"(.*?)(\d+)室?", known.replace("#", ""))
    if parts is None:
        return False
    squeezed = re.sub(r"[\s#\-]", "", label).removesuffix("室")
    before = squeezed[: -len(parts[2])]
    return squeezed.endswith(parts[2]) and not before[-1:].isdigit() and parts[1] in before


def _blind(phone: str) -> str:
    try:
        return phone_blind(numbers.phone(phone))
    except ValueError:
        return ""
