"""A matter's story, as this reader may read it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mulin.kernel.prepared import Prepared
from mulin.matters.models import Event, Matter
from mulin.matters.rules import works_on
from mulin.organisations.queries import Standing

# What the clock did and how places were renamed is the staff's own; an escalation the reporter may well know.
NOT_FOR_OTHERS = Q(is_internal=True) | Q(kind__in=[Event.Kind.REMINDED, Event.Kind.MOVED])


def timeline(matter: Matter, me: Standing) -> QuerySet[Event]:
    """Oldest first. Only staff read internal lines and actors; everyone else reads posts (`by_post`, data["post"])."""
    rows = matter.events.order_by("at", "id")
    if works_on(me, matter):
        return rows.select_related("actor")
    return rows.exclude(NOT_FOR_OTHERS).defer("actor")


TO_STAFF = Prepared(lambda matter: Event.objects.filter(matter=matter).select_related("actor").order_by("at", "id"))
TO_OTHERS = Prepared(
    lambda matter: Event.objects.filter(matter=matter).exclude(NOT_FOR_OTHERS).defer("actor").order_by("at", "id")
)


def told_to(me: Standing, matter: Matter) -> list[Event]:
    """What `timeline` has, read at once."""
    return (TO_STAFF if works_on(me, matter) else TO_OTHERS).rows(matter.pk)


def helper_names(matter: Matter) -> list[str]:
    """Who helps now, by unit or by name: for staff."""
    rows = matter.assignments.filter(role="helper", until=None).select_related("unit", "person").order_by("id")
    return [str(row.unit or row.person) for row in rows]


def reporter_words(matter: Matter) -> str:
    """Who reported it, for the staff who handle it: a name and a masked number, or why there is none."""
    if matter.is_anonymous:
        return _("匿名上报")
    name = str(matter.reporter) if matter.reporter else (matter.contact_name or _("没有留姓名"))
    mask = matter.contact_mask or (matter.reporter.phone_mask if matter.reporter else "")
    return f"{name} {mask}".strip()
