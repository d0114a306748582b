from django.db import models

from mulin.people.models import Person
from mulin.places.models import Place

from .matter import Matter


class Follow(models.Model):
    """A neighbour who wants to hear of it."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="follows")
    account_id = models.BigIntegerField()
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "account_id"], name="one_follow_per_account")]


class SavedFilter(models.Model):
    """A list kept by its query string; shared ones are seen by everyone at the desk of the community."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_saved_filter_per_name")]
