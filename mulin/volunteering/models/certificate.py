from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .volunteer import Volunteer


class Certificate(models.Model):
    """志愿服务记录证明. What it says is kept as it was issued; anybody who holds it can check it, and it can be revoked."""

    class Status(models.TextChoices):
        ASKED = "asked", _("待审核")
        PUBLIC_NOTICE = "notice", _("公示中")
        ISSUED = "issued", _("有效")
        REFUSED = "refused", _("未开具")
        REVOKED = "revoked", _("证明已撤销")

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=24, blank=True)  # given when issued; never reused
    token = models.CharField(max_length=32, unique=True)  # in the QR code: only who holds the paper can ask
    status = models.CharField(max_length=8, choices=Status, default=Status.ASKED)
    since = models.DateField()
    until = models.DateField()
    purpose = models.CharField(max_length=100, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()  # the person, or the worker who helped
    notice_from = models.DateField(null=True)  # 公示, at least 7 days
    notice_to = models.DateField(null=True)
    content = models.JSONField(
        default=dict
    )  # name, mask of the ID number, numbers, hours by kind, issuer, responsible, handler, contact
    minutes = models.PositiveIntegerField(default=0)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.BigIntegerField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # of refusing or revoking

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_certificate_per_number"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="certificates_cover_some_days"),
            models.CheckConstraint(
                condition=~Q(status__in=("issued", "revoked"))
                | (~Q(number="") & Q(issued_at__isnull=False) & Q(issued_by__isnull=False)),
                name="issued_certificates_have_number_and_name",
            ),
            models.CheckConstraint(condition=~Q(status__in=("refused", "revoked")) | ~Q(reason=""), name="a_no_has_its_reason"),
            models.CheckConstraint(
                condition=Q(notice_from=None, notice_to=None) | Q(notice_to__gt=F("notice_from")), name="notice_takes_days"
            ),
        ]
