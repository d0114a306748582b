from django.db import models

from mulin.people.models import Person

from .ballot import Ballot


class Tally(models.Model):
    """The count, and the whole published file with which anybody counts again."""

    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="tally")
    result = models.JSONField()
    document = models.TextField()  # JSON, byte for byte as it is published
    fingerprint = models.CharField(max_length=64)  # sha256 of the document
    counted_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
