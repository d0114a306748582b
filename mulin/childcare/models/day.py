from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person

from .application import Application
from .child import Pickup
from .group import Group


class ClosedDay(models.Model):
    """A day on which the class stays shut although it is one of its days."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="closed_days")
    on = models.DateField()
    words = models.CharField(max_length=120)
    words_en = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["group", "on"], name="a_day_is_closed_once")]

    def __str__(self) -> str:
        return in_language(self.words, self.words_en)


class Day(models.Model):
    """One child on one day: came, was excused before, or was missed; and who fetched the child."""

    class Status(models.TextChoices):
        CAME = "came", pgettext_lazy("day of a child", "到了")
        AWAY = "away", pgettext_lazy("day of a child", "请假")
        MISSED = "missed", pgettext_lazy("day of a child", "没来，没请假")

    class How(models.TextChoices):
        GUARDIAN = "guardian", pgettext_lazy("fetched by", "监护人本人")
        CODE = "code", pgettext_lazy("fetched by", "接送码核对")
        KNOWN = "known", pgettext_lazy("fetched by", "老师认识，当面核对")

    application = models.ForeignKey(Application, models.PROTECT, related_name="days")
    on = models.DateField()
    status = models.CharField(max_length=6, choices=Status)
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    fetched_by = models.ForeignKey(Pickup, models.PROTECT, null=True, related_name="+")  # None: a guardian
    handed_to = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # which guardian
    how = models.CharField(max_length=8, choices=How, blank=True)
    handed_by = models.BigIntegerField(null=True)
    late_told_at = models.DateTimeField(null=True)  # everybody was told that nobody had come
    words = models.CharField(max_length=120, blank=True)  # why away, as far as the guardian says

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "on"], name="one_row_of_a_child_and_day"),
            models.CheckConstraint(condition=Q(status="came") ^ Q(came_at=None), name="who_came_has_an_hour"),
            models.CheckConstraint(
                condition=Q(left_at=None, how="", handed_by=None) | Q(left_at__gte=models.F("came_at"), handed_by__isnull=False) & ~Q(how=""),
                name="who_left_was_handed_to_somebody",
            ),
            models.CheckConstraint(condition=Q(how__in=("", "guardian")) ^ Q(fetched_by__isnull=False), name="it_is_known_who_fetched"),
            models.CheckConstraint(condition=Q(how="guardian") ^ Q(handed_to=None), name="it_is_known_which_guardian_came"),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["on"], condition=Q(status="came", left_at=None, late_told_at=None), name="children_still_there"
            )
        ]  # fmt: skip
