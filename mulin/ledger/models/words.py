"""Reasons of our own are kept as a code with its values and worded when they are read; what people wrote stays as it is."""

from typing import Any

WORDS: dict[str, Any] = {}  # code → a lazy sentence with %s for each value
BETWEEN = "|"


def word(code: str, sentence: Any) -> None:
    """Called from a module's `AppConfig.ready`: word("funds.budget", gettext_lazy("定预算"))."""
    WORDS[code] = sentence


def coded(code: str, *values: object) -> str:
    """What to keep as the reason of an entry or a hold.

    Raises:
        KeyError: nobody has worded this code.
    """
    WORDS[code]
    return BETWEEN.join([code, *(str(value).replace(BETWEEN, "/") for value in values)])[:200]


def said(reason: str) -> str:
    """In the language of the moment."""
    code, *values = reason.split(BETWEEN)
    if code not in WORDS:
        return reason
    wanted = str(WORDS[code])
    return wanted % tuple((values + [""] * 9)[: wanted.count("%s")])
