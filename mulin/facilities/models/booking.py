from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person

from .room import Room, money


class Series(models.Model):
    """The same hour each week or each day, as somebody asked for it; its bookings stand on their own."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateField()
    every = models.PositiveSmallIntegerField(default=7)  # days


class Booking(models.Model):
    """A room for somebody, from an instant to an instant. While it stands it holds its quarter hours in `Slot`."""

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("booking", "等确认")
        BOOKED = "booked", pgettext_lazy("booking", "已订好")
        REFUSED = "refused", pgettext_lazy("booking", "没有同意")
        CANCELLED = "cancelled", pgettext_lazy("booking", "已取消")
        USED = "used", pgettext_lazy("booking", "已使用")
        UNUSED = "unused", pgettext_lazy("booking", "没有来")

    HOLDING = ("asked", "booked", "used", "unused")  # these keep others out

    room = models.ForeignKey(Room, models.PROTECT, related_name="bookings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="bookings")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    party = models.CharField(max_length=60, blank=True)  # a group that is no organisation: 春和合唱团
    purpose = models.CharField(max_length=120)
    purpose_en = models.CharField(max_length=200, blank=True)
    shown = models.BooleanField(default=False)  # what is on: everybody may read its purpose
    held_for = models.CharField(max_length=40, blank=True)  # what of another module takes the room: "activities.session 12"
    page = models.CharField(max_length=120, blank=True)  # address of its own page
    heads = models.PositiveSmallIntegerField(default=1)  # expected
    price = models.PositiveIntegerField(default=0)  # 分 for all of it, by the tariff of the day it was booked
    status = models.CharField(max_length=9, choices=Status)
    made_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who booked it for somebody at the counter
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # why it was refused or cancelled
    key_out_at = models.DateTimeField(null=True)
    key_out_by = models.BigIntegerField(null=True)
    key_back_at = models.DateTimeField(null=True)
    key_back_by = models.BigIntegerField(null=True)
    came = models.PositiveSmallIntegerField(null=True)
    noted_by = models.BigIntegerField(null=True)  # who wrote down whether it was used
    paid_at = models.DateTimeField(null=True)
    paid_to = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["begins_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="bookings_end_after_they_begin"),
            models.CheckConstraint(
                condition=~Q(status__in=("refused",)) | ~Q(reason=""), name="a_refused_booking_has_its_reason"
            ),
            models.CheckConstraint(condition=Q(status="used") ^ Q(came=None), name="used_bookings_say_how_many_came"),
            models.CheckConstraint(
                condition=~Q(status__in=("used", "unused")) | Q(noted_by__isnull=False), name="use_is_noted_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(key_back_at=None) | Q(key_out_at__lte=F("key_back_at")), name="keys_come_back_after_they_left"
            ),
            models.CheckConstraint(condition=Q(paid_at=None) | Q(price__gt=0), name="only_what_costs_is_paid"),
            models.UniqueConstraint(
                fields=["held_for"],
                condition=~Q(held_for="") & Q(status__in=("asked", "booked", "used", "unused")),
                name="one_room_is_held_for_a_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["room", "begins_at"], name="bookings_of_a_room"),
            models.Index(fields=["person", "-begins_at"], name="bookings_of_a_person"),
            models.Index(fields=["begins_at"], condition=Q(status="asked"), name="bookings_to_decide"),
        ]

    @property
    def yuan(self) -> str:
        return money(self.price)

    @property
    def title(self) -> str:
        return in_language(self.purpose, self.purpose_en)

    @property
    def name_of(self) -> str:
        """In whose name: an organisation, a group, nobody's but the person's."""
        return self.party or (str(self.organisation) if self.organisation_id else "")


class Slot(models.Model):
    """A quarter hour of a room that is taken, the buffer after the use included. Two bookings cannot both have it."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="slots")
    begins_at = models.DateTimeField()
    booking = models.ForeignKey(Booking, models.CASCADE, related_name="slots")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "begins_at"], name="a_quarter_hour_is_booked_once")]
