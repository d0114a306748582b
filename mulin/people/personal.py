"""Phone and ID number are set together with their blind and their mask, here and nowhere else."""

from datetime import date
from typing import Any

from django.db.models import Q

from mulin.kernel.search import pinyin
from mulin.kernel.secrets import masks, numbers
from mulin.kernel.secrets.seal import blind

PURPOSES = {"phone": "phone", "id_number": "id"}  # of the blind index: equal texts of two purposes do not match


def phone_blind(phone: str) -> str:
    """Of a phone in normal form (+86…)."""
    return blind(phone, purpose=PURPOSES["phone"])


def id_blind(number: str) -> str:
    return blind(number, purpose=PURPOSES["id_number"])


def has_number(*blinds: Any) -> Q:
    """People of a community by ID number, with the condition of the index: without it the database reads them all."""
    return ~Q(id_blind="") & Q(id_blind__in=blinds)


def of_name(name: str) -> dict[str, str]:
    return {"name": name, "pinyin": pinyin.full(name)[:300], "initials": pinyin.initials(name)[:100]}


def of_phone(text: str) -> dict[str, str]:
    """
    Raises:
        ValueError: not a phone number; the sentence says what to change.
    """
    if not text.strip():
        return {"phone": "", "phone_blind": "", "phone_mask": ""}
    number = numbers.phone(text)
    return {"phone": number, "phone_blind": phone_blind(number), "phone_mask": masks.phone(number)}


def of_id_number(text: str, *, nationality: str = "CHN") -> dict[str, str]:
    """Chinese identity numbers are checked; a foreigner's document is kept as it is written.

    Raises:
        ValueError: a wrong number; the sentence says what to change.
    """
    if not text.strip():
        return {"id_number": "", "id_blind": "", "id_mask": ""}
    number = text.strip().upper()
    if nationality == "CHN" or (len(number) == 18 and number[:17].isdigit()):
        number = numbers.id_number(text)
    return {"id_number": number, "id_blind": id_blind(number), "id_mask": masks.id_number(number)}


def age(born_on: date | None, on: date) -> int | None:
    """Full years on that day; None where the register does not know."""
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def born_on(id_number: str) -> date | None:
    digits = id_number[6:14]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(id_number) == 18 and digits.isdigit() else None


def fill(row: Any, values: dict[str, Any]) -> list[str]:
    """Set the values on the row; return their names, for `update_fields`."""
    for name, value in values.items():
        setattr(row, name, value)
    return list(values)
