from django.db import models

from mulin.people.models import Person
from mulin.places.fields import PathField


class Thread(models.Model):
    """What a resident and the workers of the resident's grid write to each other. One for each resident."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    path = PathField(max_length=120)  # of the home
    last_at = models.DateTimeField()
    waits = models.BooleanField(default=False)  # the resident wrote last

    class Meta:
        indexes = [models.Index(fields=["path", "-last_at"], name="threads_by_place")]


class Line(models.Model):
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="lines")
    by_id = models.BigIntegerField()
    post = models.CharField(max_length=40, blank=True)  # of the worker; empty: the resident
    words = models.CharField(max_length=1000)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["thread", "id"], name="lines_in_order")]


class WorkLink(models.Model):
    """A worker's own WeCom customer link (联系我): opening it makes them contacts."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    url = models.URLField(max_length=200)
    changed_at = models.DateTimeField()
