from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place


class ChatGroup(models.Model):
    """楼栋群: a group in WeChat or WeCom, of one building, who answers for it and how one joins."""

    class Kind(models.TextChoices):
        WECHAT = "wechat", pgettext_lazy("chat group", "微信群")
        WECOM = "wecom", pgettext_lazy("chat group", "企业微信群")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    kind = models.CharField(max_length=6, choices=Kind)
    name = models.CharField(max_length=60)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who answers for it
    owner_post = models.CharField(max_length=60)  # what is shown of them
    link = models.URLField(max_length=300, blank=True)
    code = models.CharField(max_length=40, blank=True)  # key of the picture with its QR code
    code_until = models.DateField(null=True)  # WeChat's codes last a week: the last day
    members = models.PositiveSmallIntegerField(null=True)  # as last counted
    counted_on = models.DateField(null=True)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["path", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "name"], condition=Q(closed_on=None), name="one_group_of_a_name"),
            models.CheckConstraint(condition=Q(closed_on=None) | ~Q(reason=""), name="no_group_closes_without_a_word"),
            models.CheckConstraint(
                condition=Q(members=None, counted_on=None) | Q(members__isnull=False, counted_on__isnull=False),
                name="members_are_counted_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "path"], name="chat_groups_of_a_place", condition=Q(closed_on=None)),
            models.Index(fields=["owner"], name="chat_groups_of_an_owner", condition=Q(owner__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class GroupCount(models.Model):
    """How many were in a group on a day."""

    group = models.ForeignKey(ChatGroup, models.CASCADE, related_name="counts")
    on = models.DateField()
    members = models.PositiveSmallIntegerField()
    by = models.BigIntegerField()

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["group", "on"], name="a_group_is_counted_once_a_day")]
