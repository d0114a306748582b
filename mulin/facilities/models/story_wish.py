from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person
from mulin.places.models import Place

from .story import Story


class StoryWish(models.Model):
    """What a neighbour knows of a place and wants told."""

    class Status(models.TextChoices):
        NEW = "new", pgettext_lazy("story wish", "等社区看")
        TAKEN = "taken", pgettext_lazy("story wish", "采用了")
        DECLINED = "declined", pgettext_lazy("story wish", "没有采用")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=3000)
    spot = models.CharField(max_length=120)
    picture = models.CharField(max_length=40, blank=True)
    consents = models.BooleanField(default=False)  # to be named in public as `credit` says
    credit = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.NEW)
    made_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who wrote it down at the counter
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    story = models.ForeignKey(Story, models.PROTECT, null=True, related_name="wishes")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(consents=True) ^ Q(credit=""), name="credit_needs_consent"),
            models.CheckConstraint(condition=Q(status="taken") ^ Q(story=None), name="taken_wishes_have_a_story"),
            models.CheckConstraint(condition=~Q(status="declined") | ~Q(answer=""), name="declined_wishes_say_why"),
        ]
        indexes = [models.Index(fields=["community"], condition=Q(status="new"), name="story_wishes_to_read")]
