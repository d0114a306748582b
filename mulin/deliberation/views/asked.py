"""What all pages of talks share: who asks, whom one can ask, and pictures kept on the way."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from mulin.deliberation import rules
from mulin.kernel.access import require
from mulin.kernel.media.actions import keep_image
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, current_posts, posts_over, who_asks
from mulin.people.models import Person
from mulin.places.fields import under

MOST = 60
People = list[tuple[Person, str]]


def at_desk(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_desk(me))
    return me


def kept(upload: Any, me: Standing) -> str:
    return keep_image(upload, by_account=me.account_id, at=timezone.now(), guard="deliberation").key if upload else ""


def kept_all(uploads: Iterable[Any], me: Standing) -> list[str]:
    return [kept(one, me) for one in uploads]


def hosts_of(path: str) -> People:
    """Everybody with a post over the place who may host, nearest first, with that post; one query."""
    return _each_once(posts_over(rules.HOSTS, path, on=timezone.localdate()).select_related("person"))


def workers_of(path: str, above: People | None = None) -> People:
    """The hosts, whom `above` may say, and those with a post somewhere in it: who can be given a task."""
    below = current_posts(timezone.localdate()).filter(under(path, "place__path"), kind__in=list(rules.HOSTS))
    return _each_once(
        below.select_related("person").order_by("place__path", "id")[:MOST], hosts_of(path) if above is None else above
    )


def _each_once(rows: Iterable[Any], first: People | None = None) -> People:
    found: dict[int, tuple[Person, str]] = {person.pk: (person, kind) for person, kind in first or []}
    for row in rows:
        found.setdefault(row.person_id, (row.person, str(row.get_kind_display())))
    return list(found.values())


def units_of(community_id: int) -> QuerySet[Organisation]:
    return Organisation.objects.filter(community=community_id, closed_on=None).order_by("name", "id")
