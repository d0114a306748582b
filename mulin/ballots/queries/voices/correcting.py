"""One line of a register as it should be, worked out of what is registered now."""

from collections.abc import Sequence

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector
from mulin.ballots.queries.frozen import counts_area
from mulin.kernel.access import Refused
from mulin.kernel.secrets import masks
from mulin.people.models import Household, Person, Residence
from mulin.people.queries import age
from mulin.places.models import Place

from .line import Line
from .living import ADULT, house_of, houses
from .owners import owners_of_rooms

Head = Ballot.Head


def line_of(
    ballot: Ballot, person_ids: Sequence[int], household_id: int | None, room_ids: Sequence[int], before: Elector | None
) -> Line:
    """What is not given is as in the line `before`.

    Raises:
        Refused: nobody is named, or several voices are.
    """
    if ballot.head == Head.UNIT:
        rooms = list(room_ids) or (list(before.units.values_list("room_id", flat=True)) if before else [])
        return _of_rooms(ballot, rooms)
    if ballot.head == Head.HOUSEHOLD:
        return _of_household(ballot, household_id or (int(before.key[2:]) if before else None))
    people = list(person_ids) or (list(before.persons.values_list("person_id", flat=True)) if before else [])
    return _of_person(ballot, people)


def _of_person(ballot: Ballot, ids: list[int]) -> Line:
    person = Person.objects.filter(pk__in=ids, left_on=None).first()
    if person is None or len(ids) != 1:
        raise Refused(_("请选要登记的是哪一位居民。"))
    years = age(person.born_on, localdate(ballot.opens_at))
    if ballot.head == Head.PERSON and years is not None and years < ADULT:
        raise Refused(_("%(name)s到投票那天还不满 %(years)s 周岁，不能登记。") % {"name": person.name, "years": ADULT})
    if ballot.head == Head.MEMBER:
        return Line(f"m:{person.pk}", person.name, masks.name(person.name), (person.pk,))
    home = Residence.objects.filter(person=person, until=None).select_related("room").order_by("id").first()
    room, house = (home.room.label, house_of(home.room.path, houses(ballot.path))) if home else ("", "")
    label, mask = (
        " · ".join(part for part in parts if part) for parts in ((person.name, room), (masks.name(person.name), house))
    )
    return Line(f"p:{person.pk}", label[:200], mask, (person.pk,))


def _of_household(ballot: Ballot, household_id: int | None) -> Line:
    home = Household.objects.filter(pk=household_id or 0).select_related("room").first()
    if home is None or not home.room.path.startswith(ballot.path):
        raise Refused(_("请选这次表决范围里的住户。"))
    rows = home.residences.filter(until=None, person__left_on=None).select_related("person")
    day = localdate(ballot.opens_at)
    adults = tuple(row.person_id for row in rows if (age(row.person.born_on, day) or 0) >= ADULT)
    label = " · ".join(part for part in (home.room.label, home.number) if part)
    return Line(f"h:{home.pk}", label[:200], house_of(home.room.path, houses(ballot.path)), adults)


def _of_rooms(ballot: Ballot, room_ids: list[int]) -> Line:
    rooms = Place.objects.filter(pk__in=room_ids, kind=Place.Kind.ROOM)
    if not room_ids or rooms.count() != len(set(room_ids)) or not all(room.path.startswith(ballot.path) for room in rooms):
        raise Refused(_("请选这次表决范围里的房屋。"))
    found = owners_of_rooms(rooms)
    if found.apart and counts_area(ballot):
        raise Refused(_("%(room)s 没有登记建筑面积，请先补上。") % {"room": found.apart[0].label})
    if len(found.lines) != 1:
        raise Refused(_("这几套房屋现在登记的产权人不同，要分开登记。"))
    return found.lines[0]
