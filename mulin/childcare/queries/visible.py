"""What one may read. Classes are anybody's; what is about a child is its guardian's and its carers'."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from mulin.childcare.models import Application, Group, Guardian, Keeper, Paper, Pickup
from mulin.childcare.rules.who import BEING_CHECKED, KEEPERS
from mulin.kernel.access.asking import Standing as Asking
from mulin.kernel.secrets.models import Reveal
from mulin.kernel.secrets.seal import blind
from mulin.organisations.queries import Standing
from mulin.places.fields import under, under_any

from .families import guarded_by

OPEN_FOR = timedelta(minutes=15)  # a paper opened with a reason stays open to that keeper so long


def groups() -> QuerySet[Group]:
    return Group.objects.select_related("place", "area")


def public_all() -> QuerySet[Group]:
    return groups().filter(closed_on=None)


def public(community_id: int, on: date) -> QuerySet[Group]:
    return public_all().filter(community=community_id, until__gte=on)


def _kept(me: Standing) -> QuerySet[Keeper]:
    return Keeper.objects.filter(person=me.person_id or 0, until_at=None)


def groups_kept(me: Standing) -> QuerySet[Group]:
    return groups().filter(pk__in=_kept(me).values("group"))


def keeps_any(me: Standing) -> bool:
    return me.person_id is not None and _kept(me).exists()


def groups_managed(me: Standing) -> QuerySet[Group]:
    return groups().filter(under_any(me.paths(KEEPERS), "place__path"))


def groups_at_desk(me: Standing) -> QuerySet[Group]:
    """Those one manages and those one looks after."""
    found = Q(pk__in=_kept(me).values("group"))
    for path in me.paths(KEEPERS):
        found |= under(path, "place__path")
    return groups().filter(found)


def desk_groups(me: Standing) -> QuerySet[Any]:
    """Those at one's desk that are not closed; `mine`: whether one looks after it."""
    mine = Exists(_kept(me).filter(group=OuterRef("pk")))
    return groups_at_desk(me).filter(closed_on=None).annotate(mine=mine)


def sent_by_class(me: Standing, most: int) -> list[tuple[Group, int]]:
    """How many applications wait to be looked at: in classes one looks after, and in those one manages that nobody looks after."""
    mine = Q(pk__in=_kept(me).values("group"))
    managed = under_any(me.paths(KEEPERS), "place__path") & ~Q(pk__in=Keeper.objects.filter(until_at=None).values("group"))
    sent = Count("applications", filter=Q(applications__status=Application.Status.SENT))
    rows = groups().filter(mine | managed, closed_on=None).annotate(sent=sent).filter(sent__gt=0).order_by("-sent", "id")
    return [(one, one.sent) for one in rows[:most]]


def _applications() -> QuerySet[Application]:
    return Application.objects.select_related("group__place", "group__area", "child", "guardian")


def applications_of(group: Group) -> QuerySet[Application]:
    return _applications().filter(group=group)


def applications_kept(me: Standing) -> QuerySet[Application]:
    """Of classes one looks after, with the guardian who asked first."""
    return _applications().filter(group__in=_kept(me).values("group")).select_related("child__guardian")


def own_applications(person_id: int) -> QuerySet[Application]:
    return _applications().filter(_of_guardian(person_id))


def _of_guardian(person_id: int) -> Q:
    return Q(guardian=person_id) | guarded_by([person_id], "child__")


def guardians_visible_to(me: Standing) -> QuerySet[Guardian]:
    """One's own, those one named, those of children one looks after."""
    classes = Application.objects.filter(group__in=_kept(me).values("group"), status__in=Application.STANDING)
    seen = Q(person=me.person_id or 0) | Q(named_by=me.person_id or 0) | Q(child__in=classes.values("child"))
    return Guardian.objects.filter(seen, ended_at=None, child__erased_at=None).select_related("child", "person", "named_by")


def visible_to(me: Standing) -> QuerySet[Application]:
    """The guardian's own, those of classes one looks after, and one's counter's until they are decided."""
    if me.person_id is None:
        return _applications().none()
    helped = Q(helped_by=me.person_id, status__in=BEING_CHECKED)
    found = _of_guardian(me.person_id) | helped | Q(group__in=_kept(me).values("group"))
    return _applications().filter(found).select_related("child__guardian")


def papers_visible_to(me: Standing) -> QuerySet[Paper]:
    """To know that they are there. What is in them: `actions.open_paper`."""
    standing = visible_to(me).filter(status__in=Application.STANDING)
    own = guarded_by([me.person_id or 0], "child__")
    return Paper.objects.select_related("child").filter(own | Q(child__in=standing.values("child")))


def may_see_file(me: Asking, key: str) -> bool:
    """A paper: the guardian always, a keeper for a while after giving a reason. A face to fetch by: both."""
    if me.person_id is None:
        return False
    paper = Paper.objects.select_related("child").filter(file_blind=blind_of(key)).first()
    if paper is not None:
        return me.person_id in paper.child.guarded_by or (_keeps_child(me.person_id, paper.child_id) and _opened(me, paper))
    pickup = Pickup.objects.select_related("child").filter(photo=key).first() if key else None
    return pickup is not None and (
        me.person_id in pickup.child.guarded_by or _keeps_child(me.person_id, pickup.child_id, statuses=("held",))
    )


def blind_of(key: str) -> str:
    return blind(key, purpose="childcare.paper")


def used_files(keys: Collection[str]) -> Collection[str]:
    blinds = {blind_of(key): key for key in keys}
    papers = Paper.objects.filter(file_blind__in=list(blinds)).values_list("file_blind", flat=True)
    faces = Pickup.objects.filter(photo__in=list(keys)).values_list("photo", flat=True)
    return {*(blinds[one] for one in papers), *faces}


def _keeps_child(person_id: int, child_id: int, statuses: Collection[str] = Application.STANDING) -> bool:
    kept = Keeper.objects.filter(person=person_id, until_at=None).values("group")
    return Application.objects.filter(child=child_id, status__in=statuses, group__in=kept).exists()


def _opened(me: Asking, paper: Paper) -> bool:
    since = timezone.now() - OPEN_FOR
    table = Paper._meta.db_table
    return Reveal.objects.filter(table=table, row=paper.pk, by_id=me.account_id or 0, at__gte=since).exists()
