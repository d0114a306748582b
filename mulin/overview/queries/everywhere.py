"""One box at the desk over people, houses, matters and organisations: the best few of each, all within what may be seen."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mulin.kernel.search import index
from mulin.matters import queries as matters
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.places import queries as places
from mulin.projects.models import Project

FEW = 8


@dataclass(frozen=True)
class Hit:
    url: str
    title: str
    more: str


@dataclass(frozen=True)
class Found:
    words: str
    icon: str
    hits: list[Hit]
    all_url: str


def everywhere(me: Standing, words: str) -> list[Found]:
    """Groups that found something, people first. One query a group."""
    text = words.strip()[:60]
    if not text:
        return []
    groups = [_people(me, text), _places(me, text), _matters(me, text), _projects(me, text), _organisations(me, text)]
    return [group for group in groups if group.hits]


def _people(me: Standing, text: str) -> Found:
    rows = people.search(me, text).order_by("name", "id")[:FEW]
    hits = [Hit(reverse("people:person", args=[row.pk]), row.name, row.phone_mask) for row in rows]
    return Found(_("人"), "users", hits, _link("people:people", text))


def _places(me: Standing, text: str) -> Found:
    rows = places.named(places.visible_to(me).filter(valid_to=None), text)[:FEW]
    hits = [Hit(reverse("places:place", args=[row.pk]), str(row), str(row.get_kind_display())) for row in rows]
    return Found(_("房和地点"), "map-pin", hits, _link("places:index", text))


def _matters(me: Standing, text: str) -> Found:
    found = Q(number=text) | Q(pk__in=index.find("matters", text))
    rows = matters.staff_sees(me).filter(found).select_related("place").order_by("-opened_at")[:FEW]
    hits = [Hit(reverse("matters:desk_matter", args=[row.number]), row.title, f"{row.number} · {row.place}") for row in rows]
    return Found(_("事项"), "wrench", hits, _link("matters:desk_matters", text))


def _projects(me: Standing, text: str) -> Found:
    """Public to all; those of one's community."""
    here = me.person.community_id if me.person else None
    found = Q(number=text.upper()) | Q(pk__in=index.find("projects", text))
    rows = Project.objects.filter(found, community=here).select_related("place").order_by("-id")[:FEW]
    hits = [Hit(reverse("projects:project", args=[row.number]), row.name, f"{row.number} · {row.place}") for row in rows]
    return Found(_("项目"), "folder-kanban", hits, f"{reverse('projects:gallery')}?{urlencode({'words': text})}")


def _organisations(me: Standing, text: str) -> Found:
    here = me.person.community_id if me.person else None
    rows = Organisation.objects.filter(Q(name__contains=text) | Q(short_name__contains=text), community=here, closed_on=None)
    hits = [Hit(reverse("organisations:organisation", args=[row.pk]), row.name, row.phone) for row in rows.order_by("name")[:FEW]]
    return Found(_("单位"), "building-2", hits, _link("organisations:organisations", text))


def _link(name: str, text: str) -> str:
    return f"{reverse(name)}?{urlencode({'q': text})}"
