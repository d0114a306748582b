"""Wishes to correct what the register says: the earliest first."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.organisations.queries import Standing
from mulin.people import queries

from .row import MOST, Row


def rows(me: Standing, at: datetime) -> list[Row]:
    """Two queries. None for those who may only look on."""
    url, found = reverse("people:corrections"), []
    for asked in queries.corrections_to_answer(me)[:MOST]:
        day = date_format(localtime(asked.due_at), _("n月j日"))
        why = _("过了期限，本来 %(day)s 前答复") if asked.due_at <= at else _("%(day)s 前答复")
        found.append(Row(asked.words, why % {"day": day}, f"{url}#c{asked.pk}", asked.person.name))
    return found
