"""Open matters go along when places do (C007)."""

from datetime import datetime

from mulin.kernel.facts.models import Fact
from mulin.matters import actions
from mulin.places import facts


def along(fact: facts.PlaceMoved, *, source: Fact) -> None:
    actions.follow_move(fact.old_path, fact.new_path, at=datetime.fromisoformat(fact.at))


def to_the_rest(fact: facts.PlacesSplit, *, source: Fact) -> None:
    actions.follow_move(fact.old_path, fact.rest_path, below=False, at=datetime.fromisoformat(fact.at))


def to_the_one(fact: facts.PlacesMerged, *, source: Fact) -> None:
    for old_path in fact.old_paths:
        actions.follow_move(old_path, fact.new_path, below=False, at=datetime.fromisoformat(fact.at))
