"""From the neighbours' own time to joint governance (C093)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.matters import flow, rules
from mulin.matters.facts import MatterStaged
from mulin.matters.models import Event, Matter
from mulin.matters.queries import destinations
from mulin.organisations.queries import Standing

from . import receiving, story


@transaction.atomic
def move_on(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """Neighbours ask for the units before their own time is over."""
    matter = story.lock(matter)
    require(rules.may_move_on(by, matter))
    return stage(matter, words=words, by=by, at=at)


def stage(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """Hand it to where the category's version sends it. For an already locked matter."""
    advance(matter.status, flow.TO_JOINT)
    matter.stage = Matter.Stage.JOINT
    target = destinations.first(matter.version, matter.place, matter.stage, on=localdate(at))
    status = Matter.Status.OFFERED if target.names_someone else Matter.Status.WAITING
    story.tell(matter, Event.Kind.STAGED, by=by, at=at, words=words, to=status, stage=matter.stage, **receiving.named(target))
    receiving.release(matter, at=at)
    receiving.put(matter, target)
    if target.names_someone:
        receiving.assign(matter, target, at=at, by=by.person_id)
    story.save(matter)
    record(MatterStaged(matter.id), actor_id=by.person_id, at=at)
    return matter
