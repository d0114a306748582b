from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation

from .task import Task
from .topic import Topic


class Round(models.Model):
    """磋商: one talk with somebody outside: asked, offered, agreed."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    party = models.CharField(max_length=80)  # as shown
    asked = models.TextField()
    offered = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    by = models.BigIntegerField()
    who = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="rounds_of_a_topic_are_numbered")]


class Gain(models.Model):
    """What a round brought, as a number: 80 个 停车位. The sum over the rounds is always computed."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="gains")
    name = models.CharField(max_length=30)
    unit = models.CharField(max_length=10, blank=True)
    amount = models.IntegerField()  # less than 0: what was given back

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["round", "name", "unit"], name="one_gain_of_a_name_a_round")]


class Figure(models.Model):
    """A number before and after: parking places in the street, minutes of waiting."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="figures")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=10, blank=True)
    before = models.DecimalField(max_digits=14, decimal_places=2)
    after = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    source = models.CharField(max_length=120)  # who counted, when
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["topic", "name"], name="one_figure_of_a_name_a_topic")]

    @property
    def heading(self) -> str:
        return in_language(self.name, self.name_en)


class Picture(models.Model):
    """A kept file of a topic or of a task: as it was reported, before, after, and what a task left behind."""

    class When(models.TextChoices):
        RAISED = "raised", pgettext_lazy("picture", "提出时")
        BEFORE = "before", pgettext_lazy("picture", "以前")
        AFTER = "after", pgettext_lazy("picture", "现在")
        DONE = "done", pgettext_lazy("picture", "办好时")

    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="pictures")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="pictures")
    when = models.CharField(max_length=6, choices=When)
    file_key = models.CharField(max_length=32, unique=True)
    words = models.CharField(max_length=120, blank=True)
    by = models.BigIntegerField(null=True)  # null: forgotten
    at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(topic__isnull=False) | Q(task__isnull=False), name="pictures_belong_somewhere"),
            models.CheckConstraint(condition=Q(task=None) ^ Q(when="done"), name="tasks_show_what_was_done"),
        ]
        indexes = [
            models.Index(fields=["topic"], name="pictures_of_a_topic", condition=Q(taken_down_at=None)),
            models.Index(fields=["task"], name="pictures_of_a_task", condition=Q(task__isnull=False)),
        ]
