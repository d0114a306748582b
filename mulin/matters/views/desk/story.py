"""The story as the desk reads it: with names and internal notes, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mulin.matters.models import Event
from mulin.matters.queries import saying


@dataclass(frozen=True)
class Line:
    who: str
    what: str
    at: datetime
    words: str
    photos: list[str]
    is_internal: bool


def lines(events: Iterable[Event]) -> list[Line]:
    return [
        Line(who(event), saying.done(event), event.at, event.words, list(event.photos), event.is_internal)
        for event in reversed(list(events))
    ]


def who(event: Event) -> str:
    """By post and name: staff answer for what they did."""
    part = event.data.get("post", "")
    post = _("上报人") if part in saying.REPORTER else event.by_post + str(saying.POSTS.get(part, ""))
    name = event.actor.name if event.actor else ""
    return " ".join(word for word in (post, name) if word) or _("系统")
