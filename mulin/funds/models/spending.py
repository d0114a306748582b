from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.bilingual import in_language
from mulin.kernel.secrets.fields import SealedField
from mulin.ledger.models import Hold
from mulin.people.models import Person

from .earmark import Earmark
from .fund import Fund, Purpose


class Spending(models.Model):
    """A wish to spend: asked for, approved by two others, then reserved, then paid from the keeper's account."""

    class Status(models.TextChoices):
        ASKED = "asked", _("待审批")
        RESERVED = "reserved", _("已批准，待付款")
        PAID = "paid", _("已付款")
        REFUSED = "refused", _("未批准")
        WITHDRAWN = "withdrawn", _("已撤回")
        EXPIRED = "expired", _("已过期")
        TAKEN_BACK = "taken_back", _("已冲正")

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="spendings")
    purpose = models.ForeignKey(Purpose, models.PROTECT, related_name="+")
    earmark = models.ForeignKey(Earmark, models.PROTECT, null=True, related_name="draws")  # whose money is drawn
    title = models.CharField(max_length=80)  # public, without a name
    title_en = models.CharField(max_length=160, blank=True)
    words = models.CharField(max_length=500)
    amount = models.PositiveBigIntegerField()  # 分, at most
    paid = models.PositiveBigIntegerField(null=True)
    returned = models.PositiveBigIntegerField(null=True)  # 分 of it that came back; triggers keep it within what was paid
    payee = models.CharField(max_length=120, blank=True)  # public; a firm. Empty for aid
    is_aid = models.BooleanField(default=False)  # to persons, of whom nothing is public
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who is helped; never public
    about = SealedField(blank=True)  # why this person is helped: for those who decide, and each look is on the record
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    hold = models.OneToOneField(Hold, models.PROTECT, null=True, related_name="+")  # of the money
    limit = models.OneToOneField(Hold, models.PROTECT, null=True, related_name="+")  # of the year's budget
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    expires_at = models.DateTimeField(null=True)
    paid_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # of a refusal or a correction

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="spendings_spend_something"),
            models.CheckConstraint(
                condition=~Q(status__in=("paid", "taken_back"))
                | (Q(paid__gt=0) & Q(paid__lte=models.F("amount")) & Q(paid_on__isnull=False)),
                name="paid_at_most_what_was_approved",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("reserved", "paid", "taken_back")) | Q(hold__isnull=False, limit__isnull=False),
                name="approved_means_reserved",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("refused", "taken_back")) | ~Q(reason=""), name="a_refusal_has_its_reason"
            ),
            models.CheckConstraint(condition=Q(person=None) | Q(is_aid=True), name="help_for_a_person_is_aid"),
        ]
        indexes = [models.Index(fields=["fund", "status", "-asked_at"], name="spendings_by_status")]

    @property
    def said(self) -> str:
        """Its title in the reader's language."""
        return in_language(self.title, self.title_en)


class Approval(models.Model):
    """One of the two who said yes. Triggers refuse the one who asked, and any change."""

    spending = models.ForeignKey(Spending, models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["spending", "person"], name="one_yes_per_person")]
