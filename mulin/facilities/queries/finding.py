from django.db.models import Q

from mulin.facilities import rules
from mulin.facilities.models import Facility
from mulin.kernel.secrets import numbers
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person

MOST = 8


def found(me: Standing, facility: Facility, words: str) -> list[Person]:
    """Who stands at the counter. Keepers search the register as everywhere; operators and curators see only whom they can
    name in full, by name, phone or ID number: a canteen is no reason to read the register."""
    words = words.strip()
    if not words:
        return []
    here = Person.objects.filter(community=facility.community_id, left_on=None)
    if rules.keeps(me, facility.place.path):
        matching = people.search(me, words).filter(community=facility.community_id, left_on=None)
        return list(matching.order_by("name", "id")[:MOST])
    return list(here.filter(_exactly(words)).order_by("name", "id")[:MOST])


def _exactly(words: str) -> Q:
    plain = "".join(words.split()).replace("-", "")
    way = Q(name=words)
    if len(plain) == 18:
        way |= ~Q(id_blind="") & Q(id_blind=people.id_blind(plain.upper()))
    try:
        return way | Q(phone_blind=people.phone_blind(numbers.phone(words))) if len(plain) >= 10 else way
    except ValueError:
        return way
