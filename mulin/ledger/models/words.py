"""Reasons and names of our own are kept as a code with its values and worded when they are read; what people wrote stays as it
is. What an entry stands for has its words and its page here too.
"""

from typing import Any

WORDS: dict[str, Any] = {}  # code → a lazy sentence with %s for each value
SOURCES: dict[str, tuple[Any, str]] = {}  # kind of source → lazy words, and where the desk reads it, with {ref}
BETWEEN = "|"


def word(code: str, sentence: Any) -> None:
    """Called from a module's `AppConfig.ready`: word("funds.budget", gettext_lazy("定预算"))."""
    WORDS[code] = sentence


def source(kind: str, words: Any, url: str = "") -> None:
    """As `word`: source("funds.gift", gettext_lazy("捐赠"), "/desk/funds/gifts/{ref}/")."""
    SOURCES[kind] = (words, url)


def coded(code: str, *values: object) -> str:
    """What to keep as the reason of an entry or a hold.

    Raises:
        KeyError: nobody has worded this code.
    """
    WORDS[code]
    return BETWEEN.join([code, *(str(value).replace(BETWEEN, "/") for value in values)])[:200]


def codes_of(part: str) -> list[str]:
    """Codes without values whose words contain `part`, in the language of the moment."""
    return [code for code, sentence in WORDS.items() if part in str(sentence)]


def source_of(kind: str, ref: str) -> tuple[str, str]:
    """Its words and its page at the desk; either may be empty."""
    words, url = SOURCES.get(kind, ("", ""))
    return str(words), url.format(ref=ref) if ref else ""


def said(reason: str) -> str:
    """In the language of the moment."""
    code, *values = reason.split(BETWEEN)
    if code not in WORDS:
        return reason
    wanted = str(WORDS[code])
    return wanted % tuple((values + [""] * 9)[: wanted.count("%s")])
