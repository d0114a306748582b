from mulin.kernel.prepared import Prepared
from mulin.organisations.queries import Standing
from mulin.volunteering.models import Member, Team, Volunteer
from mulin.volunteering.rules import Who

LEADS = (Member.Role.LEADER, Member.Role.DEPUTY)
VOLUNTEER = Prepared(
    lambda person: Volunteer.objects.filter(person=person).select_related("person", "community").order_by("id")[:1]
)
HELD = Prepared(lambda volunteer: Member.objects.filter(volunteer=volunteer, until=None).values_list("team_id", "role"))


def who_serves(me: Standing) -> Who:
    """The standing together with the volunteer behind it; at most three queries, none for somebody who is none."""
    if me.person_id is None:
        return Who(me)
    volunteer = VOLUNTEER.first(me.person_id)
    if volunteer is None or volunteer.left_at is not None:
        return Who(me, volunteer)
    held = HELD.rows(volunteer.pk)
    led = {team for team, role in held if role in LEADS}
    return Who(me, volunteer, _with_branches(volunteer.community_id, led), frozenset(team for team, _role in held))


def _with_branches(community_id: int, led: set[int]) -> frozenset[int]:
    """Those teams and everything below them."""
    if not led:
        return frozenset()
    below: dict[int | None, list[int]] = {}
    for pk, parent in Team.objects.filter(community_id=community_id, closed_at=None).values_list("id", "parent_id"):
        below.setdefault(parent, []).append(pk)
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
