"""What lies in places goes along when these are split, merged or moved (C007).

Where a place hangs is asked when the follow-up runs: two moves in a row end well in whatever order they are followed.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import ngettext

from mulin.ballots.models import Ballot
from mulin.childcare.models import Group
from mulin.deliberation.models import ChatGroup, Council, Forum, OpinionMap
from mulin.elections.models import Election
from mulin.facilities.models import Facility, Story, Trail
from mulin.kernel.facts.models import Fact
from mulin.matters import actions as matters
from mulin.matters.models import Matter
from mulin.notices.models import Audience, Bulletin
from mulin.pacts.models import Pact, Version
from mulin.places import actions, facts
from mulin.places.models import Place
from mulin.surveys.models import Survey
from mulin.volunteering.models import Duty, Team

# What goes on standing when its committee ends. What was put to people keeps those whom it asks or binds; what nobody saw yet goes along.
STANDING: dict[type[models.Model], Q] = {
    Audience: Q(),
    Ballot: Q(state=Ballot.State.DRAFT),
    Bulletin: Q(status__in=(Bulletin.Status.DRAFT, Bulletin.Status.CHECKING)),
    ChatGroup: Q(closed_on=None),
    Council: Q(ended_at=None),
    Duty: Q(closed_at=None),
    Election: Q(status=Election.Status.PREPARED),
    Facility: Q(closed_on=None),
    Forum: Q(status=Forum.Status.PLANNED),
    Group: Q(closed_on=None),
    OpinionMap: Q(closed_at=None),
    Pact: ~Q(pk__in=Version.objects.exclude(status=Version.Status.DRAFT).values("pact")),
    Story: Q(),
    Survey: Q(status=Survey.Status.DRAFT),
    Team: Q(closed_at=None),
    Trail: Q(),
}


def will_go_along(place: Place) -> list[str]:
    """Before a committee is split or merged: how much stands in its name."""
    number = sum(model._base_manager.filter(still, place=place).count() for model, still in STANDING.items())
    words = ngettext(
        "以它为地点的服务队、岗位、场地、议事会等 %(number)s 个，归到第一个新的居委会",
        "以它为地点的服务队、岗位、场地、议事会等 %(number)s 个，归到第一个新的居委会",
        number,
    )
    return [words % {"number": number}] if number else []


def along(fact: facts.PlaceMoved, *, source: Fact) -> None:
    _follow(fact.old_path, Place.objects.get(pk=fact.place_id), fact.at)


def to_the_first(fact: facts.PlacesSplit, *, source: Fact) -> None:
    _stand(fact.place_id, fact.into_ids[0], fact.old_path, fact.at)


def to_the_one(fact: facts.PlacesMerged, *, source: Fact) -> None:
    for place_id, old_path in zip(fact.place_ids, fact.old_paths, strict=True):
        _stand(place_id, fact.into_id, old_path, fact.at)


def _stand(old_id: int, new_id: int, old_path: str, at: str) -> None:
    new = Place.objects.get(pk=new_id)
    actions.follow_places(Place.objects.get(pk=old_id), new, STANDING)
    _follow(old_path, new, at, below=False)


def _follow(old_path: str, place: Place, at: str, *, below: bool = True) -> None:
    """A matter tells of it in its story, so it moves itself."""
    actions.follow_paths(old_path, place.path, below=below, besides=[Matter])
    matters.follow_move(old_path, place.path, below=below, at=datetime.fromisoformat(at))
