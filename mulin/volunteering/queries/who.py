from django.db.models import FilteredRelation, Q

from mulin.kernel.prepared import Prepared
from mulin.organisations.queries import Standing
from mulin.volunteering.models import Member, Team, Volunteer
from mulin.volunteering.rules import Who

LEADS = (Member.Role.LEADER, Member.Role.DEPUTY)
VOLUNTEER = Prepared(
    lambda person: Volunteer.objects.filter(person=person).select_related("person", "community").order_by("id")[:1]
)
TEAMS = Prepared(
    lambda volunteer, community: (
        Team.objects.annotate(mine=FilteredRelation("members", condition=Q(members__volunteer=volunteer, members__until=None)))
        .filter(community=community, closed_at=None)
        .values_list("id", "parent_id", "mine__role")
    )
)


def who_serves(me: Standing, *, with_teams: bool = True) -> Who:
    """The standing together with the volunteer behind it; two queries at most, none for somebody who is nobody here.

    Minutes, points and honours are nobody's by a team: there `with_teams` may be left out.
    """
    if me.person_id is None:
        return Who(me)
    volunteer = VOLUNTEER.first(me.person_id)
    if volunteer is None or volunteer.left_at is not None or not with_teams:
        return Who(me, volunteer)
    below: dict[int | None, list[int]] = {}
    belongs: set[int] = set()
    leads: set[int] = set()
    for team, parent, role in TEAMS.rows(volunteer.pk, volunteer.community_id):
        below.setdefault(parent, []).append(team)
        if role is not None:
            belongs.add(team)
        if role in LEADS:
            leads.add(team)
    return Who(me, volunteer, _with_branches(below, leads), frozenset(belongs))


def _with_branches(below: dict[int | None, list[int]], led: set[int]) -> frozenset[int]:
    """Those teams and everything below them."""
    found, ahead = set(led), list(led)
    while ahead:
        new = [pk for pk in below.get(ahead.pop(), []) if pk not in found]
        found.update(new)
        ahead += new
    return frozenset(found)


def leaders_of(team: Team) -> list[int]:
    """Persons who lead the team now."""
    rows = Member.objects.filter(team=team, until=None, role__in=LEADS).order_by("role", "id")
    return list(rows.values_list("volunteer__person_id", flat=True))
