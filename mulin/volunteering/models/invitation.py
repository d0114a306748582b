from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bank import Help
from .volunteer import Volunteer


class Invitation(models.Model):
    """A volunteer is asked whether they can help. The first yes counts; a no needs no reason and is counted nowhere."""

    class Status(models.TextChoices):
        SENT = "sent", _("等回复")
        ACCEPTED = "accepted", _("答应了")
        DECLINED = "declined", _("这次不方便")
        LAPSED = "lapsed", _("没来得及回")
        OVER = "over", _("不用回了")

    help = models.ForeignKey(Help, models.CASCADE, related_name="invitations")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=Status, default=Status.SENT)
    sent_at = models.DateTimeField()
    sent_by = models.BigIntegerField(null=True)  # the worker; null: the clock
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["help", "volunteer"], condition=Q(status="sent"), name="one_invitation_at_a_time"),
            models.UniqueConstraint(fields=["help"], condition=Q(status="accepted"), name="one_yes_per_request"),
            models.CheckConstraint(condition=Q(status="sent") ^ Q(answered_at__isnull=False), name="answers_have_an_instant"),
        ]
        indexes = [
            models.Index(fields=["volunteer"], condition=Q(status="sent"), name="invitations_of_a_volunteer"),
            models.Index(fields=["until"], condition=Q(status="sent"), name="invitations_that_lapse"),
        ]
