from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .matter import Matter


class Clock(models.Model):
    """One limit that runs, rests or has stopped: what `rules.clocks` makes of the events so far, kept to be searched."""

    class Kind(models.TextChoices):
        ACCEPT = "accept", _("接单")
        ARRIVE = "arrive", _("到场")
        HANDLE = "handle", _("办理")
        VERIFY = "verify", _("核实")
        SELF = "self", _("自治先办")
        CLOSE = "close", _("办结")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=6, choices=Kind)
    limit = models.CharField(max_length=8)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    rested_at = models.DateTimeField(null=True)  # waiting for the resident
    rests = models.JSONField(default=list)  # [[from, to], …] in ISO 8601: past rests, by which due_at has moved
    stopped_at = models.DateTimeField(null=True)
    next_alarm_at = models.DateTimeField(null=True)  # reminder before, then each escalation after
    alarms = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "kind"], name="one_clock_of_a_kind"),
        ]
        indexes = [
            models.Index(fields=["next_alarm_at"], condition=Q(stopped_at=None, rested_at=None), name="clocks_to_ring"),
        ]
