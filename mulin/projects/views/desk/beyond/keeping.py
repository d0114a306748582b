"""Who keeps these pages, and of which community."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from mulin.kernel.access import require
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place
from mulin.projects.models import Project
from mulin.projects.rules import after as rules

K = Place.Kind
AROUND = (K.COMMITTEE, K.ESTATE, K.BUILDING, K.ENTRANCE)


def keeper(request: HttpRequest) -> tuple[Standing, Place]:
    """A keeper and the community of theirs."""
    me = who_asks(request)
    require(rules.may_keep_some(me))
    assert me.person is not None
    return me, get_object_or_404(Place, pk=me.person.community_id)


def projects_of(community: Place) -> QuerySet[Project]:
    return Project.objects.filter(community=community).order_by("-id")


def partners_of(community: Place) -> QuerySet[Organisation]:
    return Organisation.objects.filter(community=community, closed_on=None).order_by("name")


def kept(model: type[Any], community: Place, pk: int) -> Any:
    return get_object_or_404(model.objects.select_related("community"), pk=pk, community=community)
