"""What signing up needs to know, by statements that are worked out once a process."""

from mulin.activities.models import Group, Policy, Signup
from mulin.kernel.prepared import Prepared
from mulin.people.models import Residence

TEXTS = ("words", "words_en", "bring", "bring_en", "report", "report_en")  # nothing that decides about a place

# The groups of a session, each with the session and its activity.
GROUPS = Prepared(
    lambda session: (
        Group.objects.filter(session=session)
        .select_related("session__activity")
        .defer("session__draw", *(f"session__activity__{name}" for name in TEXTS))
        .order_by("id")
    ),
    slots=1,
)
HOME = Prepared(lambda person: Residence.objects.filter(person=person, until=None).order_by("id").values_list("room__path")[:1])
STANDING = Prepared(
    lambda session, person: Signup.objects.filter(session=session, person=person, status__in=Signup.STANDING).select_related(
        "group"
    )[:1]
)
POLICY = Prepared(lambda community: Policy.objects.filter(community=community))
OFFER_HOURS = 12


def groups_of(session_id: int) -> list[Group]:
    """All with the same session and activity. One query."""
    rows = GROUPS.rows(session_id)
    for row in rows[1:]:
        row.session = rows[0].session
    return rows


def home_of(person_id: int) -> str:
    """Path of the room one lives in, or empty."""
    found = HOME.first(person_id)
    return found[0] if found else ""


def standing_signup(session_id: int, person_id: int) -> Signup | None:
    return STANDING.first(session_id, person_id)


def policy_of(community_id: int) -> Policy:
    return POLICY.first(community_id) or Policy(community_id=community_id, offer_hours=OFFER_HOURS)
