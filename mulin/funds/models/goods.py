from django.db import models
from django.db.models import Q

from mulin.kernel.secrets.fields import SealedField
from mulin.people.models import Person

from .fund import Fund


class HandOut(models.Model):
    """Goods that left the store for those they were given for. Who they are is never public."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="hand_outs")
    good = models.CharField(max_length=24)
    good_name = models.CharField(max_length=60)
    quantity = models.PositiveIntegerField()
    to_whom = models.CharField(max_length=100)  # public: "3 户高龄独居老人"
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    about = SealedField(blank=True)  # names and rooms of those who got it: each look is on the record
    on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.BigIntegerField()
    taken_back_at = models.DateTimeField(null=True)  # written down wrongly: the entry is reversed, both stay

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="hand_outs_are_counted")]
        indexes = [models.Index(fields=["fund", "-on", "-id"], name="hand_outs_by_day")]
