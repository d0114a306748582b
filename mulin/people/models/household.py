from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.places.models import Place

from .person import Person


class Household(models.Model):
    """People who live in one room together; more than one may share a room."""

    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, blank=True)  # the register's own household number
    head = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="one_household_per_number_and_room"),
        ]


class Residence(models.Model):
    """Who lives where, as what, from when to when."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", _("户籍在此居住")
        OWNER = "owner", _("业主自住")
        TENANT = "tenant", _("租住")
        AWAY = "away", _("户籍在此、人不住")
        STAY = "stay", _("短期居住")

    person = models.ForeignKey(Person, models.PROTECT, related_name="residences")
    household = models.ForeignKey(Household, models.PROTECT, related_name="residences")
    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    relation = models.CharField(max_length=2, blank=True)  # to the head, GB/T 4761
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # the first day on which it is over
    ends_on = models.DateField(null=True)  # … as announced: until that day it holds, then the clock writes it into `until`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "room"], condition=Q(until=None), name="one_current_residence_per_room"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")), name="residences_end_after_they_begin"
            ),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(until=None), name="residences_end_once"),
        ]
        indexes = [models.Index(fields=["ends_on"], condition=Q(ends_on__isnull=False), name="residences_to_end")]
