from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person
from mulin.places.models import Place

from .duty import Duty
from .record import Record
from .volunteer import Skill, Volunteer


class BankRules(models.Model):
    """How a community's time bank works from a day on. Never edited: a change is a new row, old postings keep their rules."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    since = models.DateField()
    cap = models.PositiveIntegerField(null=True)  # minutes one person may hold; what is above goes to the pool
    group_only_donates = models.BooleanField(default=True)
    expires_after_months = models.PositiveSmallIntegerField(null=True)  # empty: minutes never expire
    announced_days = models.PositiveSmallIntegerField(default=60)  # before they expire the owner is told; again a week before
    invites = models.PositiveSmallIntegerField(default=3)  # volunteers asked at a time for a request; 0: only by hand
    answer_hours = models.PositiveSmallIntegerField(default=24)  # so long an invitation waits before the next ones are asked
    needs = models.JSONField(default=list)  # kinds of `Entitlement` that the pool pays for
    source = models.CharField(max_length=200)  # which document says so
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "since"], name="one_set_of_bank_rules_a_day"),
            models.CheckConstraint(condition=Q(cap=None) | Q(cap__gte=60), name="a_cap_leaves_an_hour"),
            models.CheckConstraint(condition=Q(announced_days__gte=14), name="expiry_is_announced_two_weeks_ahead"),
            models.CheckConstraint(condition=Q(answer_hours__range=(1, 168)), name="invitations_wait_an_hour_to_a_week"),
        ]


class Entitlement(models.Model):
    """Why the pool pays for somebody's help. Noted by a worker, for a time."""

    class Kind(models.TextChoices):
        ALONE_80 = "alone80", _("80 岁以上独居")
        HARDSHIP_60 = "hardship60", _("60–79 岁困难")
        DISABLED_60 = "disabled60", _("60–79 岁失能或残疾")
        CARER = "carer", _("特别困难的照护家庭")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    since = models.DateField()
    until = models.DateField(null=True)
    noted_by = models.BigIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], condition=Q(until=None), name="one_entitlement_of_a_kind"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="entitlements_end_after_they_begin"),
        ]


class Help(models.Model):
    """Somebody asks for help that is paid in minutes: the asker's own, or the pool's."""

    class Status(models.TextChoices):
        OPEN = "open", _("还没人答应")
        AGREED = "agreed", _("有人答应")
        DONE = "done", _("做完待确认")
        SETTLED = "settled", _("已确认")
        WITHDRAWN = "withdrawn", _("已取消")
        LAPSED = "lapsed", _("没有找到人")

    class Payer(models.TextChoices):
        OWN = "own", _("用自己的时间")
        POOL = "pool", _("由爱心池出")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who is helped
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Duty.Kind, default=Duty.Kind.VISIT)
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=8, blank=True)  # that the helper should speak; empty: any
    words = models.CharField(max_length=300)
    wanted_from = models.DateTimeField()
    wanted_to = models.DateTimeField()
    minutes = models.PositiveIntegerField()  # asked for; no more can be charged
    payer = models.CharField(max_length=4, choices=Payer)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    helper = models.ForeignKey(Volunteer, models.PROTECT, null=True, related_name="+")
    hold_id = models.BigIntegerField()  # minutes set aside for it in the ledger
    record = models.OneToOneField(Record, models.PROTECT, null=True, related_name="+")
    done_minutes = models.PositiveIntegerField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()  # the person, or the worker who asked for them
    ended_at = models.DateTimeField(null=True)
    unanswered_at = models.DateTimeField(null=True)  # everybody who would fit was asked, in vain

    class Meta:
        ordering = ["wanted_from", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(wanted_to__gt=F("wanted_from")), name="help_is_wanted_for_a_while"),
            models.CheckConstraint(condition=Q(minutes__range=(15, 720)), name="help_takes_a_quarter_to_half_a_day"),
            models.CheckConstraint(
                condition=Q(done_minutes=None) | Q(done_minutes__lte=F("minutes")), name="no_more_is_charged_than_was_set_aside"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("agreed", "done", "settled")) | Q(helper__isnull=False), name="agreed_help_has_a_helper"
            ),
        ]
        indexes = [models.Index(fields=["community", "status", "wanted_from"], name="help_wanted")]
