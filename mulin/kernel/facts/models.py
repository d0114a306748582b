from django.db import models
from django.db.models import Q


class Fact(models.Model):
    """Something that happened, written in the same transaction as the change itself. A trigger refuses UPDATE and DELETE."""

    kind = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    data = models.JSONField()
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "happened_at"], name="facts_by_kind")]


class Delivery(models.Model):
    """One follow-up owed for one fact. Pending until its effect and `done_at` commit together."""

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="deliveries")
    reaction = models.CharField(max_length=120)
    due_at = models.DateTimeField(null=True)  # empty: given up, waits until someone asks for another try
    claimed_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "reaction"], name="one_delivery_per_reaction")]
        indexes = [models.Index(fields=["due_at", "id"], condition=Q(done_at=None), name="owed_deliveries")]
