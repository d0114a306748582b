"""What a notice says: kind → (title, sentence, icon). Values come from who tells; instants as ISO 8601."""

import re
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from . import (
    activities,
    ballots,
    childcare,
    clubs,
    elections,
    facilities,
    funds,
    markets,
    matters,
    operators,
    pacts,
    people,
    points,
    projects,
    surveys,
    talk,
    topics,
    volunteering,
)

NAME = re.compile(r"%\((\w+)\)s")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")

# How urgent a kind is where nobody says so (models.Urgency); kinds not named here are of the middle sort.
URGENCY = {
    "matter.progress": 1,
    "matter.rated": 1,
    "matter.merged": 1,
    "matter.unmerged": 1,
    "matter.escalated": 3,
    "points.earned": 1,
}

TABLE: dict[str, tuple[Any, Any, str]] = (
    funds.TABLE
    | matters.TABLE
    | activities.TABLE
    | ballots.TABLE
    | clubs.TABLE
    | markets.TABLE
    | facilities.TABLE
    | childcare.TABLE
    | pacts.TABLE
    | people.TABLE
    | projects.TABLE
    | elections.TABLE
    | surveys.TABLE
    | topics.TABLE
    | talk.TABLE
    | operators.TABLE
    | volunteering.TABLE
    | points.TABLE
)


def say(kind: str, values: dict[str, Any]) -> tuple[str, str, str]:
    """In the language of the moment. An unknown kind or value never breaks an inbox."""
    title, sentence, icon = TABLE.get(kind, (gettext_lazy("通知"), "", "bell"))
    mine = "_en" if get_language() == "en" else "_zh"  # of a value that came in more than one language
    told = _Values({name: _read(values.get(name + mine) or value) for name, value in values.items()})
    return str(title) % told, str(sentence) % told, icon


def names(kind: str) -> set[str]:
    """Of the values that its sentences speak of."""
    title, sentence, _icon = TABLE[kind]
    return set(NAME.findall(f"{title} {sentence}"))


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _read(value: Any) -> str:
    """Instants as a day and an hour; words that stand in our own tables (状态, 步骤, 级别) in the reader's language."""
    text = str(value)
    if INSTANT.match(text):
        local = localtime(datetime.fromisoformat(text))
        return f"{date_format(local, _('n月j日'))} {local:%H:%M}"
    return _(text) if text and len(text) <= 14 else text
