from django.db import models
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .project import Project


class Link(models.Model):
    """Something of another service that a project came from, or that it does. `ref`: its number there."""

    class Kind(models.TextChoices):
        MATTER = "matter", pgettext_lazy("project link", "上报的事")
        TOPIC = "topic", pgettext_lazy("project link", "议题")
        BALLOT = "ballot", pgettext_lazy("project link", "表决")
        ACTIVITY = "activity", pgettext_lazy("project link", "活动")
        DUTY = "duty", pgettext_lazy("project link", "志愿服务")

    UP = ("matter", "topic", "ballot")

    project = models.ForeignKey(Project, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=8, choices=Kind)
    ref = models.CharField(max_length=20)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["project", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "kind", "ref"], name="linked_once")]
        indexes = [models.Index(fields=["kind", "ref"], name="projects_of_a_link")]
