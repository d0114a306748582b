from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.places.models import Place

from .ownership import Ownership


class FloorArea(models.Model):
    """How large a room is, and by what paper: owners decide by area (Civil Code 278), also where no owner is registered yet."""

    room = models.OneToOneField(Place, models.PROTECT, related_name="+")
    area = models.PositiveBigIntegerField(help_text=_("建筑面积，单位 0.01 平方米"))
    source = models.CharField(max_length=10, choices=Ownership.Source, default=Ownership.Source.REGISTER)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(area__gt=0), name="floor_areas_are_positive")]

    @property
    def square_metres(self) -> str:
        return f"{self.area / 100:.2f}"
