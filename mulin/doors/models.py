from django.db import models

from mulin.people.models import Person
from mulin.places.models import Place


class Upload(models.Model):
    """A spreadsheet between being handed over and being imported. It lies sealed and goes when it is done or a day old."""

    token = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30)
    community = models.ForeignKey(Place, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    filename = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # in the storage; empty when the file is gone
    columns = models.JSONField(default=dict)
    hints = models.JSONField(default=dict)
    result = models.JSONField(null=True)  # of the last try: counts and the first problems
    stored_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="uploads_by_age")]
