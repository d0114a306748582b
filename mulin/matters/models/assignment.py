from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.organisations.models import Organisation
from mulin.people.models import Person

from .matter import Matter


class Assignment(models.Model):
    """Who had it, as lead or helper, from when to when (C098)."""

    class Role(models.TextChoices):
        LEAD = "lead", _("主办")
        HELPER = "helper", _("协办")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=6, choices=Role)
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    returned_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(unit=None, person=None), name="assignments_name_someone"),
            models.UniqueConstraint(fields=["matter"], condition=Q(role="lead", until=None), name="one_current_lead"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="assignments_end_after_they_begin"),
        ]
