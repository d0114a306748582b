from django.db import models
from django.db.models import Q

from mulin.people.models import Person

from .activity import Activity


class Photo(models.Model):
    """Of the report. Shown once somebody has said that those on it agreed."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="photos")
    file_key = models.CharField(max_length=32, unique=True)
    words = models.CharField(max_length=80, blank=True)
    agreed_by = models.BigIntegerField(null=True)  # who vouches that the people on it agreed
    kept_by = models.BigIntegerField()
    kept_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)  # somebody on it asked for that

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=False) | Q(taken_down_at=None), name="only_what_was_shown_is_taken_down"
            )
        ]

    @property
    def is_shown(self) -> bool:
        return self.agreed_by is not None and self.taken_down_at is None


class Feed(models.Model):
    """The address of a person's own calendar; whoever has it reads it, so it can be made anew."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    token = models.CharField(max_length=43, unique=True)
    made_at = models.DateTimeField()
