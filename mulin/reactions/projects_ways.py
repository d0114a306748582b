"""Whom projects concern, where their pages are, and one way of telling them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts, holders
from mulin.projects.models import Application, Call, Project, Teammate
from mulin.projects.queries.operator import KEEPERS

LOW = 1  # as notices count them
MOST = 5  # of those who keep a place, nearest first
HANDLERS = (Post.Kind.HANDLER, Post.Kind.UNIT_LEAD)


def team_of(application: Application) -> list[int]:
    """The lead and who accepted."""
    mates = Teammate.objects.filter(application=application, accepted_at__isnull=False).order_by("id")
    return list(dict.fromkeys([application.lead_id, *mates.values_list("person_id", flat=True)]))


def team_of_project(project: Project) -> list[int]:
    return team_of(project.application) if project.application is not None else [project.lead_id]


def unit_of(organisation_id: int, source: Fact) -> list[int]:
    """Its handlers."""
    posts = current_posts(localdate(source.happened_at)).filter(organisation=organisation_id, kind__in=HANDLERS)
    return list(dict.fromkeys(posts.order_by("id").values_list("person_id", flat=True)))


def keepers_of(path: str, source: Fact) -> list[int]:
    return [one.pk for one in holders(KEEPERS, path, on=localdate(source.happened_at))[:MOST]]


def runners_of(one: Call | Project, source: Fact) -> list[int]:
    return unit_of(one.operator_id, source) if one.operator_id else keepers_of(one.path, source)


def project(pk: int) -> Project:
    return Project.objects.select_related("place", "application").get(pk=pk)


def application(pk: int) -> Application:
    return Application.objects.select_related("call__place").get(pk=pk)


def call(pk: int) -> Call:
    return Call.objects.select_related("place", "community").get(pk=pk)


def call_page(one: Call) -> str:
    return reverse("projects:call", args=[one.number])


def desk_call(one: Call) -> str:
    return reverse("projects:desk_call", args=[one.number])


def application_page(one: Application) -> str:
    return reverse("projects:application", args=[one.number])


def work_page(one: Project) -> str:
    return reverse("projects:work", args=[one.number])


def running_page(one: Project) -> str:
    return reverse("projects:desk_project", args=[one.number])


def tell(
    people: Iterable[int],
    kind: str,
    of: Call | Application | Project,
    url: str,
    source: Fact,
    *,
    urgency: int | None = None,
    **values: Any,
) -> None:
    """Whoever did it is not told of it."""
    more = {} if urgency is None else {"urgency": urgency}
    for person_id in dict.fromkeys(people):
        notices.tell(
            person_id=person_id, kind=kind, values={"title": of.title, "title_en": of.title_en} | values, url=url,
            once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at, **more,
        )  # fmt: skip
