"""Two classes with children in care and a queue, applications to check, the last days and today's list, made through the actions."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, localtime, make_aware

from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions, queries
from .demo_words import CHILDREN, CLASSES, FETCHERS, HEALTH, NOTES
from .models import Application, Group

WEEKS = {"small": 3, "full": 26}


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    dice = random.Random(121)  # noqa: S311 - the same demo each time
    worker = _standing(holders({"community_worker"}, community.path)[0], at)
    began = at - timedelta(weeks=WEEKS[scale])
    place = Place.objects.filter(under(community.path), kind=Place.Kind.BUILDING, lat__isnull=False).order_by("id").first()
    parents = _parents(community)
    names = iter(dice.sample(CHILDREN, len(CHILDREN)))
    for values, wanted, waiting, unchecked in CLASSES:
        group = _class(values, place or community, community, worker, began, at)
        made = [_apply(group, parents.pop(), next(names), dice, began) for _number in range(wanted)]
        for application in made:
            actions.check(application, in_area=True, sibling=False, seen=True, by=worker, at=began)
        held = [_accept(one, began) for one in Application.objects.filter(group=group, status="offered").order_by("id")]
        for _number in range(waiting):
            late = _apply(group, parents.pop(), next(names), dice, at - timedelta(days=dice.randint(2, 9)))
            actions.check(late, in_area=dice.random() < 0.7, sibling=False, seen=True, by=worker, at=at - timedelta(days=1))
        for number in range(unchecked):
            _apply(group, parents.pop(), next(names), dice, at - timedelta(hours=5 + 20 * number))
        _days(group, held, worker, at, dice)


def _class(values: dict[str, Any], place: Place, community: Place, worker: Standing, began: datetime, at: datetime) -> Group:
    day = localdate(began)
    term = {"since": day, "until": localdate(at) + timedelta(days=150), "ages_on": day, "area": community}
    group = actions.make_group(place, by=worker, at=began, **term | values)
    assert worker.person is not None
    actions.name_keeper(group, worker.person, by=worker, at=began)
    for carer in holders({"building_head"}, place.path)[:1]:
        actions.name_keeper(group, carer, by=worker, at=began)
    on = localdate(at) + timedelta(days=12)
    actions.close_day(group, on, "卫生消毒", "Deep cleaning", by=worker, at=began)
    return group


def _parents(community: Place) -> list[Person]:
    """Taken from the end: those who can sign in come first, so that they have a child to look at."""
    lives = Residence.objects.filter(until=None).values("person")
    able = Person.objects.filter(
        community=community, left_on=None, born_on__range=(date(1975, 1, 1), date(2003, 1, 1)), pk__in=lives
    )
    with_account = able.filter(account__isnull=False).order_by("id")[:4]
    return [*able.filter(account=None).order_by("-id")[:60], *reversed(with_account)]


def _apply(group: Group, guardian: Person, name: str, dice: random.Random, at: datetime) -> Application:
    age = dice.randint(group.from_age, group.to_age)
    months = age if group.unit == Group.Unit.MONTHS else (age + 6) * 12
    grade = None if group.unit == Group.Unit.MONTHS else age
    draft = actions.Draft(
        relation=dice.choice(["mother", "father"]), name=name, born_on=group.ages_on - timedelta(days=int(months * 30.4) + 16), grade=grade,
        health=dice.choice(HEALTH), consents=True,
    )  # fmt: skip
    return actions.apply(group, guardian, draft, by=_standing(guardian, at), at=at)


def _accept(application: Application, at: datetime) -> Application:
    own = _standing(application.guardian, at)
    held = actions.accept(application, by=own, at=at)
    number = application.pk % len(FETCHERS)
    name, relation = FETCHERS[number]
    actions.add_pickup(held, name, relation, by=own, at=at)
    return held


def _days(group: Group, held: Sequence[Application], worker: Standing, at: datetime, dice: random.Random) -> None:
    """Two days past, and today as far as the clock has come."""
    today, now = localdate(at), localtime(at)
    for day in [today - timedelta(days=number) for number in range(2, -1, -1)]:
        begins, ends = (make_aware(datetime.combine(day, clock)) for clock in (group.begins, group.ends))
        if not queries.is_open_on(group, day) or begins > now:
            continue
        for application in held:
            _day(group, application, day, begins, min(ends, at), worker, at, dice)
    tomorrow = queries.days_ahead(group, today + timedelta(days=1), 14)
    if held and tomorrow:
        own = _standing(held[0].guardian, at)
        actions.announce(held[0], tomorrow[0], tomorrow[0], "打预防针", by=own, at=at)
    for application in held[:2]:
        actions.note(application, dice.choice(NOTES), by=worker, at=at)


def _day(
    group: Group, application: Application, day: date, begins: datetime, ends: datetime, worker: Standing, at: datetime, dice: random.Random
) -> None:  # fmt: skip
    luck = dice.random()
    if luck < 0.06:
        actions.announce(application, day, day, "感冒", by=_standing(application.guardian, begins), at=begins)
        return
    if luck < 0.08:
        actions.miss(application, day, by=worker, at=begins + timedelta(minutes=30))
        return
    came_at = begins + timedelta(minutes=dice.randint(-10, 20))
    kept = actions.tick(application, day, came_at=came_at, by=worker, at=max(came_at, begins))
    if day < localdate(at):
        granny = application.child.pickups.first() if dice.random() < 0.5 else None
        how = "guardian" if granny is None else "code"
        actions.hand_over(kept, granny, how, code=granny.code if granny else "", by=worker, at=ends)


def _standing(person: Person, at: datetime) -> Standing:
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)
