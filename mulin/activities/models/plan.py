from django.db import models
from django.db.models import Q

from mulin.organisations.models import Organisation
from mulin.places.models import Place

from .activity import Activity


class Plan(models.Model):
    """So many sessions a year, of a kind or a theme, by the community or one of its bodies (C033). What is done is counted."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # None: whoever holds them
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Activity.Kind, blank=True)
    theme = models.CharField(max_length=40, blank=True)
    number = models.PositiveSmallIntegerField()  # of sessions
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "year", "kind", "theme"], condition=Q(body=None), name="one_plan_of_a_community"
            ),
            models.UniqueConstraint(
                fields=["community", "year", "kind", "theme", "body"], condition=Q(body__isnull=False), name="one_plan_of_a_body"
            ),
            models.CheckConstraint(condition=Q(number__range=(1, 2000)), name="plans_have_a_number"),
            models.CheckConstraint(condition=Q(year__range=(2000, 2100)), name="plans_have_a_year"),
        ]
