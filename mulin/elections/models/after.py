from django.db import models
from django.db.models import F, Q

from mulin.organisations.models import Post
from mulin.people.models import Person

from .candidate import Candidate
from .election import Election


class Term(models.Model):
    """Somebody elected holds the office, from a day to a day."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="terms")
    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="term")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()  # the first day on which it is no longer held
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)  # before `until`
    reason = models.CharField(max_length=300, blank=True)
    told_of_end = models.BooleanField(default=False)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="terms_last"),
            models.CheckConstraint(condition=Q(ended_on=None) | ~Q(reason=""), name="terms_end_early_for_a_reason"),
        ]
        indexes = [models.Index(fields=["until"], condition=Q(ended_on=None), name="terms_that_end")]


class Complaint(models.Model):
    """Something about the election was wrong, somebody says; each is answered."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="complaints")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: written down, or forgotten
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    upheld = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(upheld=None, answered_at=None, answer="")
                | (Q(upheld__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
                name="complaints_are_answered_in_words",
            )
        ]
