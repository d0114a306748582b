from django.db import models
from django.db.models import F, Q

from .council import Base
from .meeting import Meeting
from .option import Option
from .topic import Topic


class Resolution(models.Model):
    """What a session decided, with the votes as counted and the share that was asked for. `passed` follows from them."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="resolutions")
    option = models.ForeignKey(Option, models.PROTECT, null=True, related_name="+")
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    members = models.PositiveSmallIntegerField()  # entitled on that day
    present = models.PositiveSmallIntegerField()
    yes_top = models.PositiveSmallIntegerField()
    yes_bottom = models.PositiveSmallIntegerField()
    yes_more = models.BooleanField()
    yes_base = models.CharField(max_length=7, choices=Base)
    passed = models.BooleanField()
    decides = models.BooleanField(default=False)  # the topic it is about
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="resolutions_of_a_session_are_numbered"),
            models.CheckConstraint(condition=Q(present__lte=F("members")), name="no_more_present_than_members"),
            models.CheckConstraint(
                condition=Q(present__gte=F("yes") + F("no") + F("abstained")), name="no_more_votes_than_present"
            ),
            models.CheckConstraint(
                condition=Q(decides=False) | Q(topic__isnull=False, passed=True), name="only_passed_resolutions_decide_topics"
            ),
            models.UniqueConstraint(fields=["topic"], condition=Q(decides=True), name="one_resolution_decides_a_topic"),
        ]
