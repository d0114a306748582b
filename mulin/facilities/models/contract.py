from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.organisations.models import Organisation

from .facility import Facility
from .room import money


class Contract(models.Model):
    """Who runs a facility, from a day to a day, for what. Two that hold at once for a facility the database refuses."""

    class Kind(models.TextChoices):
        ENTRUSTED = "entrusted", pgettext_lazy("contract", "委托运营")
        THIRD = "third", pgettext_lazy("contract", "第三方运营")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("contract", "起草中")
        SIGNED = "signed", pgettext_lazy("contract", "已签")
        ENDED = "ended", pgettext_lazy("contract", "提前终止")
        VOID = "void", pgettext_lazy("contract", "没有开始就解除")

    class Pays(models.TextChoices):
        NOBODY = "nobody", _("不收不补")
        SUBSIDY = "subsidy", _("社区补贴运营单位")
        FEE = "fee", _("运营单位向社区交费")

    class Each(models.TextChoices):
        ONCE = "once", _("一次付清")
        MONTH = "month", pgettext_lazy("paid", "每月")
        QUARTER = "quarter", pgettext_lazy("paid", "每季度")
        YEAR = "year", pgettext_lazy("paid", "每年")

    HOLDING = ("signed", "ended")

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="contracts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    kind = models.CharField(max_length=9, choices=Kind)
    number = models.CharField(max_length=40, blank=True)  # as the paper has it
    since = models.DateField()
    until = models.DateField()  # last day agreed
    last_on = models.DateField()  # last day in fact: `until`, or earlier where it was ended early
    pays = models.CharField(max_length=7, choices=Pays)
    amount = models.PositiveBigIntegerField(default=0)  # 分, each time
    each = models.CharField(max_length=7, choices=Each, default=Each.MONTH)
    money_words = models.CharField(max_length=300, blank=True)  # what the amount alone does not say
    words = models.CharField(max_length=600)  # for everybody: what is run, for whom
    words_en = models.CharField(max_length=1200, blank=True)
    status = models.CharField(max_length=6, choices=Status, default=Status.DRAFT)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    signed_on = models.DateField(null=True)
    signed_for_us = models.CharField(max_length=60, blank=True)  # the names below the paper
    signed_for_them = models.CharField(max_length=60, blank=True)
    signed_noted_at = models.DateTimeField(null=True)
    signed_noted_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)
    reminded = models.SmallIntegerField(null=True)  # days before the end that were last told: 90, 30, -1

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="contracts_end_after_they_begin"),
            models.CheckConstraint(
                condition=Q(last_on__lte=F("until")) & (Q(last_on__gte=F("since")) | Q(status="void")), name="contracts_last_at_most_as_agreed"
            ),
            models.CheckConstraint(condition=Q(status__in=("ended", "void")) | Q(last_on=F("until")), name="running_contracts_last_as_agreed"),
            models.CheckConstraint(condition=Q(pays="nobody", amount=0) | ~Q(pays="nobody"), name="nobody_pays_nothing"),
            models.CheckConstraint(
                condition=Q(status="draft", signed_on=None)
                | ~Q(status="draft")
                & Q(signed_on__isnull=False, signed_noted_by__isnull=False)
                & ~Q(signed_for_us="")
                & ~Q(signed_for_them=""),
                name="signed_contracts_say_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("draft", "signed"), ended_why="", ended_at=None)
                | Q(status__in=("ended", "void"), ended_at__isnull=False) & ~Q(ended_why=""),
                name="ended_contracts_say_why",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["last_on"], condition=Q(status="signed"), name="contracts_by_their_end")]

    def __str__(self) -> str:
        return f"{self.facility} {self.since:%Y-%m-%d} – {self.last_on:%Y-%m-%d}"

    @property
    def yuan(self) -> str:
        return money(self.amount)


class ContractFile(models.Model):
    """A scan of the paper. For the two sides alone: a media guard asks who looks."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="files")
    file_key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kept_at = models.DateTimeField()
    kept_by = models.BigIntegerField()
