"""A canteen and its rules. What holds from a day on is a row of its own, so that a past month stays as it was."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language

from .facility import Facility
from .room import money


class Course(models.TextChoices):
    """Which meal of the day."""

    BREAKFAST = "breakfast", _("早餐")
    LUNCH = "lunch", _("午餐")
    DINNER = "dinner", _("晚餐")


class Work(models.TextChoices):
    """Of those who work out of doors."""

    CLEANER = "cleaner", _("保洁")
    SANITATION = "sanitation", _("环卫")
    RIDER = "rider", _("外卖骑手")
    COURIER = "courier", _("快递")
    GUARD = "guard", _("保安")
    OTHER = "other", pgettext_lazy("outdoor work", "其他户外劳动")


class Canteen(models.Model):
    facility = models.OneToOneField(Facility, models.PROTECT, related_name="canteen")
    free_price = models.PositiveIntegerField(default=0)  # 分 that the operator gets for a free meal
    order_until = models.TimeField()  # orders to be brought are taken until then, on the day
    delivers = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.facility)


class Tier(models.Model):
    """So much off a meal for an age, from a day on."""

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="tiers")
    from_age = models.PositiveSmallIntegerField()
    to_age = models.PositiveSmallIntegerField(default=150)
    off = models.PositiveIntegerField()  # 分
    since = models.DateField()
    until = models.DateField(null=True)  # first day on which it no longer holds

    class Meta:
        ordering = ["from_age", "since"]
        constraints = [
            models.CheckConstraint(condition=Q(from_age__lte=F("to_age")), name="ages_of_a_tier_in_order"),
            models.CheckConstraint(condition=Q(off__gt=0), name="tiers_take_something_off"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="tiers_end_after_they_begin"),
        ]

    @property
    def yuan(self) -> str:
        return money(self.off)


class Quota(models.Model):
    """So many free meals at a meal of each day, for one kind of work or (empty) for all kinds together."""

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="quotas")
    course = models.CharField(max_length=9, choices=Course)
    work = models.CharField(max_length=10, choices=Work, blank=True)
    portions = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ["course", "work", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["canteen", "course", "work"], condition=Q(until=None), name="one_current_quota_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="quotas_end_after_they_begin"),
        ]


class FreeDay(models.Model):
    """What of a quota is given on a day. The database keeps `given` within it, however many come at once."""

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="free_days")
    on = models.DateField()
    course = models.CharField(max_length=9, choices=Course)
    work = models.CharField(max_length=10, blank=True)
    portions = models.PositiveSmallIntegerField()  # the quota as it was when the first was given
    given = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["canteen", "on", "course", "work"], name="one_count_of_free_meals"),
            models.CheckConstraint(condition=Q(given__lte=F("portions")), name="no_free_meal_beyond_the_quota"),
        ]

    @property
    def left(self) -> int:
        return self.portions - self.given


class Dish(models.Model):
    """On the menu of one meal of one day."""

    canteen = models.ForeignKey(Canteen, models.PROTECT, related_name="dishes")
    on = models.DateField()
    course = models.CharField(max_length=9, choices=Course)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    price = models.PositiveIntegerField()  # 分
    free = models.BooleanField(default=False)  # given as the free meal of outdoor workers
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["on", "course", "price", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["canteen", "on", "course", "name"], condition=Q(dropped_at=None), name="one_dish_of_a_name_a_meal"
            ),
            models.CheckConstraint(condition=Q(price__gt=0), name="dishes_cost_something"),
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def yuan(self) -> str:
        return money(self.price)
