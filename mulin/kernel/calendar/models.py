from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Day(models.Model):
    """A day that is otherwise than the published calendar says, or that it does not know yet."""

    class Source(models.TextChoices):
        HAND = "hand", _("手工录入")
        FILE = "file", _("文件导入")

    date = models.DateField(unique=True)
    is_working = models.BooleanField()
    name = models.CharField(max_length=30, blank=True)
    source = models.CharField(max_length=4, choices=Source, default=Source.HAND)

    class Meta:
        ordering = ["date"]


class Hours(models.Model):
    """When work begins and ends on a weekday; without a row `almanac.USUAL` holds. A made-up Saturday keeps Saturday's hours."""

    weekday = models.PositiveSmallIntegerField(unique=True)  # 0 is Monday
    is_working = models.BooleanField()  # in a week without holidays
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekdays_are_seven"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="working_hours_end_after_they_begin"),
        ]


class Edition(models.Model):
    """One row whose random token changes with each edit, so that a process sees with one small query whether its copy is old.

    Random instead of counted: an edit that was rolled back can then never share its token with the next one.
    """

    token = models.CharField(max_length=32)
