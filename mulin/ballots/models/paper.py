from django.db import models
from django.db.models import F, Q

from mulin.people.models import Person

from .ballot import Ballot
from .register import Elector


class PaperSlip(models.Model):
    """A slip of paper, read by two people who do not see each other's reading. JSON: a choice, or {"invalid": "why"}."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="papers")
    serial = models.PositiveIntegerField()
    elector = models.ForeignKey(Elector, models.PROTECT, null=True, related_name="+")  # named ballots only
    first = models.JSONField(null=True)
    first_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    second = models.JSONField(null=True)
    second_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled = models.JSONField(null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # None: both read the same

    class Meta:
        ordering = ["serial"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "serial"], name="one_slip_of_paper_a_serial"),
            models.UniqueConstraint(fields=["ballot", "elector"], name="one_slip_of_paper_a_voice"),
            models.CheckConstraint(
                condition=Q(second_by=None) | (~Q(first_by=None) & ~Q(second_by=F("first_by"))), name="two_people_read_a_slip"
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True, first_by=None) | (Q(first__isnull=False) & ~Q(first_by=None)),
                name="first_readers_are_known",
            ),
            models.CheckConstraint(
                condition=Q(second__isnull=True, second_by=None) | (Q(second__isnull=False) & ~Q(second_by=None)),
                name="second_readers_are_known",
            ),
            models.CheckConstraint(
                condition=Q(settled__isnull=True, settled_by=None) | (Q(settled__isnull=False) & ~Q(second_by=None)),
                name="slips_are_settled_after_two_readings",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | (~Q(settled_by=F("first_by")) & ~Q(settled_by=F("second_by"))),
                name="a_third_person_settles",
            ),
        ]
