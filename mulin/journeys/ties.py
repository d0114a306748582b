"""The chain from the other end: what a report, topic, ballot, activity or payment has to do with topics and projects."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.deliberation.models import Topic
from mulin.kernel.ui import ties
from mulin.kernel.ui.ties import Tie, Ties
from mulin.matters.models import Matter
from mulin.projects.models import Link, Project
from mulin.projects.queries import chain

FEW = 12  # the newest
Heading = str | Promise
PROJECTS: dict[str, Heading] = {Link.Kind.ACTIVITY: _("属于这些项目"), "payment": _("付给这个项目")}
LATER: Heading = _("由此做成的项目")
NOTHING = Ties("", [])


def projects(kind: str, ref: str) -> Ties:
    rows = chain.paid_by(int(ref)) if kind == "payment" else chain.projects_of(kind, ref)[:FEW]
    return Ties(str(PROJECTS.get(kind, LATER)), [_project(one) for one in rows])


def topics(kind: str, ref: str) -> Ties:
    """What was talked about because of a report, or before a ballot."""
    if kind == "matter":
        return _topics(_("为此议的事"), Topic.objects.filter(matter=ref).exclude(matter=""))
    return _topics(_("要定的议题"), Topic.objects.filter(ballot__number=ref)) if kind == "ballot" else NOTHING


def matters(kind: str, ref: str) -> Ties:
    """The report that a topic came from."""
    if kind != "topic":
        return NOTHING
    numbers = Topic.objects.filter(number=ref).exclude(matter="").values("matter")
    found = [
        Tie(reverse("matters:matter", args=[one.number]), one.title, str(one.get_status_display()), "wrench")
        for one in Matter.objects.filter(is_public=True, number__in=numbers)
    ]
    return Ties(str(_("从这件上报的事来")), found)


def _project(one: Project) -> Tie:
    return Tie(reverse("projects:project", args=[one.number]), one.name, str(one.get_stage_display()), "folder-kanban")


def _topics(heading: Heading, rows: QuerySet[Topic]) -> Ties:
    found = [
        Tie(reverse("deliberation:topic", args=[one.number]), one.heading, str(one.get_stage_display()), "messages-square")
        for one in rows.filter(stage__in=Topic.PUBLIC).order_by("-id")[:FEW]
    ]
    return Ties(str(heading), found)


def register() -> None:
    for sort, look in (("matter", matters), ("topic", topics), ("project", projects)):
        ties.register(sort, look)
