from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.ledger.models import coded, word_of
from mulin.organisations.models import Organisation
from mulin.people.models import Person

from .fund import Fund


class Gift(models.Model):
    """Money that came into the keeper's account, or goods that came into store; also what is only promised yet.

    The donor's name is private. It is listed in public only while `named_at` is set: a separate consent (PIPL art. 25).
    """

    class Kind(models.TextChoices):
        MONEY = "money", _("钱款")
        GOODS = "goods", _("物品")

    class Status(models.TextChoices):
        PROMISED = "promised", _("已承诺")
        RECEIVED = "received", _("已收到")
        LAPSED = "lapsed", _("未兑现")
        TAKEN_BACK = "taken_back", _("已撤回")

    class Donor(models.TextChoices):
        PERSON = "person", _("个人")
        ORGANISATION = "organisation", _("单位")
        EVENT = "event", _("活动所得")

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="gifts")
    kind = models.CharField(max_length=5, choices=Kind)
    status = models.CharField(max_length=10, choices=Status)
    amount = models.PositiveBigIntegerField()  # 分; of goods: what they are worth
    good = models.CharField(max_length=24, blank=True)  # "mask": the unit of its account
    good_name = models.CharField(max_length=60, blank=True)
    quantity = models.PositiveIntegerField(null=True)
    valued_by = models.CharField(max_length=100, blank=True)  # invoice, price list, appraisal
    stored_at = models.CharField(max_length=60, blank=True)  # of goods: which room, which shelf
    bank_number = models.CharField(max_length=40, blank=True)  # of money: as the keeper's bank numbered it
    donor_kind = models.CharField(max_length=12, choices=Donor)
    donor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sponsor = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    donor_name = models.CharField(max_length=120, blank=True)
    sponsors = models.CharField(max_length=100, blank=True)  # the project or thing it is given for
    named_at = models.DateTimeField(null=True)
    unnamed_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="gifts_are_worth_something"),
            models.CheckConstraint(
                condition=Q(kind="money", good="", quantity=None) | (Q(kind="goods", quantity__gt=0) & ~Q(good="")),
                name="goods_are_counted",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("received", "taken_back")) | Q(received_on__isnull=False), name="received_on_a_day"
            ),
        ]
        indexes = [models.Index(fields=["fund", "-received_on", "-id"], name="gifts_by_day")]

    @property
    def number(self) -> str:
        """On the receipt."""
        return f"G{self.noted_at:%Y}-{self.pk:05d}"

    @property
    def reason(self) -> str:
        """As the book keeps it, read by everybody: never a name."""
        what = self.sponsors or self.good_name or self.good
        return coded(f"funds.gift_for.{self.donor_kind}", what) if what else coded(f"funds.gift.{self.donor_kind}")

    @property
    def said(self) -> str:
        """In the reader's language."""
        return word_of(self.reason)

    @property
    def listed_name(self) -> str:
        """What the public list says; empty: not named."""
        if not self.named_at or self.unnamed_at:
            return ""
        return self.sponsor.name if self.sponsor else self.donor_name or (self.donor.name if self.donor else "")
