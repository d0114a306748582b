from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .contract import Contract
from .room import money


class Counted(models.TextChoices):
    """What is recorded here anyway and can be counted over a span of days."""

    MEALS = "meals", _("供餐份数")
    USES = "uses", _("房间使用次数")
    HEADS = "heads", _("房间使用人次")
    HOURS = "hours", _("开放小时")


class Rate(models.Model):
    """What one of something counted is worth, paid by whom the contract says."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="rates")
    counted = models.CharField(max_length=5, choices=Counted)
    price = models.PositiveIntegerField()  # 分 each

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "counted"], name="one_rate_of_a_kind"),
            models.CheckConstraint(condition=Q(price__gt=0), name="rates_are_worth_something"),
        ]

    @property
    def yuan(self) -> str:
        return money(self.price)


class ContractSheet(models.Model):
    """Counts × rates and what is due by the calendar, over a span of days; frozen. Canteens have their own settlement beside it."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="sheets")
    since = models.DateField()
    until = models.DateField()  # last day
    lines = models.JSONField()  # as `queries.contract_money` counted them
    owed = models.BigIntegerField()  # 分, in the direction the contract says
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.BigIntegerField(null=True)  # of the operator

    class Meta:
        ordering = ["-until"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "since"], name="one_contract_sheet_from_a_day"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="contract_sheets_end_after_they_begin"),
        ]

    @property
    def yuan(self) -> str:
        return money(self.owed)
