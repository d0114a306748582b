from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.places.models import Place

from .activity import Activity


class Series(models.Model):
    """When an activity recurs. The clock keeps its sessions some weeks ahead."""

    class Rule(models.TextChoices):
        DAILY = "daily", _("每天")
        WEEKLY = "weekly", _("每周")
        MONTHLY = "monthly", _("每月几号")
        NTH = "nth", _("每月第几个星期几")
        LUNAR = "lunar", _("农历日子")
        SOLAR = "solar", _("节气")

    class Kept(models.TextChoices):
        """Some of `Group.For`."""

        MEMBERS = "members", pgettext_lazy("places for", "团队的成员")
        SENIORS = "seniors", pgettext_lazy("places for", "60 岁以上")
        FAMILIES = "families", pgettext_lazy("places for", "带孩子的家庭")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="series")
    rule = models.CharField(max_length=8, choices=Rule)
    weekdays = models.JSONField(default=list)  # 1 is Monday; of WEEKLY, and the one of NTH
    day = models.SmallIntegerField(default=0)  # MONTHLY: 1–31; NTH: 1–5, −1 the last; LUNAR: 1–30, −1 the last of the month
    month = models.PositiveSmallIntegerField(default=0)  # LUNAR: 1–12, 0 every month
    term = models.CharField(max_length=4, blank=True)  # SOLAR: 冬至
    begins = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    spot = models.CharField(max_length=120, blank=True)
    spot_en = models.CharField(max_length=200, blank=True)
    places = models.PositiveIntegerField(default=0)  # 0: nobody signs up
    kept_for = models.CharField(max_length=10, choices=Kept, blank=True)  # beside `places`; the members are those of the club
    kept = models.PositiveIntegerField(default=0)
    kept_hours = models.PositiveSmallIntegerField(default=24)  # what is left goes to all so long before a session begins
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="series_end_after_they_begin"),
            models.CheckConstraint(condition=Q(minutes__range=(5, 1440)), name="series_take_a_while"),
            models.CheckConstraint(
                condition=Q(kept=0, kept_for="") | (Q(kept__gt=0) & ~Q(kept_for="")), name="series_keep_places_for_somebody"
            ),
        ]
