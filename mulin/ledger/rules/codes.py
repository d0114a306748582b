"""Codes are for machines: small ASCII letters, so that every accounting program takes them."""

import re

from mulin.ledger.models import Book

CODE = re.compile(r"[a-z0-9][a-z0-9-]*(?::[a-z0-9][a-z0-9-]*)*")
GOOD = re.compile(r"[a-z][a-z0-9-]{0,22}[a-z0-9]")
UNITS = {Book.Kind.POINTS.value: "point", Book.Kind.MINUTES.value: "min", Book.Kind.FUND.value: "cny"}


def check_code(code: str) -> str:
    """
    Raises:
        ValueError: not of the form "person:12".
    """
    if not CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no code: small letters, digits, '-' inside, parts joined by ':', such as 'person:12'")
    return code


def unit_of(book: Book, good: str = "") -> str:
    """The unit in which an account of this book counts; a book of goods needs to be told which.

    Raises:
        ValueError: no unit, or another one than the book's.
    """
    unit = UNITS.get(book.kind) or good
    if not GOOD.fullmatch(unit) or (good and good != unit):
        raise ValueError(f"{good!r} is no unit of a book of {book.kind}")
    return unit
