from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .duty import Duty, Pattern
from .volunteer import Volunteer


class Shift(models.Model):
    """One stretch of a duty. `taken` counts its standing claims, and the database keeps it within `places`."""

    class Status(models.TextChoices):
        OPEN = "open", _("可认领")
        CANCELLED = "cancelled", _("已取消")
        DONE = "done", _("已结束")

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="shifts")
    pattern = models.ForeignKey(Pattern, models.SET_NULL, null=True, related_name="+")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    places = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    members_from = models.DateTimeField()  # team members may claim from here on
    everyone_from = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    reason = models.CharField(max_length=200, blank=True)  # why it was cancelled
    secret = models.BinaryField(max_length=16)  # of its rotating check-in code

    class Meta:
        ordering = ["begins_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="shifts_end_after_they_begin"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="shifts_are_never_overfull"),
            models.CheckConstraint(condition=Q(members_from__lte=F("everyone_from")), name="members_are_never_later"),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="a_cancelled_shift_has_its_reason"),
            models.UniqueConstraint(fields=["duty", "begins_at"], name="one_shift_of_a_duty_at_a_time"),
        ]
        indexes = [models.Index(fields=["begins_at"], condition=Q(status="open"), name="open_shifts")]


class Claim(models.Model):
    """Somebody's place in a shift."""

    class Status(models.TextChoices):
        HELD = "held", _("已认领")
        PRESENT = "present", _("已签到")
        SERVED = "served", _("已服务")
        GIVEN_UP = "given_up", _("已退出")
        HANDED_ON = "handed_on", _("已转给别人")
        CALLED_OFF = "called_off", _("班次取消")
        MISSED = "missed", _("没有到")

    class How(models.TextChoices):
        CODE = "code", _("扫现场码")
        LEADER = "leader", _("队长记")
        STAFF = "staff", _("工作人员代记")
        OFFLINE = "offline", _("离线名单")

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="claims")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="claims")
    status = models.CharField(max_length=10, choices=Status, default=Status.HELD)
    claimed_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who claimed it for someone without a phone
    from_claim = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # taken over from
    offered_to = models.ForeignKey(Volunteer, models.PROTECT, null=True, related_name="+")  # a handover waiting for its answer
    came_at = models.DateTimeField(null=True)
    came_how = models.CharField(max_length=8, choices=How, blank=True)
    came_by = models.BigIntegerField(null=True)  # who wrote it down, when it was not the person
    left_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=200, blank=True)  # why it was given up

    STANDING = ("held", "present", "served", "missed")  # these take a place

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "volunteer"],
                condition=Q(status__in=("held", "present", "served", "missed")),
                name="one_place_per_volunteer_and_shift",
            ),
            models.CheckConstraint(
                condition=Q(came_at=None, came_how="") | (Q(came_at__isnull=False) & ~Q(came_how="")),
                name="who_came_came_somehow",
            ),
        ]
        indexes = [models.Index(fields=["volunteer", "status"], name="claims_of_a_volunteer")]
