from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.organisations.models import Organisation
from mulin.places.models import Place

from .activity import Activity


class Hosting(models.Model):
    """Another community holds an activity together with the one it belongs to (C034, C035).

    `Activity.guests` keeps the communities whose answer is yes, so that signing up asks nothing more.
    """

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("hosting", "等答复")
        ACCEPTED = "accepted", pgettext_lazy("hosting", "一起办")
        DECLINED = "declined", pgettext_lazy("hosting", "这次不办")
        ENDED = "ended", pgettext_lazy("hosting", "不再合办")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="hostings")
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = models.CharField(max_length=120)  # of that community
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # which of its bodies; None: itself
    status = models.CharField(max_length=8, choices=Status, default=Status.ASKED)
    words = models.CharField(max_length=200, blank=True)  # with the request
    note = models.CharField(max_length=200, blank=True)  # with the answer
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "community"], condition=Q(status__in=("asked", "accepted")), name="a_community_is_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(status="asked", answered_at=None, answered_by=None)
                | (~Q(status="asked") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="an_answer_has_its_author",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("asked_at")), name="answers_follow_questions"
            ),
        ]
        indexes = [models.Index(fields=["community", "status"], name="hostings_of_a_community")]
