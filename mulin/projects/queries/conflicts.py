"""Who is too near to an application to judge it, as the register shows: of the team, of its organisation, of a household with it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from mulin.kernel.listed import Listed
from mulin.kernel.together import Together
from mulin.organisations.queries import current_posts
from mulin.people.models import Residence
from mulin.projects.models import Application, Conflict, Teammate

K = Conflict.Kind


def team_of(application: Application) -> set[int]:
    """Lead, adviser, and those who were asked and did not refuse."""
    people = Teammate.objects.filter(application=application, refused_at=None).values_list("person_id", flat=True)
    return {one for one in (application.lead_id, application.adviser_id, *people) if one is not None}


def nearness(applications: Iterable[Application], persons: Iterable[int], on: date) -> dict[tuple[int, int], str]:
    """{(person, application): why}, the nearest reason first. Two queries, however many there are."""
    rows, who = list(applications), set(persons)
    teams: dict[int, set[int]] = {one.pk: {one.lead_id} | ({one.adviser_id} if one.adviser_id else set()) for one in rows}
    bodies: dict[int, set[int]] = {one.pk: {one.organisation_id} if one.organisation_id else set() for one in rows}
    mates = Teammate.objects.filter(application__in=Listed(list(teams)), refused_at=None)
    for application, person, body in mates.values_list("application_id", "person_id", "organisation_id"):
        teams[application].add(person)
        if body:
            bodies[application].add(body)
    works, homes = _ties(who.union(*teams.values()), on)
    found = {}
    for application, team in teams.items():
        roofs = set().union(*(homes[one] for one in team))
        for person in who:
            if person in team:
                found[person, application] = K.TEAM.value
            elif works[person] & bodies[application]:
                found[person, application] = K.ORGANISATION.value
            elif homes[person] & roofs:
                found[person, application] = K.HOUSEHOLD.value
    return found


def _ties(persons: Iterable[int], on: date) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Organisations and households of each."""
    works: dict[int, set[int]] = defaultdict(set)
    homes: dict[int, set[int]] = defaultdict(set)
    posts, residences = TIES.rows(list(persons), on)
    for post in posts:
        works[post.person_id].add(post.organisation_id)
    for one in residences:
        homes[one.person_id].add(one.household_id)
    return works, homes


TIES = Together(
    lambda persons, on: [
        current_posts(on).filter(person__in=Listed(persons), organisation__isnull=False).order_by("id"),
        Residence.objects.filter(Q(until=None) | Q(until__gt=on), person__in=Listed(persons)).order_by("id"),
    ]
)


def kept_out(person_id: int, application: Application, on: date) -> str:
    """Why somebody may not judge it, "" where nothing is known: said before, or found now."""
    said = Conflict.objects.filter(person=person_id, application=application).values_list("kind", flat=True).first()
    return said or is_near(person_id, application, on)


def is_near(person_id: int, application: Application, on: date) -> str:
    """The same, where it is known that nothing was said before."""
    return nearness([application], [person_id], on).get((person_id, application.pk), "")
