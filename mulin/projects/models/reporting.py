"""What happens to the plan while it is done: changes, monthly lines, the look at half-time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .project import Project


class PlanChange(models.Model):
    """What the team wants otherwise than agreed, and what the operator said."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("plan change", "待批准")
        APPROVED = "approved", pgettext_lazy("plan change", "已批准")
        REFUSED = "refused", pgettext_lazy("plan change", "没有批准")

    project = models.ForeignKey(Project, models.PROTECT, related_name="changes")
    what = models.JSONField()  # {"before": …, "after": …}
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="plans_change_for_a_reason"),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="two_people_change_a_plan"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | (~Q(state="asked") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="answered_changes_say_by_whom",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(answer=""), name="refused_changes_have_a_reason"),
            models.UniqueConstraint(fields=["project"], condition=Q(state="asked"), name="one_change_at_a_time"),
        ]


class Report(models.Model):
    """Once a month: figures from what is recorded anyway, and two lines."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="reports")
    month = models.DateField()  # its first day
    figures = models.JSONField(default=dict)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["project", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["project", "month"], name="one_report_a_month"),
            models.CheckConstraint(condition=~Q(words="") & Q(month__day=1), name="reports_say_something_of_a_month"),
        ]


class Midterm(models.Model):
    class Verdict(models.TextChoices):
        GO_ON = "go_on", pgettext_lazy("midterm", "继续")
        MEND = "mend", pgettext_lazy("midterm", "整改后继续")
        STOP = "stop", pgettext_lazy("midterm", "终止")

    project = models.ForeignKey(Project, models.PROTECT, related_name="midterms")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verdict = models.CharField(max_length=5, choices=Verdict)
    words = models.CharField(max_length=500)

    class Meta:
        ordering = ["project", "id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="midterms_say_what_was_seen")]
