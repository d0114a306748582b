from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.bilingual import in_language
from mulin.places.models import Place

from .facility import Facility


class Room(models.Model):
    """What can be used in a facility, and by which rules it is booked."""

    class Tariff(models.TextChoices):
        FREE = "free", _("无偿")
        LOW = "low", _("低偿")
        PAID = "paid", _("有偿")

    class For(models.TextChoices):
        RESIDENTS = "residents", _("居民")
        ORGANISATIONS = "organisations", _("单位")
        BOTH = "both", _("居民和单位")

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="rooms")
    place = models.OneToOneField(Place, models.PROTECT, null=True, related_name="+")  # so that others can say "there"
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500, blank=True)
    words_en = models.CharField(max_length=1000, blank=True)
    size = models.PositiveIntegerField(null=True)  # m²
    seats = models.PositiveSmallIntegerField(null=True)
    kit = models.CharField(max_length=300, blank=True)  # 投影、音响、钢琴
    kit_en = models.CharField(max_length=500, blank=True)
    picture = models.CharField(max_length=40, blank=True)
    tariff = models.CharField(max_length=4, choices=Tariff, default=Tariff.FREE)
    price = models.PositiveIntegerField(default=0)  # 分 an hour, paid at the counter
    bookable = models.BooleanField(default=True)  # otherwise one simply comes
    for_whom = models.CharField(max_length=13, choices=For, default=For.BOTH)
    from_age = models.PositiveSmallIntegerField(default=18)
    to_age = models.PositiveSmallIntegerField(default=150)
    most_minutes = models.PositiveSmallIntegerField(default=240)
    ahead_days = models.PositiveSmallIntegerField(default=30)
    at_once = models.PositiveSmallIntegerField(default=2)  # bookings that one person may have ahead
    buffer = models.PositiveSmallIntegerField(default=0)  # minutes after each use, to air and tidy
    approval = models.BooleanField(default=False)
    cancel_hours = models.PositiveSmallIntegerField(default=2)  # until so long before, one cancels oneself
    needs_key = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["facility_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "name"], condition=Q(closed_on=None), name="one_open_room_of_a_name"),
            models.CheckConstraint(
                condition=Q(tariff="free", price=0) | (~Q(tariff="free") & Q(price__gt=0)), name="only_free_rooms_cost_nothing"
            ),
            models.CheckConstraint(condition=Q(from_age__lte=F("to_age")), name="ages_of_a_room_in_order"),
            models.CheckConstraint(condition=Q(most_minutes__range=(15, 1440)), name="rooms_are_used_up_to_a_day"),
            models.CheckConstraint(condition=Q(buffer__lte=240), name="buffers_are_short"),
            models.CheckConstraint(condition=Q(at_once__gte=1), name="one_booking_is_possible"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def has(self) -> str:
        return in_language(self.kit, self.kit_en)

    @property
    def yuan(self) -> str:
        return money(self.price)


def money(fen: int) -> str:
    """ "12.50", and "12" where there are no 分."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}" if fen % 100 == 0 else f"{sign}{fen // 100}.{fen % 100:02}"
