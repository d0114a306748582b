"""Meals at the counter: paid there, counted here. Nothing is changed afterwards; a mistake gets a row that takes it back."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import queries, rules
from mulin.facilities.models import Canteen, Dish, FreeDay, Meal, Order, Turn, Work
from mulin.kernel.access import Refused, require
from mulin.kernel.secrets import blind
from mulin.organisations.queries import Standing
from mulin.people.models import Person

MOST = 50


@transaction.atomic
def serve(dish: Dish, portions: int = 1, *, order: Order | None = None, by: Standing, at: datetime) -> Meal:
    """At the full price, to anybody."""
    _ask(dish, by, at)
    if not 1 <= portions <= MOST:
        raise Refused(_("一次 1 到 %(most)s 份。") % {"most": MOST})
    price = dish.price * portions
    return count_meal(dish, Meal.Kind.USUAL, portions=portions, price=price, off=0, paid=price, order=order, by=by, at=at)


@transaction.atomic
def serve_senior(dish: Dish, person: Person, *, order: Order | None = None, by: Standing, at: datetime) -> Meal:
    """One portion, reduced by the age in the register. Once a meal.

    Raises:
        Refused: too young, no birth date in the register, had one already.
    """
    _ask(dish, by, at)
    if person.born_on is None:
        raise Refused(_("登记里没有出生日期。请看过身份证后在“人房”里补上，再按优惠价登记。"))
    tier = queries.tier_of(dish.canteen, person, dish.on)
    if tier is None:
        raise Refused(_("这个年龄没有优惠，请按普通价登记。"))
    off, paid = rules.split(dish.price, tier)
    made = count_meal(
        dish, Meal.Kind.SENIOR, portions=1, price=dish.price, off=off, paid=paid, from_age=tier.from_age, person=person,
        order=order, by=by, at=at,
    )  # fmt: skip
    take_turn(made, f"p{person.pk}", _("他这一餐已经用过优惠了，再要请按普通价登记。"))
    return made


@transaction.atomic
def serve_free(dish: Dish, work: str, *, card: str = "", by: Standing, at: datetime) -> Meal:
    """For who works out of doors: first come, no name. `card`: the number on a badge, kept only as a blind, so that it counts once.

    Raises:
        Refused: the day's portions are given out.
    """
    _ask(dish, by, at)
    if work not in Work.values:
        raise Refused(_("请选做什么工作。"))
    if not dish.free:
        raise Refused(_("这道菜不是免费餐，请选菜单上标着免费餐的。"))
    _take_portion(dish.canteen, dish.on, dish.course, work)
    price = dish.canteen.free_price
    made = count_meal(dish, Meal.Kind.FREE, portions=1, price=price, off=price, paid=0, work=work, by=by, at=at)
    if card.strip():
        take_turn(made, blind(card.strip().upper(), purpose="free meals"), _("这张证这一餐已经领过了。"))
    return made


@transaction.atomic
def take_meal_back(meal: Meal, words: str, *, by: Standing, at: datetime) -> Meal:
    """A mistake at the counter. Of a settled day it goes into today's account. Taken back already: that row."""
    meal = Meal.objects.select_related("canteen__facility__place", "dish").get(pk=meal.pk)
    require(rules.may_serve(by, meal.canteen.facility))
    there = Meal.objects.filter(reverses=meal).first()
    if there is not None:
        return there
    if meal.reverses_id is not None:
        raise Refused(_("这一行本身就是更正。"))
    if not words.strip():
        raise Refused(_("请写为什么更正。"))
    settled = queries.settled_on(meal.canteen, meal.on)
    on = localdate(at) if settled else meal.on
    try:
        with transaction.atomic():
            made = Meal.objects.create(
                canteen=meal.canteen, on=on, course=meal.course, dish=meal.dish, kind=meal.kind, portions=-meal.portions,
                price=-meal.price, off=-meal.off, paid=-meal.paid, from_age=meal.from_age, work=meal.work, person=meal.person,
                order=meal.order, reverses=meal, words=words.strip(), at=at, by_id=by.person_id or 0,
            )  # fmt: skip
    except IntegrityError:  # somebody else did it a moment ago
        return Meal.objects.get(reverses=meal)
    Turn.objects.filter(meal=meal).delete()
    if meal.kind == Meal.Kind.FREE:
        for row in _free_days(meal.canteen, meal.on, meal.course, meal.work):
            FreeDay.objects.filter(pk=row.pk).update(given=F("given") - 1)
    return made


def _ask(dish: Dish, by: Standing, at: datetime) -> None:
    settled = queries.settled_on(dish.canteen, dish.on)
    today = localdate(at)
    require(rules.may_serve_meal(by, dish.canteen, dish, settled, dish.on, today))


def count_meal(
    dish: Dish, kind: str, *, portions: int, price: int, off: int, paid: int, from_age: int | None = None, work: str = "",
    person: Person | None = None, order: Order | None = None, by: Standing, at: datetime,
) -> Meal:  # fmt: skip
    return Meal.objects.create(
        canteen=dish.canteen, on=dish.on, course=dish.course, dish=dish, kind=kind, portions=portions, price=price, off=off,
        paid=paid, from_age=from_age, work=work, person=person, order=order, at=at, by_id=by.person_id or 0,
    )  # fmt: skip


def take_turn(meal: Meal, who: str, taken: str) -> None:
    try:
        with transaction.atomic():
            Turn.objects.create(canteen=meal.canteen, on=meal.on, course=meal.course, who=who, meal=meal)
    except IntegrityError as twice:
        raise Refused(taken) from twice


def _take_portion(canteen: Canteen, on: date, course: str, work: str) -> None:
    """Of the quota of all kinds together, and of this kind's own where there is one."""
    quotas = {row.work: row.portions for row in queries.quotas_on(canteen, on).filter(course=course, work__in=["", work])}
    if not quotas:
        raise Refused(_("这一餐没有免费餐。"))
    for kind, portions in sorted(quotas.items()):
        FreeDay.objects.get_or_create(canteen=canteen, on=on, course=course, work=kind, defaults={"portions": portions})
    for row in _free_days(canteen, on, course, work):
        if row.left < 1:
            raise Refused(_("今天这一餐的免费餐发完了（%(portions)s 份）。") % {"portions": row.portions})
        FreeDay.objects.filter(pk=row.pk).update(given=F("given") + 1)


def _free_days(canteen: Canteen, on: date, course: str, work: str) -> list[FreeDay]:
    """Locked, always in the same order."""
    rows = FreeDay.objects.select_for_update(of=("self",), no_key=True)
    return list(rows.filter(canteen=canteen, on=on, course=course, work__in=["", work]).order_by("work"))
