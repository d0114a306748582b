"""What may be shown of a personal text: enough for its owner to recognise it, too little to use it."""

import re

from . import numbers


def phone(text: str) -> str:
    """138****1234; of a landline the area code and two digits; of a foreign number two digits at each end."""
    local = numbers.local_phone(text)
    if re.fullmatch(r"1\d{10}", local):
        return f"{local[:3]}****{local[-4:]}"
    area, dash, _ = local.partition("-")
    if dash:
        return f"{area}-****{local[-2:]}"
    if local.startswith("+") and len(local) > 7:
        return f"{local[:3]}****{local[-2:]}"
    return f"****{local[-2:]}" if len(local) >= 7 else "****" if local else ""


def id_number(text: str) -> str:
    """Three digits of the place and the last four: the birthday stays hidden. Shorter documents show one and two."""
    if len(text) == 18:
        return f"{text[:3]}***********{text[-4:]}"
    return f"{text[0]}****{text[-2:]}" if len(text) >= 6 else "****" if text else ""


def name(text: str) -> str:
    """王**: always two stars, so that the length tells nothing."""
    return f"{text[0]}**" if text else ""
