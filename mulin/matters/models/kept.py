from django.db import models

from mulin.places.models import Place


class DayCount(models.Model):
    """How many matters a community has numbered on a day."""

    community = models.ForeignKey(Place, models.CASCADE, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "day"], name="one_count_per_day")]


class DayFigures(models.Model):
    """The figures of the matters opened on a day: name → number, as counted at some instant."""

    community = models.ForeignKey(Place, models.CASCADE, related_name="+")
    day = models.DateField()
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "day"], name="one_figures_per_day")]
