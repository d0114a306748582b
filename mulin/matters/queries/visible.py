"""Which matters somebody may see. Loading is checking: every view gets its rows from `visible_to`."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from mulin.matters.models import Assignment, Follow, Matter
from mulin.matters.rules.who import READS
from mulin.organisations.queries import Standing
from mulin.places.fields import under


def visible_to(me: Standing) -> QuerySet[Matter]:
    """Own ones, followed ones, those of my posts and units, and what is public in my community (for strangers: everywhere)."""
    staff, whole_community = worked_on(me)
    if whole_community:
        return Matter.objects.filter(staff)
    public = Q(is_public=True)
    if me.person:
        public &= Q(community=me.person.community_id)
    return Matter.objects.filter(public | staff | own(me))


def staff_sees(me: Standing) -> QuerySet[Matter]:
    """What lists at the desk are made of: everything in my area or of my unit, and nothing that is merely public."""
    staff, _whole = worked_on(me)
    return Matter.objects.filter(staff)


def mine(me: Standing) -> QuerySet[Matter]:
    """Reported by me, recorded by me for somebody, or followed."""
    return Matter.objects.filter(own(me))


def public_of(community_id: int) -> QuerySet[Matter]:
    return Matter.objects.filter(community=community_id, is_public=True)


def own(me: Standing) -> Q:
    found = Q(pk=None)
    if me.person_id is not None:
        found |= Q(reporter=me.person_id) | Q(recorded_by=me.person_id)
    if me.account_id is not None:
        following = Follow.objects.filter(matter=OuterRef("pk"), account_id=me.account_id)
        found |= Q(reporter_account=me.account_id) | Q(Exists(following))
    return found


def worked_on(me: Standing) -> tuple[Q, bool]:
    """The condition, and whether it is a whole community by equality: a million rows are then read in the order of an index."""
    if me.person and whole_community(me):
        return Q(community=me.person.community_id), True
    found = Q(pk=None)
    for path in _widest(me.paths(READS)):
        found |= under(path, "place_path")
    units = me.units()
    if units:
        helping = Assignment.objects.filter(matter=OuterRef("pk"), unit__in=units)
        found |= Q(unit__in=units) | Q(Exists(helping))
    if me.person_id is not None:
        found |= Q(handler=me.person_id) | Q(Exists(Assignment.objects.filter(matter=OuterRef("pk"), person=me.person_id)))
    for path in me.paths({"volunteer", "rider", "guard"}):
        found |= ~Q(pool_path="") & (under(path, "pool_path") | Q(pool_path__in=ancestors(path)))
    return found, False


def whole_community(me: Standing) -> str:
    """The path of my community where I work on all of it and on nothing else, else nothing."""
    paths = _widest(me.paths(READS))
    community = str(me.person.community_id) if me.person else ""
    return paths[0] if len(paths) == 1 and paths[0].rstrip("/").split("/")[-1] == community and not me.units() else ""


def ancestors(path: str) -> list[str]:
    """ "1/2/3/" → ["1/", "1/2/", "1/2/3/"]."""
    steps = path.rstrip("/").split("/")
    return ["/".join(steps[: count + 1]) + "/" for count in range(len(steps))]


def _widest(paths: list[str]) -> list[str]:
    return [path for path in paths if not any(other != path and path.startswith(other) for other in paths)]
