from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation

from .duty import Duty
from .shift import Claim
from .team import Team
from .volunteer import Volunteer


class Record(models.Model):
    """Service that was given: 志愿服务记录 (order 67 of the Ministry of Civil Affairs, 2021). Who records certifies.

    Once confirmed, its content stays as it is: a trigger refuses any change but taking it back.
    """

    class Status(models.TextChoices):
        NOTED = "noted", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        DISPUTED = "disputed", _("有异议")
        STRUCK = "struck", _("不成立")
        TAKEN_BACK = "taken_back", _("已撤回")

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="records")
    claim = models.OneToOneField(Claim, models.PROTECT, null=True, related_name="record")
    duty = models.ForeignKey(Duty, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Duty.Kind)
    content = models.CharField(max_length=200)
    place_words = models.CharField(max_length=160, blank=True)
    begins_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    banked = models.BooleanField(default=True)
    group = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.NOTED)
    noted_at = models.DateTimeField()
    noted_by = models.BigIntegerField(null=True)  # person; null: the system, from a check-in
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.BigIntegerField(null=True)
    source = models.CharField(max_length=80, blank=True)  # "activities.visit 12": where else it came from; one record each

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__range=(1, 24 * 60)), name="service_lasts_a_minute_to_a_day"),
            models.CheckConstraint(
                condition=~Q(status__in=("confirmed", "taken_back")) | Q(confirmed_at__isnull=False),
                name="what_counts_was_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_by__isnull=False), name="confirmed_hours_have_a_name"
            ),
            models.UniqueConstraint(fields=["source"], condition=~Q(source=""), name="one_record_per_source"),
        ]
        indexes = [
            models.Index(fields=["volunteer", "-begins_at"], name="records_of_a_volunteer"),
            models.Index(fields=["status", "noted_at"], name="records_waiting"),
        ]

    @property
    def said(self) -> str:
        """What was done; in the reader's language where it is the duty's own name. Lists bring the duty along."""
        return self.duty.said if self.duty and self.duty.name == self.content else self.content


class RecordEvent(models.Model):
    """What was done with a record, in order; never changed."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12)  # a step's name, or "noted"
    minutes = models.PositiveIntegerField()
    words = models.CharField(max_length=300, blank=True)
    by_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
