"""Who has it: the fields on the matter, and the assignments that say from when to when (C098)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.changing import Values, change
from mulin.kernel.facts.record import record
from mulin.kernel.inserting import insert
from mulin.matters import rules
from mulin.matters.facts import HelperJoined, MatterDispatched
from mulin.matters.models import Assignment, Event, Matter
from mulin.matters.queries.destinations import Target, unit_of_community
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import Standing, current_posts

from . import story

LEAD, HELPER = Assignment.Role.LEAD, Assignment.Role.HELPER
Helper = dict[str, int]  # {"unit_id": 3} or {"person_id": 5}


def put(matter: Matter, target: Target) -> None:
    """Show on the matter who has it now."""
    matter.unit_id, matter.handler_id, matter.pool_path = target.unit_id, target.person_id, target.pool_path
    matter.status = Matter.Status.OFFERED if target.names_someone else Matter.Status.WAITING


def assign(matter: Matter, target: Target, *, at: datetime, by: int | None = None) -> None:
    """A new current lead, and the fact that follow-ups hang on."""
    release(matter, at=at)
    _begin(matter, LEAD, target.unit_id, target.person_id, at)
    record(MatterDispatched(matter.id, target.unit_id, target.person_id), actor_id=by, at=at)


def release(matter: Matter, *, at: datetime, reason: str = "") -> None:
    change(Assignment, _current(matter) | {"role": LEAD}, {"until": at, "returned_reason": reason[:200]})


def release_all(matter: Matter, *, at: datetime) -> None:
    change(Assignment, _current(matter), {"until": at})


def chosen(matter: Matter, unit_id: int | None, person_id: int | None, *, at: datetime) -> Target:
    """
    Raises:
        Refused: nobody or two are named, or the one named cannot take it.
    """
    if (unit_id is None) == (person_id is None):
        raise Refused(_("请选一个主办：一个单位，或一个有岗位的人。"))
    if unit_id is not None and unit_of_community(unit_id, matter.community_id) is None:
        raise Refused(_("这个单位不在本社区服务，或已经停用，请另选。"))
    if person_id is not None and not current_posts(localdate(at)).filter(person=person_id).exists():
        raise Refused(_("这个人现在没有岗位，不能主办，请另选。"))
    return Target(unit_id=unit_id, person_id=person_id)


def join(matter: Matter, helpers: Sequence[Helper], *, by: Standing, at: datetime) -> None:
    """Add helpers beside the lead; those who help already, or lead, are left as they are."""
    for helper in helpers:
        target = chosen(matter, helper.get("unit_id"), helper.get("person_id"), at=at)
        word = f"unit:{target.unit_id}" if target.unit_id else f"person:{target.person_id}"
        if word in matter.helpers or (target.unit_id, target.person_id) == (matter.unit_id, matter.handler_id):
            continue
        matter.helpers = [*matter.helpers, word]
        _begin(matter, HELPER, target.unit_id, target.person_id, at)
        story.tell(matter, Event.Kind.JOINED, by=by, at=at, **named(target))
        record(HelperJoined(matter.id, target.unit_id, target.person_id), actor_id=by.person_id, at=at)


def named(target: Target) -> dict[str, Any]:
    """For the story: ids to count by, words to read. A person is read by post, never by name."""
    ids: dict[str, Any] = {"unit_id": target.unit_id, "person_id": target.person_id}
    if target.pool_path:
        ids["pool"] = target.pool_path
    if target.unit_id:
        ids["unit"] = str(Organisation.objects.get(pk=target.unit_id))
    return ids | (_post_of(target.person_id) if target.person_id else {})


def _post_of(person_id: int) -> dict[str, str]:
    post = Post.objects.filter(person=person_id, until=None, place__isnull=False).select_related("place").order_by("id").first()
    return {"to_post": post.kind, "to_place": str(post.place)} if post else {}


def take_over(matter: Matter, *, person_id: int | None, at: datetime) -> None:
    release(matter, at=at)
    _begin(matter, LEAD, None, person_id, at)


def name_the_person(matter: Matter, person_id: int | None) -> None:
    """Who of the unit has it."""
    change(Assignment, _current(matter) | {"role": LEAD}, {"person_id": person_id})


def mark_arrived(matter: Matter, *, by: Standing, at: datetime) -> None:
    """On the assignment of whoever says so; a worker who says it for others means the lead."""
    waiting = matter.assignments.filter(until=None, arrived_at=None)
    if rules.helps(by, matter) and not rules.leads(by, matter):
        waiting = waiting.filter(Q(unit__in=by.units()) | Q(person=by.person_id), role=HELPER)
    else:
        waiting = waiting.filter(role=LEAD)
    waiting.update(arrived_at=at)


def again(matter: Matter, *, at: datetime) -> None:
    """The same lead as before has it once more."""
    release_all(matter, at=at)
    _begin(matter, LEAD, matter.unit_id, matter.handler_id, at)


def _current(matter: Matter) -> Values:
    return {"matter_id": matter.pk, "until": None}


def _begin(matter: Matter, role: str, unit_id: int | None, person_id: int | None, at: datetime) -> None:
    insert([Assignment(matter=matter, role=role, unit_id=unit_id, person_id=person_id, since=at)])
