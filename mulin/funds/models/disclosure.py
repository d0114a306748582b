from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person

from .fund import Fund

DUE = timedelta(days=30)  # after the quarter's end; the law wants one in three months


class Disclosure(models.Model):
    """What a fund says of one quarter. Drafted by the clock, signed by its keeper, countersigned by the council, then it stays.

    A correction is a later version with its reason; the earlier one stays to be read.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("草稿")
        SIGNED = "signed", _("已签，待复核")
        PUBLISHED = "published", _("已公布")

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="disclosures")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    figures = models.JSONField(default=dict)  # see queries.disclosed: fixed when it is signed
    words = models.CharField(max_length=1000, blank=True)  # the keeper's, to everybody
    reason = models.CharField(max_length=200, blank=True)  # of a correction
    returned = models.CharField(max_length=200, blank=True)  # why the council gave it back
    drafted_at = models.DateTimeField()
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    countersigned_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)  # that it is late

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "year", "quarter", "version"], name="one_disclosure_a_version"),
            models.UniqueConstraint(
                fields=["fund", "year", "quarter"], condition=~Q(status="published"), name="one_disclosure_in_work"
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="quarters_are_four"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="a_correction_has_its_reason"),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(signed_by__isnull=False, signed_at__isnull=False), name="signed_by_the_keeper"
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(countersigned_by__isnull=False, published_at__isnull=False),
                name="countersigned_by_the_council",
            ),
            models.CheckConstraint(
                condition=Q(countersigned_by=None) | ~Q(countersigned_by=models.F("signed_by")), name="signed_by_two"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """2026Q3: its place in the address."""
        return f"{self.year}Q{self.quarter}"

    @property
    def since(self) -> date:
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def until(self) -> date:
        """Its last day."""
        following = date(self.year + self.quarter // 4, 3 * self.quarter % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def due(self) -> date:
        return self.until + DUE
