from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person
from mulin.places.models import Place


class Honour(models.Model):
    """公益达人 (C082), from nomination to the wall. Nothing of it shows before the person has agreed, and nothing afterwards."""

    class Status(models.TextChoices):
        NOMINATED = "nominated", _("待核对")
        ASKED = "asked", _("等本人同意")
        AGREED = "agreed", _("待决定")
        SHOWN = "shown", _("已授予")
        REFUSED = "refused", _("没有授予")
        DECLINED = "declined", _("本人不同意")
        WITHDRAWN = "withdrawn", _("已撤下")

    class How(models.TextChoices):
        SELF = "self", _("本人在手机上同意")
        PAPER = "paper", _("本人在纸上签字同意")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    title = models.CharField(max_length=40)
    title_en = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField()
    said_name = models.CharField(max_length=40)  # as the nominator wrote it
    said_where = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # once a worker has found who it is
    reasons = models.CharField(max_length=1000)
    status = models.CharField(max_length=9, choices=Status, default=Status.NOMINATED)
    nominated_at = models.DateTimeField()
    nominated_by = models.BigIntegerField()  # account: one may nominate before one is known
    asked_at = models.DateTimeField(null=True)
    asked_by = models.BigIntegerField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_how = models.CharField(max_length=5, choices=How, blank=True)
    agreed_by = models.BigIntegerField(null=True)  # the worker who holds the signed paper
    shown_as = models.CharField(max_length=40, blank=True)  # as the person wishes to be named
    portrait = models.CharField(max_length=40, blank=True)  # key of a kernel.media file, given with the consent
    citation = models.CharField(max_length=500, blank=True)  # what the wall says
    citation_en = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    grounds = models.CharField(max_length=500, blank=True)  # of the decision, either way
    ended_at = models.DateTimeField(null=True)  # declined or withdrawn
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=("agreed", "shown"))
                | (Q(agreed_at__isnull=False, person__isnull=False) & ~Q(agreed_how="") & ~Q(shown_as="")),
                name="nobody_is_honoured_without_consent",
            ),
            models.CheckConstraint(
                condition=~Q(agreed_how="paper") | Q(agreed_by__isnull=False), name="consent_on_paper_has_its_keeper"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("shown", "refused"))
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(grounds="")),
                name="decisions_have_grounds_and_a_name",
            ),
            models.CheckConstraint(condition=~Q(status="shown") | ~Q(citation=""), name="the_wall_says_why"),
            models.CheckConstraint(
                condition=~Q(status__in=("declined", "withdrawn", "refused")) | Q(portrait=""),
                name="portraits_go_with_the_consent",
            ),
            models.UniqueConstraint(
                fields=["person", "title", "year"], condition=Q(status__in=("asked", "agreed", "shown")), name="one_honour_a_year"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "-year", "-decided_at"], condition=Q(status="shown"), name="the_wall"),
            models.Index(fields=["community", "status", "nominated_at"], name="honours_waiting"),
        ]
