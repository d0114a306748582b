from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.places.models import Place

from . import words


class Book(models.Model):
    """One set of accounts of a community: its points, its minutes, one fund, its goods."""

    class Kind(models.TextChoices):
        POINTS = "points", pgettext_lazy("kind of book", "积分")
        MINUTES = "minutes", pgettext_lazy("kind of book", "时间")
        FUND = "fund", pgettext_lazy("kind of book", "资金")
        GOODS = "goods", pgettext_lazy("kind of book", "物品")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=80)  # a code where it is ours: see words.py
    closed_through = models.DateField(null=True)  # last day of the last closed month
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "code"], name="one_book_per_code")]

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> str:
        """Its name, for reading."""
        return words.said(self.name)


class Account(models.Model):
    """Where an amount lies. `balance` and `held` are moved by the database itself, together with lines and holds."""

    class Kind(models.TextChoices):
        ASSET = "asset", pgettext_lazy("kind of account", "持有")
        LIABILITY = "liability", pgettext_lazy("kind of account", "欠付")
        INCOME = "income", pgettext_lazy("kind of account", "来源")
        EXPENSE = "expense", pgettext_lazy("kind of account", "支出")
        EQUITY = "equity", pgettext_lazy("kind of account", "结转")

    book = models.ForeignKey(Book, models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=9, choices=Kind)
    code = models.CharField(max_length=80)  # "person:12", "store:rice": small letters, for machines and exports
    name = models.CharField(max_length=80)  # a code where it is ours: see words.py
    unit = models.CharField(max_length=24)  # "cny" (分), "point", "min", or one good
    holder_kind = models.CharField(max_length=20, blank=True)  # "person", "organisation"; empty: the community's own
    holder_id = models.BigIntegerField(null=True)
    floor = models.BigIntegerField(null=True)  # what is left after holds is never below; empty: no limit
    ceiling = models.BigIntegerField(null=True)
    balance = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)  # promised, see Hold
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "code"], name="one_account_per_code"),
            models.CheckConstraint(condition=Q(holder_kind="") ^ Q(holder_id__isnull=False), name="accounts_have_a_whole_holder"),
            models.CheckConstraint(
                condition=Q(floor=None) | Q(balance__gte=F("floor") + F("held")), name="accounts_stay_above_their_floor"
            ),
            models.CheckConstraint(
                condition=Q(ceiling=None) | Q(balance__lte=F("ceiling")), name="accounts_stay_below_their_ceiling"
            ),
            models.CheckConstraint(condition=Q(held__gte=0), name="nothing_is_held_below_zero"),
        ]
        indexes = [models.Index(fields=["holder_kind", "holder_id"], name="accounts_by_holder")]

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> str:
        """Its name, for reading."""
        return words.said(self.name)

    @property
    def free(self) -> int:
        """What is there and not promised."""
        return self.balance - self.held
