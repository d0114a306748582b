"""Three facilities with eight rooms, two weeks of bookings, what is borrowed, and a week of the canteen, made through the actions."""

import random
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime

from mulin.kernel.access import Refused
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions, demo_operators, demo_walks, queries
from .demo_words import DISHES, HOUSES, PURPOSES, REVIEWS, ROOMS, THINGS
from .models import Canteen, Facility, Room, Work
from .rules import Span, Wish, age, tier_for

GUESTS = {"small": 24, "full": 120}  # at lunch
WEEK = [(day, Span(time(8, 30), time(17, 30))) for day in range(1, 7)] + [(7, Span(time(9), time(16, 30)))]
EVENINGS = [(day, Span(time(17, 30), time(21), True)) for day in (2, 4, 5, 6)]


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    dice = random.Random(31)  # noqa: S311 - the same demo each time
    worker = _standing(holders({"community_worker"}, community.path)[0], at)
    began = at - timedelta(days=9)
    houses = _houses(community, worker, began)
    rooms = [
        actions.add_room(houses[house], by=worker, at=began, **{"at_once": 3, "ahead_days": 30, **values})
        for house, values in ROOMS
    ]
    people = _people(community)
    _bookings([room for room in rooms if room.bookable and room.for_whom != "organisations"], people, worker, at, dice)
    for number, (name, english, pieces, days) in enumerate(THINGS):
        thing = actions.add_thing(houses[number % 3], name=name, name_en=english, pieces=pieces, days=days, by=worker, at=began)
        actions.lend(thing, people[number], by=worker, at=began)
    _canteen(houses[0], people, scale, worker, began, at, dice)
    for number, (about, stars, words) in enumerate(REVIEWS):
        actions.review(houses[number % 2], about, stars, words, by=_standing(people[number], at), at=began)
    demo_operators.build(houses, worker, at)
    demo_walks.build(community, houses, people, worker, _standing(people[0], at), at)


def _standing(person: Person, at: datetime) -> Standing:
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)


def _people(community: Place) -> list[Person]:
    """Grown-ups who live here; those who can sign in first, so that they have bookings to look at."""
    lives = Residence.objects.filter(until=None).values("person")
    here = Person.objects.filter(community=community, left_on=None, born_on__lt=date(2000, 1, 1), pk__in=lives)
    return [*here.filter(account__isnull=False).order_by("id")[:6], *here.filter(account=None).order_by("id")[:60]]


def _houses(community: Place, worker: Standing, at: datetime) -> list[Facility]:
    estates = list(
        Place.objects.filter(under(community.path), kind=Place.Kind.BUILDING, lat__isnull=False).order_by("id")[:40:12]
    )
    curator = holders({"building_head"}, estates[0].path)[:1] if estates else []
    operator = Organisation.objects.filter(community=community, kind__in=("social", "company")).order_by("id").first()
    made: list[Facility] = []
    apart = [(0.0, 0.0), (0.0031, 0.0022), (-0.0052, 0.0061)]  # degrees: some minutes on foot from one another
    for number, (level, name, english, address, address_en, words, words_en) in enumerate(HOUSES):
        place = estates[number % len(estates)] if estates else community
        house = actions.add_facility(
            place, level=level, parent=made[-1] if made else None, name=name, name_en=english, address=address, address_en=address_en,
            words=words, words_en=words_en, curator=curator[0] if curator and number == 0 else None, curator_title="主理人" if number == 0 else "",
            operator=operator if number == 0 else None,
            lat=place.lat + apart[number][0] if place.lat is not None else None,
            lng=place.lng + apart[number][1] if place.lng is not None else None, by=worker, at=at,
        )  # fmt: skip
        actions.set_week(house, WEEK + (EVENINGS if number < 2 else []), by=worker, at=at)
        made.append(house)
    actions.set_other_day(
        made[0], localdate(at) + timedelta(days=20), words="消防设备检修", words_en="Fire safety works", by=worker, at=at
    )
    return made


def _bookings(rooms: list[Room], people: list[Person], worker: Standing, at: datetime, dice: random.Random) -> None:
    """A week behind us, used or not, and a week ahead; one of them each week."""
    first = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    for number in range(-7, 8):
        for room in rooms:
            person = dice.choice(people)
            begins = first + timedelta(days=number, hours=dice.choice([9, 10, 14, 15]), minutes=dice.choice([0, 30]))
            wish = Wish(begins, begins + timedelta(minutes=dice.choice([60, 90, 120])), dice.choice(PURPOSES), dice.randint(3, 8))
            asked = begins - timedelta(days=3)
            try:
                booking = actions.book(room, person, wish, by=_standing(person, asked), at=min(asked, at))
            except Refused:  # closed on that day, or three ahead already
                continue
            if booking.status == "asked" and number < 5:
                actions.decide(booking, agrees=True, by=worker, at=min(asked, at))
            if booking.ends_at < at - timedelta(days=1):
                actions.note_use(booking, 0 if dice.random() < 0.1 else dice.randint(2, 8), by=worker, at=booking.ends_at)
    _show_and_closing(rooms[1], worker, at)
    choir, begins = rooms[1], first + timedelta(days=1, hours=13)  # open at that hour on each day of the week
    wish = Wish(begins, begins + timedelta(hours=1), "合唱团排练", 20)
    actions.book_weekly(choir, worker.person or people[0], wish, localdate(at) + timedelta(days=56), by=worker, at=at)


def _show_and_closing(hall: Room, worker: Standing, at: datetime) -> None:
    """Paintings in the hall each morning, put up by the house itself; and a day on which its floor is waxed."""
    morning = localtime(at).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=9)
    show = Wish(morning, morning + timedelta(hours=3), "老街坊油画展", 30, purpose_en="Paintings by old neighbours", shown=True)
    actions.book_weekly(
        hall,
        worker.person or _people(hall.facility.community)[0],
        show,
        localdate(at) + timedelta(days=16),
        every=1,
        by=worker,
        at=at,
    )
    waxed = localdate(at) + timedelta(days=25)
    actions.close(
        hall.facility, room=hall, since=waxed, until=waxed, words="地板打蜡", words_en="The floor is waxed", by=worker, at=at
    )


def _canteen(
    house: Facility, people: list[Person], scale: str, worker: Standing, began: datetime, at: datetime, dice: random.Random
) -> None:
    canteen = actions.set_canteen(house, free_price=1200, order_until=time(9, 30), delivers=True, by=worker, at=began)
    start = localdate(began)
    actions.set_tiers(canteen, [(60, 79, 300), (80, 150, 700)], since=start, by=worker, at=began)
    actions.set_quota(canteen, "lunch", 40, since=start, by=worker, at=began)
    old = [one for one in people if queries.tier_of(canteen, one, localdate(at)) is not None]
    for number in range(-7, 7):
        day = localtime(at).replace(hour=11, minute=30, second=0, microsecond=0) + timedelta(days=number)
        for name, english, price in dice.sample(DISHES, 3):
            actions.add_dish(canteen, day.date(), "lunch", name, price, name_en=english, by=worker, at=began)
        actions.add_dish(canteen, day.date(), "lunch", "爱心餐", 1500, name_en="Care meal", free=True, by=worker, at=began)
        if number < 0:
            _lunch(canteen, old, GUESTS[scale], worker, day, dice)
    for bringer in people[:2]:
        actions.add_deliverer(canteen, bringer, by=worker, at=began)
    for person in old[:3]:
        dish = queries.dishes_on(canteen, localdate(at) + timedelta(days=1)).filter(free=False)[0]
        order = actions.order(dish, person, words="敲门重一点", by=worker, at=at)
        if person != old[0]:
            actions.assign(order, people[0], by=worker, at=at)
    since = localdate(at) - timedelta(days=7)
    actions.settle(canteen, since, since + timedelta(days=3), by=worker, at=at)


def _lunch(canteen: Canteen, old: list[Person], guests: int, worker: Standing, day: datetime, dice: random.Random) -> None:
    dishes = list(
        queries.dishes_on(canteen, day.date()).select_related("canteen__facility__place", "canteen__facility__operator")
    )
    free = next(one for one in dishes if one.free)
    plain = [one for one in dishes if not one.free]
    tiers = list(queries.tiers_on(canteen, day.date()))
    able = [one for one in old if tier_for(tiers, age(one.born_on, day.date()), day.date())]
    for person in dice.sample(able, min(len(able), guests // 3)):
        actions.serve_senior(dice.choice(plain), person, by=worker, at=day)
    for _guest in range(guests // 3):
        actions.serve(dice.choice(plain), dice.choice([1, 1, 2, 3]), by=worker, at=day)
    for _guest in range(guests // 3):
        actions.serve_free(free, dice.choice(Work.values), by=worker, at=day)
