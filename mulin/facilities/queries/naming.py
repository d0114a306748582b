"""In whose name a room is booked at the counter."""

from datetime import date

from django.db.models import Q

from mulin.facilities import rules
from mulin.facilities.models import Facility
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import Standing, current_posts
from mulin.people.models import Person

MOST = 5


def units_found(me: Standing, facility: Facility, words: str, on: date) -> list[tuple[Organisation, list[Person]]]:
    """Organisations by their name, each with who speaks for it. Only for keepers: others name the person."""
    words = words.strip()
    if len(words) < 2 or not rules.keeps(me, facility.place.path):
        return []
    rows = Organisation.objects.filter(
        Q(name__contains=words) | Q(short_name__contains=words), community=facility.community_id, closed_on=None
    )
    units = list(rows.order_by("name")[:MOST])
    people: dict[int, dict[int, Person]] = {unit.pk: {} for unit in units}
    posts: list[Post] = list(current_posts(on).filter(organisation__in=units, person__left_on=None).select_related("person"))
    for post in sorted(posts, key=lambda one: one.pk):
        people[post.organisation_id or 0][post.person_id] = post.person
    return [(unit, list(people[unit.pk].values())) for unit in units]


def units_of(person: Person, on: date) -> list[int]:
    held = current_posts(on).filter(person=person, organisation__isnull=False)
    return sorted({pk for pk in held.values_list("organisation", flat=True) if pk is not None})
