"""What one may read. Facilities are anybody's; bookings are theirs who made them and theirs who serve there."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from mulin.facilities.models import Booking, Canteen, Deliverer, Facility, Loan, Order, Picture, Review, Room, Settlement, Thing
from mulin.facilities.rules import KEEPERS
from mulin.kernel.access.asking import Standing as Asking
from mulin.organisations.queries import Standing, holders
from mulin.people.models import Person
from mulin.places.fields import under_any


def facilities() -> QuerySet[Facility]:
    return Facility.objects.select_related("place", "operator", "parent")


def kept_by(me: Standing) -> QuerySet[Facility]:
    return facilities().filter(under_any(me.paths(KEEPERS), "place__path"))


def served_by(me: Standing) -> QuerySet[Facility]:
    """At whose counters one stands: kept, curated, operated."""
    found = under_any(me.paths(KEEPERS), "place__path")
    if me.units():
        found |= Q(operator__in=me.units())
    if me.person_id:
        found |= Q(curator=me.person_id)
    return facilities().filter(found)


def keepers_of(facility: Facility) -> list[Person]:
    """Who agrees to bookings: the curator, else who keeps the place, nearest first."""
    return [facility.curator] if facility.curator is not None else holders(KEEPERS, facility.place.path)


def curates(me: Standing) -> bool:
    """Asked once for a request, however many menus want to know."""
    if me.person_id is None:
        return False
    if "curates" not in me.known:
        me.known["curates"] = Facility.objects.filter(curator=me.person_id).exists()
    return me.known["curates"]


def still(prefix: str = "") -> Q:
    """Not closed for good, or not yet."""
    return Q(**{f"{prefix}closed_on": None}) | Q(**{f"{prefix}closed_on__gt": localdate()})


def public(community_id: int) -> QuerySet[Facility]:
    return facilities().filter(still(), community=community_id)


def open_facilities() -> QuerySet[Facility]:
    return facilities().filter(still())


def rooms() -> QuerySet[Room]:
    return Room.objects.select_related("facility__place", "facility__operator")


def rooms_open() -> QuerySet[Room]:
    return rooms().filter(still(), still("facility__"))


def rooms_served(me: Standing) -> QuerySet[Room]:
    return rooms().filter(facility__in=served_by(me).values("pk"))


def bookings() -> QuerySet[Booking]:
    return Booking.objects.select_related("room__facility__place", "person", "organisation", "series")


def own_bookings(person_id: int) -> QuerySet[Booking]:
    return bookings().filter(person=person_id)


def bookings_served(me: Standing) -> QuerySet[Booking]:
    return bookings().filter(room__facility__in=served_by(me).values("pk"))


def bookings_visible_to(me: Standing) -> QuerySet[Booking]:
    own = Q(person=me.person_id) if me.person_id else Q(pk__in=[])
    return bookings().filter(own | Q(room__facility__in=served_by(me).values("pk")))


def things_served(me: Standing) -> QuerySet[Thing]:
    return Thing.objects.select_related("facility__place").filter(facility__in=served_by(me).values("pk"))


def loans_served(me: Standing) -> QuerySet[Loan]:
    rows = Loan.objects.select_related("thing__facility__place", "person")
    return rows.filter(thing__facility__in=served_by(me).values("pk"))


def own_loans(person_id: int) -> QuerySet[Loan]:
    return Loan.objects.select_related("thing__facility").filter(person=person_id)


def canteens() -> QuerySet[Canteen]:
    return Canteen.objects.select_related("facility__place", "facility__operator")


def canteens_served(me: Standing) -> QuerySet[Canteen]:
    return canteens().filter(facility__in=served_by(me).values("pk"))


def orders() -> QuerySet[Order]:
    return Order.objects.select_related("canteen__facility__place", "dish", "person", "room", "bringer")


def orders_served(me: Standing) -> QuerySet[Order]:
    return orders().filter(canteen__facility__in=served_by(me).values("pk"))


def orders_visible_to(me: Standing) -> QuerySet[Order]:
    """One's own, those one brings or could bring, those of canteens where one serves."""
    own = Q(pk__in=[])
    if me.person_id:
        canteens = Deliverer.objects.filter(person=me.person_id, until=None).values("canteen")
        own = Q(person=me.person_id) | Q(bringer=me.person_id) | Q(status=Order.Status.ORDERED, canteen__in=canteens)
    return orders().filter(own | Q(canteen__facility__in=served_by(me).values("pk")))


def settlements_served(me: Standing) -> QuerySet[Settlement]:
    rows = Settlement.objects.select_related("canteen__facility__place", "canteen__facility__operator")
    return rows.filter(canteen__facility__in=served_by(me).values("pk"))


def reviews_served(me: Standing) -> QuerySet[Review]:
    return Review.objects.select_related("facility__place").filter(facility__in=served_by(me).values("pk"))


def may_see_file(me: Asking, key: str) -> bool:
    """Pictures here are of houses and rooms, shown to everybody."""
    return bool(used_files([key]))


def used_files(keys: Collection[str]) -> Collection[str]:
    found = set(Facility.objects.filter(picture__in=keys).values_list("picture", flat=True))
    found |= set(Room.objects.filter(picture__in=keys).values_list("picture", flat=True))
    return found | set(Picture.objects.filter(file_key__in=keys).values_list("file_key", flat=True))
