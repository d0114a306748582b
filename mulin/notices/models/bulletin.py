from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.places.fields import PathField
from mulin.places.models import Place

from .notice import Urgency


class Bulletin(models.Model):
    """An announcement: written, checked by another, published for everybody to read and sent to an audience."""

    class Topic(models.TextChoices):
        SAFETY = "safety", _("安全与应急")
        WORKS = "works", _("停水停电、施工")
        SERVICE = "service", _("便民服务")
        HEALTH = "health", _("健康")
        ACTIVITY = "activity", _("活动")
        AFFAIRS = "affairs", _("居务公开")
        PARTY = "party", _("党建")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("bulletin", "草稿")
        CHECKING = "checking", pgettext_lazy("bulletin", "等审核")
        PUBLISHED = "published", pgettext_lazy("bulletin", "已发布")
        WITHDRAWN = "withdrawn", pgettext_lazy("bulletin", "已撤回")

    NOT_OPTIONAL = (Topic.SAFETY, Topic.WORKS)  # what one has to know cannot be switched off

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    topic = models.CharField(max_length=12, choices=Topic)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.NORMAL)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.TextField(max_length=4000)
    words_en = models.TextField(max_length=8000, blank=True)
    rule = models.JSONField(default=dict)  # see rules.audience
    robots = models.CharField(max_length=200, blank=True)  # names, separated by commas
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    by_id = models.BigIntegerField()
    by_post = models.CharField(max_length=40)  # what the public sees
    written_at = models.DateTimeField()
    checked_by = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    send_at = models.DateTimeField(null=True)  # when it goes out; readers of /notices/ see it from then on
    queued_at = models.DateTimeField(null=True)
    recipients = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)  # why it was given back or withdrawn

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | (~Q(checked_by=None) & ~Q(published_at=None) & ~Q(send_at=None)),
                name="published_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=models.F("by_id")), name="bulletins_are_checked_by_another"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "-send_at"], name="bulletins_by_day"),
            models.Index(fields=["send_at"], condition=Q(status="published", queued_at=None), name="bulletins_to_send"),
        ]

    def __str__(self) -> str:
        return self.title
