from django.db import models
from django.db.models import Q

from mulin.kernel.secrets.fields import SealedField


class Leaf(models.Model):
    """One public record. `data` is the very text that was hashed; the other columns repeat it for look-ups.

    Triggers refuse UPDATE and DELETE of leaves, nodes and checkpoints.
    """

    number = models.BigIntegerField(primary_key=True)  # 0, 1, 2 … without gaps, in the order of commits
    once_key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=80)
    community_id = models.BigIntegerField()
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()
    data = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(number__gte=0), name="leaves_count_from_zero")]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "number"], name="leaves_by_subject")]


class Node(models.Model):
    """The hash of a complete subtree, a leaf's own included. It never changes, so appending and proving touch only a few."""

    position = models.BigIntegerField(primary_key=True)  # see proving.tree
    hash = models.BinaryField(max_length=32)


class Checkpoint(models.Model):
    """What we have signed: so many records, with this root."""

    size = models.BigIntegerField(primary_key=True)
    origin = models.CharField(max_length=200)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["origin"], name="checkpoints_by_name")]


class Head(models.Model):
    """One row. Who holds its lock is the sequencer."""

    size = models.BigIntegerField(default=0)


class Pending(models.Model):
    """A record that the log owes, written in the transaction of the change. It goes when it is numbered."""

    once_key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=80)
    community_id = models.BigIntegerField()
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()
    data = models.TextField()


class Private(models.Model):
    """What a commitment in a record stands for. Deleting it makes the commitment say nothing, and breaks no proof."""

    once_key = models.CharField(max_length=120, unique=True)  # of its record
    person_id = models.BigIntegerField(null=True, db_index=True)  # whose it is
    salt = SealedField()  # base64
    words = SealedField()  # canonical JSON
