from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.places.models import Place

from .person import Person


class Ownership(models.Model):
    """A share in a room. Civil Code 278 counts by area and by heads, so both are exact."""

    class Source(models.TextChoices):
        REGISTER = "register", _("不动产登记")
        SURVEY = "survey", _("测绘成果")
        CONTRACT = "contract", _("买卖合同")

    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="ownerships")
    company = models.CharField(max_length=120, blank=True)  # an owner that is no natural person
    credit_code = models.CharField(max_length=18, blank=True)
    is_developer = models.BooleanField(default=False)
    area = models.PositiveBigIntegerField(help_text=_("建筑面积，单位 0.01 平方米"))
    part = models.PositiveIntegerField(default=1)  # part of whole: 1 of 2
    whole = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source, default=Source.REGISTER)
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # the first day on which it is over
    ends_on = models.DateField(null=True)  # … as announced: until that day it holds, then the clock writes it into `until`

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person=None) ^ Q(company=""), name="owners_are_one_person_or_company"),
            models.CheckConstraint(condition=Q(part__gte=1) & Q(part__lte=F("whole")), name="owners_hold_a_real_share"),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(until=None), name="ownerships_end_once"),
            models.UniqueConstraint(
                fields=["room", "person"], condition=Q(until=None) & ~Q(person=None), name="one_current_share_per_owner"
            ),
        ]
        indexes = [
            models.Index(fields=["room"], name="owners_by_room"),
            models.Index(fields=["ends_on"], condition=Q(ends_on__isnull=False), name="ownerships_to_end"),
        ]

    @property
    def square_metres(self) -> str:
        return f"{self.area / 100:.2f}"
