from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place


class Item(models.Model):
    """What points are given for. The database keeps `reserved` and `handed` within `stock`, so nothing is oversold."""

    class Kind(models.TextChoices):
        GOODS = "goods", pgettext_lazy("in the shop", "物品")
        SERVICE = "service", pgettext_lazy("in the shop", "服务")
        REWARD = "reward", pgettext_lazy("in the shop", "商家礼遇")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500, blank=True)
    words_en = models.CharField(max_length=1000, blank=True)
    price = models.PositiveIntegerField()  # points a piece
    stock = models.PositiveIntegerField(default=0)  # pieces that came in, less those written off
    reserved = models.PositiveIntegerField(default=0)
    handed = models.PositiveIntegerField(default=0)
    per_person = models.PositiveSmallIntegerField(null=True)  # pieces one person may have, ever
    since = models.DateField()
    until = models.DateField(null=True)  # last day
    hold_days = models.PositiveSmallIntegerField(default=7)  # to fetch it in
    sponsor = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    worth = models.PositiveIntegerField(null=True)  # 分 a piece, said by the sponsor: for the settlement sheet alone
    where = models.CharField(max_length=120)  # to fetch it
    picture = models.CharField(max_length=40, blank=True)  # key of a kernel.media file
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stock__gte=F("reserved") + F("handed")), name="nothing_is_oversold"),
            models.CheckConstraint(condition=Q(price__gte=1), name="items_cost_a_point"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="items_end_after_they_begin"),
            models.CheckConstraint(condition=Q(per_person=None) | Q(per_person__gte=1), name="a_limit_leaves_one_piece"),
            models.CheckConstraint(condition=Q(hold_days__range=(1, 60)), name="pieces_wait_a_day_to_two_months"),
        ]
        indexes = [models.Index(fields=["community", "closed_at", "price"], name="items_of_a_shop")]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """Its name in the reader's language."""
        return in_language(self.name, self.name_en)

    @property
    def left(self) -> int:
        return self.stock - self.reserved - self.handed


class StockMove(models.Model):
    """Pieces that came from the sponsor, or with a minus were written off; never changed."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="moves")
    pieces = models.IntegerField()
    words = models.CharField(max_length=200)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(pieces=0), name="stock_moves_move_something")]


class Order(models.Model):
    """Pieces set aside for somebody, and the points for them: both are free again when it ends otherwise than handed over."""

    class Status(models.TextChoices):
        RESERVED = "reserved", _("等您来取")
        HANDED = "handed", _("已领取")
        CANCELLED = "cancelled", _("已取消")
        EXPIRED = "expired", _("过期未取")

    class How(models.TextChoices):
        CODE = "code", _("凭领取码")
        COUNTER = "counter", _("当面核对")

    item = models.ForeignKey(Item, models.PROTECT, related_name="orders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    pieces = models.PositiveSmallIntegerField(default=1)
    points = models.PositiveIntegerField()
    status = models.CharField(max_length=9, choices=Status, default=Status.RESERVED)
    code = models.CharField(max_length=10)  # shown by the person, typed or scanned at the counter
    hold_id = models.BigIntegerField(unique=True)  # the points in the ledger
    once_key = models.CharField(max_length=80)
    placed_at = models.DateTimeField()
    placed_by = models.BigIntegerField()  # the person, or the worker who helped
    fetch_by = models.DateTimeField()
    how = models.CharField(max_length=7, choices=How, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)
    words = models.CharField(max_length=200, blank=True)  # why it was cancelled

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "once_key"], name="one_order_per_once_key"),
            models.UniqueConstraint(fields=["code"], condition=Q(status="reserved"), name="one_waiting_order_per_code"),
            models.CheckConstraint(condition=Q(pieces__range=(1, 20)), name="orders_are_for_one_to_twenty"),
            models.CheckConstraint(condition=Q(points__gte=1), name="orders_cost_a_point"),
            models.CheckConstraint(condition=Q(status="reserved") ^ Q(ended_at__isnull=False), name="orders_end_at_an_instant"),
            models.CheckConstraint(condition=Q(status="handed") ^ Q(how=""), name="handed_orders_say_how"),
            models.CheckConstraint(condition=~Q(status="handed") | Q(ended_by__isnull=False), name="handed_orders_have_a_name"),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(words=""), name="a_cancelled_order_has_its_reason"),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="orders_of_a_person"),
            models.Index(fields=["item", "status"], name="orders_of_an_item"),
            models.Index(fields=["fetch_by"], condition=Q(status="reserved"), name="orders_waiting"),
        ]
