"""The plan, the money, what is promised, and the papers of an application."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from .application import Application


class Milestone(models.Model):
    application = models.ForeignKey(Application, models.CASCADE, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    due = models.DateField()
    measure = models.CharField(max_length=200)  # by what one sees that it is done
    share = models.PositiveSmallIntegerField(default=0)  # percent of the money that is paid when it is done

    class Meta:
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="milestones_are_numbered"),
            models.CheckConstraint(condition=Q(share__lte=100), name="a_milestone_pays_at_most_all"),
        ]


class BudgetLine(models.Model):
    class Source(models.TextChoices):
        CALL = "call", pgettext_lazy("budget", "申请资助")
        OWN = "own", pgettext_lazy("budget", "自筹")
        SPONSOR = "sponsor", pgettext_lazy("budget", "赞助")

    application = models.ForeignKey(Application, models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    unit_price = models.PositiveBigIntegerField()  # 分
    quantity = models.PositiveIntegerField()
    unit = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=7, choices=Source, default=Source.CALL)

    class Meta:
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="budget_lines_are_numbered"),
            models.CheckConstraint(condition=Q(unit_price__gt=0, quantity__gt=0), name="budget_lines_cost_something"),
        ]

    @property
    def amount(self) -> int:
        return self.unit_price * self.quantity


class Promise(models.Model):
    """加减乘除 (C048): what grows, what becomes less, what is multiplied, what is done away with, and what will show it."""

    class Sign(models.TextChoices):
        ADD = "add", pgettext_lazy("promise", "加：增加了什么")
        SUBTRACT = "subtract", pgettext_lazy("promise", "减：减少了什么")
        MULTIPLY = "multiply", pgettext_lazy("promise", "乘：带动了什么")
        DIVIDE = "divide", pgettext_lazy("promise", "除：消除了什么")

    application = models.ForeignKey(Application, models.CASCADE, related_name="promises")
    sign = models.CharField(max_length=8, choices=Sign)
    words = models.CharField(max_length=200)
    evidence = models.CharField(max_length=200)

    class Meta:
        ordering = ["application", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "sign"], name="one_promise_a_sign"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(evidence=""), name="promises_say_what_will_show_them"),
        ]


class Attachment(models.Model):
    application = models.ForeignKey(Application, models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=40, unique=True)  # of a kept file
    name = models.CharField(max_length=120)
    kept_at = models.DateTimeField()
    kept_by = models.BigIntegerField()  # account

    class Meta:
        ordering = ["application", "id"]
