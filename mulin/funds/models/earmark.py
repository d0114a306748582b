from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.bilingual import in_language
from mulin.ledger.models import Hold
from mulin.people.models import Person

from .fund import Fund, Purpose


class Earmark(models.Model):
    """Money of a fund that is kept for one thing, say a season of projects: approved by two, held, drawn from bit by bit.

    `left` is what it holds at this moment; amount = left + what is drawn or handed to its parts + what was released.
    """

    class Status(models.TextChoices):
        ASKED = "asked", _("待审批")
        RESERVED = "reserved", _("已留出")
        REFUSED = "refused", _("未批准")
        WITHDRAWN = "withdrawn", _("已撤回")
        RELEASED = "released", _("已放回")

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="earmarks")
    purpose = models.ForeignKey(Purpose, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")  # a call's, of which this is a project's
    ref = models.CharField(max_length=40)  # number of what it is kept for: "Z202611-0001"
    title = models.CharField(max_length=80)  # public, without a name
    words = models.CharField(max_length=500, blank=True)
    title_en = models.CharField(max_length=160, blank=True)
    amount = models.PositiveBigIntegerField()  # 分
    left = models.PositiveBigIntegerField(default=0)  # 分; what its holds hold
    until = models.DateField()  # what is not drawn by then is free again
    year = models.PositiveSmallIntegerField(null=True)  # whose budget it is taken from; known from the second yes on
    status = models.CharField(max_length=9, choices=Status, default=Status.ASKED)
    hold = models.OneToOneField(Hold, models.PROTECT, null=True, related_name="+")  # of the money; none while `left` is 0
    limit = models.OneToOneField(Hold, models.PROTECT, null=True, related_name="+")  # of the year's budget
    held_times = models.PositiveIntegerField(default=0)  # each time anew, as holds never change
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # of a refusal

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="earmarks_keep_something"),
            models.CheckConstraint(condition=Q(left__lte=F("amount")), name="no_more_is_left_than_was_earmarked"),
            models.CheckConstraint(condition=Q(status="reserved") | Q(left=0), name="only_a_reserved_earmark_holds"),
            models.CheckConstraint(
                condition=Q(left=0, hold=None, limit=None) | Q(left__gt=0, hold__isnull=False, limit__isnull=False),
                name="what_is_left_is_held",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("reserved", "released")) | Q(year__isnull=False), name="reserved_from_a_years_budget"
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(reason=""), name="a_refused_earmark_has_its_reason"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["fund", "status", "-asked_at"], name="earmarks_by_status"),
            models.Index(fields=["until"], condition=Q(status="reserved"), name="earmarks_by_their_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> str:
        """Its title in the reader's language."""
        return in_language(self.title, self.title_en)


class EarmarkApproval(models.Model):
    """One of the two who said yes. Triggers refuse the one who asked, and any change."""

    earmark = models.ForeignKey(Earmark, models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earmark", "person"], name="one_yes_per_person_to_an_earmark")]
