"""Who hears what of rooms, loans and meals."""

from django.urls import reverse

from mulin.facilities import facts, queries
from mulin.facilities.models import Booking, Course, Loan, Order, Review
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices


def keepers_of_a_wish(fact: facts.RoomBooked, *, source: Fact) -> None:
    """Where somebody has to agree: the curator, else who keeps the place. Booked at the counter: the person."""
    booking = _booking(fact.booking_id)
    if fact.asked:
        url = reverse("facilities:desk_booking", args=[booking.pk])
        for reader in queries.keepers_of(booking.room.facility):
            _tell(reader.pk, "facilities.asked", source, url, **_of(booking), note=booking.purpose)
    elif not fact.by_person:
        _tell(fact.person_id, "facilities.booked", source, _page(booking), **_of(booking))


def who_asked(fact: facts.BookingDecided, *, source: Fact) -> None:
    booking = _booking(fact.booking_id)
    kind = "facilities.agreed" if fact.agreed else "facilities.refused"
    _tell(fact.person_id, kind, source, _page(booking), **_of(booking), note=booking.reason)


def who_had_it(fact: facts.BookingCancelled, *, source: Fact) -> None:
    """What an activity held is told of as the activity's."""
    booking = _booking(fact.booking_id)
    if not fact.by_person and not booking.held_for:
        _tell(fact.person_id, "facilities.cancelled", source, _page(booking), **_of(booking), note=booking.reason)


def who_borrowed(fact: facts.LoanDue, *, source: Fact) -> None:
    loan = Loan.objects.select_related("thing__facility").get(pk=fact.loan_id)
    thing, house = loan.thing, loan.thing.facility
    _tell(
        fact.person_id, "facilities.late" if fact.late else "facilities.due", source, reverse("facilities:mine"), thing=thing.name,
        thing_en=thing.name_en, house=house.name, house_en=house.name_en, due=loan.due_on.isoformat(),
    )  # fmt: skip


def who_could_bring(fact: facts.MealOrdered, *, source: Fact) -> None:
    """Once for each meal of a day, however many are ordered: who brings meals for this canteen."""
    order = Order.objects.select_related("canteen__facility").get(pk=fact.order_id)
    for row in queries.deliverers_of(order.canteen):
        if row.person_id != order.person_id:
            notices.tell(
                person_id=row.person_id, kind="facilities.wanted", values=_of_order(order.pk), url=reverse("facilities:deliveries"),
                once_key=f"facilities.wanted {order.canteen_id} {order.on} {order.course} {row.person_id}", at=source.happened_at,
            )  # fmt: skip


def who_brings(fact: facts.OrderTaken, *, source: Fact) -> None:
    if fact.by_person:
        return
    _tell(fact.person_id, "facilities.bring", source, reverse("facilities:mine"), **_of_order(fact.order_id))


def who_waits(fact: facts.OrderEnded, *, source: Fact) -> None:
    """Who waits, when nothing comes; and who had meant to bring it, when it was called off."""
    ended = {Order.Status.FAILED.value: "facilities.not_brought", Order.Status.CANCELLED.value: "facilities.called_off"}
    if fact.status in ended and not fact.by_person:
        _tell(fact.person_id, ended[fact.status], source, reverse("facilities:mine"), **_of_order(fact.order_id))
    bringer = Order.objects.filter(pk=fact.order_id).values_list("bringer", flat=True)[0]
    if fact.status == Order.Status.CANCELLED and bringer is not None:
        _tell(bringer, "facilities.need_not_bring", source, reverse("facilities:deliveries"), **_of_order(fact.order_id))


def who_reviewed(fact: facts.ReviewAnswered, *, source: Fact) -> None:
    review = Review.objects.select_related("facility").get(pk=fact.review_id)
    house = review.facility
    url = reverse("facilities:facility", args=[house.pk])
    _tell(fact.person_id, "facilities.answered", source, url, house=house.name, house_en=house.name_en, note=review.answer)


def _booking(pk: int) -> Booking:
    return Booking.objects.select_related("room__facility__place").get(pk=pk)


def _page(booking: Booking) -> str:
    return reverse("facilities:booking", args=[booking.pk])


def _of(booking: Booking) -> dict[str, str]:
    room = booking.room
    return {"room": room.name, "room_en": room.name_en, "at": booking.begins_at.isoformat()}


def _of_order(pk: int) -> dict[str, str]:
    order = Order.objects.select_related("canteen__facility").get(pk=pk)
    house = order.canteen.facility
    return {
        "due": order.on.isoformat(), "course": str(Course(order.course).label), "house": house.name, "house_en": house.name_en, "note": order.reason,
    }  # fmt: skip


def _tell(person_id: int, kind: str, source: Fact, url: str, **values: str) -> None:
    notices.tell(
        person_id=person_id, kind=kind, values=values, url=url, once_key=f"{kind} {source.pk} {person_id}", at=source.happened_at
    )
