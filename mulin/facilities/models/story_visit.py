from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.secrets.fields import SealedField
from mulin.people.models import Person

from .story import Story
from .trail import Trail


class StoryVisit(models.Model):
    """A group that wants to be shown a place, or led along a trail."""

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("group visit", "等社区安排")
        CONFIRMED = "confirmed", pgettext_lazy("group visit", "已确认")
        DECLINED = "declined", pgettext_lazy("group visit", "接待不了")
        CANCELLED = "cancelled", pgettext_lazy("group visit", "已取消")
        CAME = "came", pgettext_lazy("group visit", "来过了")
        MISSED = "missed", pgettext_lazy("group visit", "没有来")

    story = models.ForeignKey(Story, models.PROTECT, null=True, related_name="visits")
    trail = models.ForeignKey(Trail, models.PROTECT, null=True, related_name="visits")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who asked
    group = models.CharField(max_length=80)
    begins_at = models.DateTimeField()
    size = models.PositiveSmallIntegerField()
    contact = models.CharField(max_length=40)
    phone = SealedField(blank=True)  # forgotten some weeks after the visit
    words = models.CharField(max_length=300, blank=True)  # children, wheelchairs, language
    status = models.CharField(max_length=9, choices=Status, default=Status.ASKED)
    guide = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    came = models.PositiveSmallIntegerField(null=True)
    noted_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["begins_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(story=None) ^ Q(trail=None), name="groups_visit_one_thing"),
            models.CheckConstraint(condition=Q(size__range=(1, 200)), name="groups_of_one_to_two_hundred"),
            models.CheckConstraint(
                condition=~Q(status__in=("confirmed", "came")) | Q(guide__isnull=False), name="confirmed_groups_have_a_guide"
            ),
            models.CheckConstraint(condition=~Q(status="declined") | ~Q(reason=""), name="declined_groups_hear_why"),
            models.CheckConstraint(condition=Q(status="came") ^ Q(came=None), name="groups_that_came_are_counted"),
        ]
        indexes = [
            models.Index(fields=["person", "-begins_at"], name="group_visits_of_a_person"),
            models.Index(fields=["begins_at"], condition=Q(status__in=("asked", "confirmed")), name="group_visits_ahead"),
            models.Index(fields=["guide", "begins_at"], condition=Q(status="confirmed"), name="group_visits_of_a_guide"),
        ]

    @property
    def target(self) -> Story | Trail | None:
        return self.story or self.trail
