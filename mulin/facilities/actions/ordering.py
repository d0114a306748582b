"""Meals brought to who cannot come: ordered, taken by a volunteer, brought, and only then counted."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.facilities import flow, queries, rules
from mulin.facilities.facts import MealOrdered, OrderEnded, OrderTaken
from mulin.facilities.models import Dish, Meal, Order
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person, Residence

from .serving import count_meal, take_turn


@transaction.atomic
def order(dish: Dish, person: Person, portions: int = 1, *, words: str = "", by: Standing, at: datetime) -> Order:
    """
    Raises:
        Refused: too late, no home in the register, ordered already.
    """
    shut = queries.week_of(dish.canteen.facility).why_shut(dish.on)
    require(rules.may_order(by, dish.canteen, dish, person.pk, at, shut=shut))
    if not 1 <= portions <= 10:
        raise Refused(_("一次订 1 到 10 份。"))
    lives = Residence.objects.filter(person=person, until=None).select_related("room").order_by("-since", "-id").first()
    if lives is None or person.community_id != dish.canteen.facility.community_id:
        raise Refused(_("登记里没有在本社区的住址，不知道送到哪里。请先到社区登记。"))
    try:
        with transaction.atomic():
            made = Order.objects.create(
                canteen=dish.canteen, dish=dish, on=dish.on, course=dish.course, person=person, room=lives.room, portions=portions,
                words=words.strip()[:120], made_at=at, made_by=by.person_id or 0,
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(_("这一餐已经订过了；要改请先取消。")) from twice
    record(MealOrdered(made.pk, person.pk, by.person_id == person.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def assign(one: Order, bringer: Person, *, by: Standing, at: datetime) -> Order:
    """Say who brings it; again with another person, that one does."""
    one = lock_order(one.pk)
    require(rules.may_serve(by, one.canteen.facility))
    if one.status == Order.Status.TAKEN and one.bringer_id == bringer.pk:
        return one
    if one.status != Order.Status.TAKEN:
        one.status = advance(one.status, flow.TAKE)
    one.bringer = bringer
    one.save(update_fields=["status", "bringer"])
    record(OrderTaken(one.pk, bringer.pk), actor_id=by.account_id, at=at)
    return one


@transaction.atomic
def give_up(one: Order, *, by: Standing, at: datetime) -> Order:
    """Who meant to bring it cannot: it waits for somebody else."""
    one = lock_order(one.pk)
    require(rules.may_take(by, one))
    one.status = advance(one.status, flow.GIVE_BACK)
    one.bringer = None
    one.save(update_fields=["status", "bringer"])
    return one


@transaction.atomic
def bring(one: Order, *, by: Standing, at: datetime) -> Order:
    """It is there: now it counts, the first portion at the reduction of the person's age. Brought already: the order."""
    one = lock_order(one.pk)
    require(rules.may_take(by, one))
    if one.status == Order.Status.BROUGHT:
        return one
    _end(one, flow.BRING, "", by=by, at=at)
    if queries.settled_on(one.canteen, one.on) is not None:
        raise Refused(_("这一天已经结算，不能再记。"))
    _count_meals(one, by=by, at=at)
    return one


def _count_meals(one: Order, *, by: Standing, at: datetime) -> None:
    tier = queries.tier_of(one.canteen, one.person, one.on)
    usual = one.portions
    had = Meal.objects.filter(turn__isnull=False, person=one.person_id, canteen=one.canteen_id, on=one.on, course=one.course)
    if tier is not None and not had.exists():
        off, paid = rules.split(one.dish.price, tier)
        made = count_meal(
            one.dish, Meal.Kind.SENIOR, portions=1, price=one.dish.price, off=off, paid=paid, from_age=tier.from_age,
            person=one.person, order=one, by=by, at=at,
        )  # fmt: skip
        take_turn(made, f"p{one.person_id}", "")
        usual -= 1
    if usual:
        price = one.dish.price * usual
        count_meal(one.dish, Meal.Kind.USUAL, portions=usual, price=price, off=0, paid=price, order=one, by=by, at=at)


@transaction.atomic
def fail(one: Order, reason: str, *, by: Standing, at: datetime) -> Order:
    one = lock_order(one.pk)
    require(rules.may_take(by, one))
    if not reason.strip():
        raise Refused(_("请写为什么没有送成。"))
    return _end(one, flow.FAIL, reason, by=by, at=at)


@transaction.atomic
def call_off(one: Order, *, reason: str = "", by: Standing, at: datetime) -> Order:
    one = lock_order(one.pk)
    if one.status == Order.Status.CANCELLED:
        return one
    require(rules.may_call_off(by, one, at))
    return _end(one, flow.CALL_OFF, reason, by=by, at=at)


def _end(one: Order, move: Step, reason: str, *, by: Standing, at: datetime) -> Order:
    one.status = advance(one.status, move)
    one.ended_at, one.ended_by, one.reason = at, by.person_id, reason.strip()[:120]
    one.save(update_fields=["status", "ended_at", "ended_by", "reason"])
    fact = OrderEnded(one.pk, one.person_id, one.status, by.person_id == one.person_id)
    record(fact, actor_id=by.account_id, at=at)
    return one


def lock_order(pk: int) -> Order:
    rows = Order.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("canteen__facility__place", "canteen__facility__operator", "dish", "person", "room").get(pk=pk)
