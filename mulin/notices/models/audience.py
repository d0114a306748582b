from django.db import models

from mulin.organisations.models import Organisation
from mulin.places.fields import PathField
from mulin.places.models import Place


class Audience(models.Model):
    """A rule that is kept under a name, for everybody of the organisation to write to. It holds no list: who is meant is
    worked out each time."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)  # of the place
    rule = models.JSONField(default=dict)  # see rules.audience
    by_id = models.BigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_audience_of_a_name")]

    def __str__(self) -> str:
        return self.name
