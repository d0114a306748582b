"""What is held here about a person, as a copy to take along."""

from typing import Any

from mulin.facilities.models import Booking, Deliverer, Loan, Meal, Order, Review, StoryVisit, StoryWish


def held_about(person: int) -> dict[str, Any]:
    bookings = Booking.objects.filter(person=person).select_related("room__facility").order_by("id")
    orders = Order.objects.filter(person=person).select_related("canteen__facility", "dish", "room").order_by("id")
    loans = Loan.objects.filter(person=person).select_related("thing__facility").order_by("id")
    meals = Meal.objects.filter(person=person).select_related("canteen__facility", "dish").order_by("id")
    reviews = Review.objects.filter(person=person).select_related("facility").order_by("id")
    brings = Deliverer.objects.filter(person=person, until=None).select_related("canteen__facility")
    visits = StoryVisit.objects.filter(person=person).select_related("story", "trail").order_by("id")
    suggested = StoryWish.objects.filter(person=person).order_by("id")
    return {
        "bookings": [
            {
                "facility": row.room.facility.name, "room": row.room.name, "begins_at": row.begins_at.isoformat(),
                "ends_at": row.ends_at.isoformat(), "purpose": row.purpose, "party": row.party, "status": row.status,
            }
            for row in bookings
        ],
        "orders": [
            {
                "canteen": row.canteen.facility.name, "on": row.on.isoformat(), "course": row.course, "dish": row.dish.name,
                "portions": row.portions, "words": row.words, "to": row.room.label, "status": row.status,
            }
            for row in orders
        ],
        "reduced_meals": [
            {
                "canteen": row.canteen.facility.name, "on": row.on.isoformat(), "dish": row.dish.name, "portions": row.portions,
                "off_fen": row.off,
            }
            for row in meals
        ],
        "loans": [
            {
                "facility": row.thing.facility.name, "thing": row.thing.name, "lent_at": row.lent_at.isoformat(),
                "due_on": row.due_on.isoformat(), "back_at": row.back_at.isoformat() if row.back_at else None, "back": row.back,
            }
            for row in loans
        ],
        "reviews": [
            {"facility": row.facility.name, "about": row.about, "stars": row.stars, "words": row.words, "on": row.on.isoformat()}
            for row in reviews
        ],
        "group_visits": [
            {
                "to": row.target.name if row.target else "", "group": row.group, "begins_at": row.begins_at.isoformat(),
                "size": row.size, "contact": row.contact, "phone": row.phone, "words": row.words, "status": row.status,
            }
            for row in visits
        ],
        "stories_suggested": [
            {"name": row.name, "words": row.words, "credit": row.credit, "status": row.status, "made_at": row.made_at.isoformat()}
            for row in suggested
        ],
        "brings_meals_for": [row.canteen.facility.name for row in brings],
    }  # fmt: skip
