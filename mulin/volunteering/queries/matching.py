"""Who could help with a request: with the skill and the language, with time, nearby, not busy and not asked yet."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, localtime

from mulin.people.models import Residence
from mulin.places.fields import under
from mulin.volunteering.models import Claim, Help, Invitation, Volunteer
from mulin.volunteering.rules import ADULT, years_before

MOST = 200  # volunteers looked at for one request, those of the neighbourhood first
ASKED_ALREADY = 3  # open invitations one person has at most


class Match(NamedTuple):
    volunteer: Volunteer
    skilled: bool
    speaks: bool
    free: bool  # said to have time then
    near: int  # how many levels of the place tree are shared: the more, the nearer


def matches(asked: Help) -> list[Match]:
    """Best first. At most three queries, whatever the community's size."""
    rows = fitting(asked)
    here = asked.place.path
    wide = "/".join(here.rstrip("/").split("/")[:6]) + "/"  # the grid, or what is there of it
    homes = Residence.objects.filter(person=OuterRef("person"), until=None)
    found = list(rows.filter(Exists(homes.filter(under(wide, "room__path")))).order_by("id")[:MOST])
    if len(found) < MOST:
        found += list(rows.exclude(pk__in=[one.pk for one in found]).order_by("-joined_at", "id")[: MOST - len(found)])
    lives = dict(
        Residence.objects.filter(person__in=[one.person_id for one in found], until=None).values_list("person_id", "room__path")
    )
    slot = slot_of(asked)
    picked = [
        Match(
            one, asked.skill_id is not None, bool(asked.language), slot in one.times, _shared(here, lives.get(one.person_id, ""))
        )
        for one in found
        if not asked.language or asked.language in one.languages
    ]
    return sorted(picked, key=lambda match: (not match.free, -match.near, match.volunteer.pk))


def fitting(asked: Help) -> QuerySet[Volunteer]:
    """Grown up, with the skill, and nowhere else at that time."""
    rows = Volunteer.objects.filter(community=asked.community_id, left_at=None).exclude(person=asked.person_id)
    rows = rows.filter(Q(person__born_on=None) | Q(person__born_on__lte=years_before(localdate(asked.wanted_from), ADULT)))
    if asked.skill_id is not None:
        rows = rows.filter(skills=asked.skill_id)
    on_shift = Claim.objects.filter(
        volunteer=OuterRef("pk"), status__in=("held", "present"), shift__begins_at__lt=asked.wanted_to,
        shift__ends_at__gt=asked.wanted_from,
    )  # fmt: skip
    helping = Help.objects.filter(
        helper=OuterRef("pk"), status=Help.Status.AGREED, wanted_from__lt=asked.wanted_to, wanted_to__gt=asked.wanted_from
    )
    return rows.filter(~Exists(on_shift), ~Exists(helping)).select_related("person")


def not_asked(asked: Help, found: list[Match]) -> list[Match]:
    """Without those who were asked for this already, and those who have enough to answer."""
    keys = [match.volunteer.pk for match in found]
    for_this = Q(help=asked) & ~Q(status=Invitation.Status.OVER)
    waiting: dict[int, int] = {}
    known = set()
    rows = Invitation.objects.filter(for_this | Q(status=Invitation.Status.SENT), volunteer__in=keys)
    for volunteer, help_id in rows.values_list("volunteer", "help"):
        waiting[volunteer] = waiting.get(volunteer, 0) + 1
        if help_id == asked.pk:
            known.add(volunteer)
    return [m for m in found if m.volunteer.pk not in known and waiting.get(m.volunteer.pk, 0) < ASKED_ALREADY]


def slot_of(asked: Help) -> str:
    """When help is wanted, in the words of `Volunteer.Time`."""
    begins = localtime(asked.wanted_from)
    day = "we" if begins.isoweekday() > 5 else "wd"
    return f"{day}-{'am' if begins.hour < 12 else 'pm' if begins.hour < 18 else 'ev'}"


def invited_to(volunteer: Volunteer) -> QuerySet[Invitation]:
    """What somebody has been asked and has not answered."""
    rows = Invitation.objects.filter(volunteer=volunteer, status=Invitation.Status.SENT, help__status=Help.Status.OPEN)
    return rows.select_related("help__place", "help__skill").order_by("until", "id")


def _shared(here: str, there: str) -> int:
    count = 0
    for ours, theirs in zip(here.split("/"), there.split("/"), strict=False):
        if not ours or ours != theirs:
            break
        count += 1
    return count
