"""Topics to screen where I may, and those I host whose stage is late."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.deliberation import queries
from mulin.deliberation.models import Topic
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any

from .row import MOST, Row


def rows(me: Standing, at: datetime) -> list[Row]:
    if not me.held:
        return []
    screened = Q(stage=Topic.Stage.SCREENING) & under_any(me.paths(queries.KEEPERS))
    late = Q(host=me.person_id, stage__in=Topic.TALKED, due_at__lt=at)
    found = queries.at_desk(me).filter(screened | late).order_by("due_at", "id")[:MOST]
    return [
        Row(one.heading, _why(one, at), reverse("deliberation:desk_topic", args=[one.number]), str(one.place)) for one in found
    ]


def _why(topic: Topic, at: datetime) -> str:
    day = date_format(localtime(topic.due_at), _("n月j日")) if topic.due_at else ""
    if topic.stage != Topic.Stage.SCREENING:
        return _("“%(stage)s”超过期限，本来到 %(day)s") % {"stage": topic.get_stage_display(), "day": day}
    if topic.due_at is not None and topic.due_at < at:
        return _("等审核，本来 %(day)s 前答复") % {"day": day}
    return _("等审核，%(day)s 前答复") % {"day": day} if day else _("等审核")
