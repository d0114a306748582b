from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from . import words
from .books import Account, Book


class Hold(models.Model):
    """An amount of an account that is promised: nobody else can spend it until it is posted, released or expires."""

    class State(models.TextChoices):
        OPEN = "open", _("预留中")
        POSTED = "posted", _("已入账")
        RELEASED = "released", _("已放回")
        EXPIRED = "expired", _("已过期")

    book = models.ForeignKey(Book, models.PROTECT, related_name="holds")
    account = models.ForeignKey(Account, models.PROTECT, related_name="holds")
    amount = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=200)
    purpose = models.CharField(max_length=40, blank=True)
    once_key = models.CharField(max_length=120)
    source_kind = models.CharField(max_length=40, blank=True)
    source_ref = models.CharField(max_length=80, blank=True)
    fact_id = models.BigIntegerField(null=True)
    expires_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "once_key"], name="one_hold_per_once_key"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="holds_hold_something"),
            models.CheckConstraint(condition=Q(state="open") ^ Q(ended_at__isnull=False), name="holds_end_at_an_instant"),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state="open"), name="open_holds_by_expiry"),
            models.Index(fields=["source_kind", "source_ref"], condition=~Q(source_kind=""), name="holds_by_source"),
        ]

    @property
    def said(self) -> str:
        """Its reason, for reading."""
        return words.said(self.reason)
