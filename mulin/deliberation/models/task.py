from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place

from .meeting import Meeting
from .naming import said
from .resolution import Resolution
from .topic import Topic


class Task(models.Model):
    """What somebody does by a day, out of a decision or of minutes. Shown by post or unit, done with words and pictures."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("task", "要办")
        DONE = "done", pgettext_lazy("task", "办好了")
        DROPPED = "dropped", pgettext_lazy("task", "不办了")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="tasks")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="tasks")
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, related_name="tasks")
    words = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=60)  # the post or unit as shown
    due_on = models.DateField()
    status = models.CharField(max_length=7, choices=Status, default=Status.OPEN)
    given_by = models.BigIntegerField()
    given_at = models.DateTimeField()
    late_told_at = models.DateTimeField(null=True)
    done_words = models.TextField(blank=True)
    done_by = models.BigIntegerField(null=True)
    done_who = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(person=None) ^ Q(organisation=None), name="tasks_are_one_persons_or_units"),
            models.CheckConstraint(
                condition=Q(status="open", done_at=None) | (~Q(status="open") & Q(done_at__isnull=False) & ~Q(done_words="")),
                name="tasks_are_closed_with_words",
            ),
            models.CheckConstraint(condition=Q(topic__isnull=False) | Q(meeting__isnull=False), name="tasks_come_from_somewhere"),
        ]
        indexes = [
            models.Index(fields=["person", "due_on"], name="open_tasks_of_a_person", condition=Q(status="open", person__isnull=False)),
            models.Index(
                fields=["organisation", "due_on"], name="open_tasks_of_a_unit", condition=Q(status="open", organisation__isnull=False)
            ),
            models.Index(fields=["due_on"], name="open_tasks_by_day", condition=Q(status="open")),
            models.Index(fields=["path", "status"], name="tasks_by_path"),
            models.Index(fields=["topic"], name="tasks_of_a_topic", condition=Q(topic__isnull=False)),
        ]  # fmt: skip

    @property
    def who_said(self) -> str:
        return said(self.who)

    @property
    def done_said(self) -> str:
        return said(self.done_who)
