from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.places.models import Place


class Size(models.TextChoices):
    """How many a topic concerns: the kind of place it is about."""

    STAIRWAY = "stairway", pgettext_lazy("topic", "单元、楼道")
    BUILDING = "building", pgettext_lazy("topic", "楼栋")
    ESTATE = "estate", pgettext_lazy("topic", "小区")
    COMMUNITY = "community", pgettext_lazy("topic", "社区")


class Template(models.Model):
    """How a topic of this size goes: how many must second it, which stages it has and how long each may take.

    `stages`: [["collect", "14d"], …] in the order they are walked; limits as `kernel.calendar.working.add` reads them.
    """

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    size = models.CharField(max_length=9, choices=Size)
    seconds = models.PositiveSmallIntegerField()
    seconding = models.CharField(max_length=6)  # how long seconds are collected
    screening = models.CharField(max_length=6)
    stages = models.JSONField()
    changed_by = models.BigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "size"], name="one_template_a_size"),
            models.CheckConstraint(condition=Q(seconds__range=(1, 500)), name="seconds_of_templates_in_range"),
        ]
