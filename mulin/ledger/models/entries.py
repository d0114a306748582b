from typing import NamedTuple

from django.db import models
from django.db.models import F, Q

from . import words
from .books import Account, Book
from .holds import Hold


class Source(NamedTuple):
    """What an entry stands for: Source("volunteering.shift", "12", fact.id)."""

    kind: str = ""
    ref: str = ""
    fact_id: int | None = None


class Entry(models.Model):
    """One movement of one unit: its lines sum to zero. Never changed, never deleted: put right by reversal."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="entries")
    unit = models.CharField(max_length=24)
    day = models.DateField()  # in which it counts
    at = models.DateTimeField()  # when it was posted
    reason = models.CharField(max_length=200)
    purpose = models.CharField(max_length=40, blank=True)  # what charts group by
    once_key = models.CharField(max_length=120)
    source_kind = models.CharField(max_length=40, blank=True)
    source_ref = models.CharField(max_length=80, blank=True)
    fact_id = models.BigIntegerField(null=True)
    by_id = models.BigIntegerField(null=True)  # the person who posted
    parts = models.PositiveSmallIntegerField()  # how many lines belong to it: none can be added later
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversal")
    hold = models.OneToOneField(Hold, models.PROTECT, null=True, related_name="entry")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "once_key"], name="one_entry_per_once_key"),
            models.CheckConstraint(condition=Q(parts__gte=2), name="entries_have_two_lines_or_more"),
            models.CheckConstraint(condition=~Q(reverses=F("id")), name="no_entry_reverses_itself"),
        ]
        indexes = [
            models.Index(fields=["book", "day", "id"], name="entries_by_day"),
            models.Index(fields=["source_kind", "source_ref"], condition=~Q(source_kind=""), name="entries_by_source"),
        ]

    @property
    def said(self) -> str:
        """Its reason, for reading."""
        return words.said(self.reason)

    @property
    def source(self) -> Source:
        return Source(self.source_kind, self.source_ref, self.fact_id)


class Line(models.Model):
    """What an entry adds to one account, or with a minus takes from it."""

    # the constraint below is the index of `entry`, `lines_by_day` that of `account`
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="lines", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="lines", db_index=False)
    day = models.DateField()  # of the entry, so that a statement reads one index
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "account"], name="one_line_per_account"),
            models.CheckConstraint(condition=~Q(amount=0), name="lines_move_something"),
        ]
        indexes = [models.Index(fields=["account", "day", "id", "amount"], name="lines_by_day")]
