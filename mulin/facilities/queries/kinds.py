"""What a facility is good for, to choose by."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from mulin.facilities.models import Facility, Room, Thing

KINDS = [("canteen", _("食堂")), ("rooms", _("订房间")), ("come", _("直接来")), ("things", _("借东西"))]


def kinds_of(facilities: Iterable[Facility]) -> dict[int, set[str]]:
    """Two queries; whether there is a canteen is looked up with the facility (`select_related("canteen")`)."""
    found = {one.pk: {"canteen"} if hasattr(one, "canteen") else set() for one in facilities}
    rooms = Room.objects.filter(facility__in=list(found), closed_on=None).order_by().distinct()
    for facility, bookable in rooms.values_list("facility", "bookable"):
        found[facility].add("rooms" if bookable else "come")
    for facility in Thing.objects.filter(facility__in=list(found), closed_at=None).values_list("facility", flat=True):
        found[facility].add("things")
    return found
