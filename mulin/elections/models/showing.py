from django.db import models
from django.db.models import Q

from mulin.people.models import Person
from mulin.places.models import Place

from .election import Election


class Showing(models.Model):
    """How many days the candidates of elections of this kind hang out before voting here, from a day on, and by which paper."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Election.Kind)
    days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)  # the law or local rule, its article
    since = models.DateField()  # for elections whose voting begins on that day or later
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=60), name="candidates_hang_out_some_days"),
            models.CheckConstraint(condition=~Q(source=""), name="showing_has_its_paper"),
        ]
        indexes = [models.Index(fields=["community", "kind", "-since"], name="showings_of_a_community")]
