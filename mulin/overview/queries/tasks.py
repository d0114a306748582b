"""What decisions and minutes gave somebody to do, as the workbench lists it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mulin.deliberation.queries import tasks_waiting_for
from mulin.organisations.queries import Standing

MOST = 20


@dataclass(frozen=True)
class Given:
    title: str
    url: str
    why: str
    about: str


def waiting_for(me: Standing, today: date) -> list[Given]:
    """The earliest first; one query."""
    rows = []
    for task in tasks_waiting_for(me)[:MOST]:
        day = date_format(task.due_on, _("n月j日"))
        why = _("超过期限，本来 %(day)s 前办好") if task.due_on < today else _("%(day)s 前办好")
        about = task.topic.heading if task.topic is not None else str(task.meeting or "")
        rows.append(Given(task.words, reverse("deliberation:task", args=[task.pk]), why % {"day": day}, about))
    return rows
