"""What decisions and minutes gave somebody to do: the earliest first."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mulin.deliberation.queries import tasks_waiting_for
from mulin.organisations.queries import Standing

from .row import MOST, Row


def rows(me: Standing, today: date) -> list[Row]:
    found = []
    for task in tasks_waiting_for(me)[:MOST]:
        day = date_format(task.due_on, _("n月j日"))
        why = _("超过期限，本来 %(day)s 前办好") if task.due_on < today else _("%(day)s 前办好")
        about = task.topic.heading if task.topic is not None else str(task.meeting or "")
        found.append(Row(task.words, why % {"day": day}, reverse("deliberation:task", args=[task.pk]), about))
    return found
