from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from .contract import Contract


class Duty(models.Model):
    """What the operator has promised: a figure to reach in each span, or something to do in each."""

    class Rhythm(models.TextChoices):
        DAY = "day", pgettext_lazy("duty", "每天")
        WEEK = "week", pgettext_lazy("duty", "每周")
        MONTH = "month", pgettext_lazy("duty", "每月")
        QUARTER = "quarter", pgettext_lazy("duty", "每季度")

    class Measure(models.TextChoices):
        TICK = "tick", pgettext_lazy("duty", "做了打勾")
        MEALS = "meals", pgettext_lazy("duty", "供餐不少于几份")
        USES = "uses", pgettext_lazy("duty", "房间使用不少于几次")
        HEADS = "heads", pgettext_lazy("duty", "房间使用不少于几人次")
        HOURS = "hours", pgettext_lazy("duty", "开放不少于几小时")
        STARS = "stars", pgettext_lazy("duty", "居民评分不低于几星")
        ANSWERS = "answers", pgettext_lazy("duty", "三星和以下的评价几天内答复")

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="duties")
    name = models.CharField(max_length=80)
    rhythm = models.CharField(max_length=7, choices=Rhythm)
    measure = models.CharField(max_length=7, choices=Measure, default=Measure.TICK)
    goal = models.PositiveIntegerField(null=True)  # portions, uses, people, hours, tenths of a star, days
    evidence = models.CharField(max_length=120, blank=True)  # what proves a tick: 照片、签到表
    needs_picture = models.BooleanField(default=False)
    missed_on = models.DateField(null=True)  # first day of the span whose missing was told; met again, the next is told anew

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "name"], name="one_duty_of_a_name"),
            models.CheckConstraint(condition=Q(measure="tick", goal=None) | ~Q(measure="tick") & Q(goal__gt=0), name="figures_have_a_goal"),
            models.CheckConstraint(condition=Q(measure="tick") | Q(needs_picture=False), name="only_ticks_need_pictures"),
        ]  # fmt: skip

    @property
    def stars(self) -> str:
        """A goal in stars: 4.5"""
        return f"{(self.goal or 0) / 10:g}"


class DutyDone(models.Model):
    """A tick for one span, by a person, with what proves it."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="done")
    on = models.DateField()  # first day of the span
    words = models.CharField(max_length=300)
    picture = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "on"], name="one_tick_a_span"),
            models.CheckConstraint(condition=~Q(words=""), name="ticks_say_what_was_done"),
        ]
