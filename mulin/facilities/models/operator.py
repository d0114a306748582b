from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from .contract import Contract


class Evaluation(models.Model):
    """The community's judgement of an operator for a quarter, and what the operator says to it."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="evaluations")
    on = models.DateField()  # first day of the quarter
    words = models.CharField(max_length=600, blank=True)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "on"], name="one_evaluation_a_quarter"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="answered_evaluations_have_an_instant",
            ),
        ]


class Mark(models.Model):
    class About(models.TextChoices):
        SERVICE = "service", pgettext_lazy("mark", "服务态度")
        TIDY = "tidy", pgettext_lazy("mark", "整洁")
        SAFE = "safe", pgettext_lazy("mark", "安全")
        DUTIES = "duties", pgettext_lazy("mark", "职责完成")
        RESIDENTS = "residents", pgettext_lazy("mark", "居民反映")

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="marks")
    about = models.CharField(max_length=9, choices=About)
    points = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "about"], name="one_mark_about_a_thing"),
            models.CheckConstraint(condition=Q(points__range=(0, 100)), name="marks_of_a_hundred"),
            models.CheckConstraint(condition=~Q(why=""), name="marks_have_their_reason"),
        ]
