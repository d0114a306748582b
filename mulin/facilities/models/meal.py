"""What was eaten. A meal is never changed: a mistake is taken back by a row that says so."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person
from mulin.places.models import Place

from .canteen import Canteen, Course, Dish, Work
from .room import money


class Settlement(models.Model):
    """The account with the operator over a span of days. Meals of its days are closed: later corrections go into the next."""

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="settlements")
    since = models.DateField()
    until = models.DateField()  # last day
    figures = models.JSONField()  # as `queries.settling.figures` counted them
    owed = models.IntegerField()  # 分 that the community pays: reductions and free meals
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.BigIntegerField(null=True)  # of the operator

    class Meta:
        ordering = ["-until"]
        constraints = [
            models.UniqueConstraint(fields=["canteen", "since"], name="one_settlement_from_a_day"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="settlements_end_after_they_begin"),
        ]

    @property
    def yuan(self) -> str:
        return money(self.owed)


class Meal(models.Model):
    """Portions at the counter or brought home. What is taken back has them with a minus, and money likewise."""

    class Kind(models.TextChoices):
        USUAL = "usual", pgettext_lazy("kind of meal", "普通")
        SENIOR = "senior", pgettext_lazy("kind of meal", "老年优惠")
        FREE = "free", pgettext_lazy("kind of meal", "户外劳动者免费餐")

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="meals")
    on = models.DateField()
    course = models.CharField(max_length=9, choices=Course)
    dish = models.ForeignKey(Dish, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    portions = models.SmallIntegerField(default=1)
    price = models.IntegerField()  # 分, of all portions
    off = models.IntegerField(default=0)  # 分 that the community bears
    paid = models.IntegerField()  # 分 that the guest paid at the counter
    from_age = models.PositiveSmallIntegerField(null=True)  # the tier that it was reduced by
    work = models.CharField(max_length=10, choices=Work, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # only who eats at a reduction
    order = models.ForeignKey("facilities.Order", models.PROTECT, null=True, related_name="+")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    words = models.CharField(max_length=120, blank=True)  # why it was taken back
    at = models.DateTimeField()
    by_id = models.BigIntegerField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, portions__gt=0) | Q(reverses__isnull=False, portions__lt=0),
                name="only_corrections_have_a_minus",
            ),
            models.CheckConstraint(condition=Q(price=F("off") + F("paid")), name="price_is_what_both_pay"),
            models.CheckConstraint(
                condition=~Q(kind="free") | (Q(paid=0, person=None) & ~Q(work="")), name="free_meals_name_nobody"
            ),
            models.CheckConstraint(
                condition=~Q(kind="senior") | Q(person__isnull=False, from_age__isnull=False), name="reductions_are_somebodys"
            ),
            models.CheckConstraint(condition=~Q(kind="usual") | Q(off=0, person=None), name="usual_meals_cost_their_price"),
            models.CheckConstraint(condition=Q(reverses=None) | ~Q(words=""), name="corrections_say_why"),
        ]
        indexes = [models.Index(fields=["canteen", "on"], name="meals_of_a_day")]

    @property
    def yuan(self) -> str:
        return money(self.paid)


class Turn(models.Model):
    """Who had a reduced or a free meal already at this meal of the day. `who` is a person's number, or a card's blind."""

    canteen = models.ForeignKey(Canteen, models.CASCADE, related_name="+")
    on = models.DateField()
    course = models.CharField(max_length=9)
    who = models.CharField(max_length=40)
    meal = models.OneToOneField(Meal, models.CASCADE, related_name="turn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["canteen", "on", "course", "who"], name="one_turn_a_meal")]


class Order(models.Model):
    """A meal to be brought to somebody who cannot come."""

    class Status(models.TextChoices):
        ORDERED = "ordered", pgettext_lazy("meal order", "等人送")
        TAKEN = "taken", pgettext_lazy("meal order", "有人送")
        BROUGHT = "brought", pgettext_lazy("meal order", "已送到")
        CANCELLED = "cancelled", pgettext_lazy("meal order", "已取消")
        FAILED = "failed", pgettext_lazy("meal order", "没有送成")

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="orders")
    dish = models.ForeignKey(Dish, models.PROTECT, related_name="+")
    on = models.DateField()
    course = models.CharField(max_length=9, choices=Course)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    room = models.ForeignKey(Place, models.PROTECT, related_name="+")  # where to
    portions = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=120, blank=True)  # 少盐、敲门重一点
    status = models.CharField(max_length=9, choices=Status, default=Status.ORDERED)
    bringer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["on", "course", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["canteen", "on", "course", "person"],
                condition=~Q(status__in=("cancelled", "failed")),
                name="one_order_of_a_person_a_meal",
            ),
            models.CheckConstraint(condition=Q(portions__range=(1, 10)), name="orders_of_one_to_ten_portions"),
            models.CheckConstraint(
                condition=~Q(status__in=("taken", "brought")) | Q(bringer__isnull=False), name="orders_under_way_have_a_bringer"
            ),
            models.CheckConstraint(condition=~Q(status="failed") | ~Q(reason=""), name="failed_orders_say_why"),
        ]
        indexes = [
            models.Index(fields=["person", "-on"], name="meal_orders_of_a_person"),
            models.Index(fields=["bringer", "on"], name="meal_orders_of_a_bringer"),
        ]
