from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.places.fields import PathField

from .notice import Notice


class Delivery(models.Model):
    """One notice on its way by one channel; or one bulletin to one work group's robot."""

    class Channel(models.TextChoices):
        PUSH = "push", _("浏览器通知")
        WECHAT = "wechat", _("微信")
        MAIL = "mail", _("邮件")
        SMS = "sms", _("短信")
        PRINT = "print", _("纸质")
        WECOM = "wecom", _("企业微信群")
        DINGTALK = "dingtalk", _("钉钉群")

    class State(models.TextChoices):
        OWED = "owed", pgettext_lazy("delivery", "等着发")
        SENT = "sent", pgettext_lazy("delivery", "已送出")
        FAILED = "failed", pgettext_lazy("delivery", "没送到，还会再试")
        GIVEN_UP = "given_up", pgettext_lazy("delivery", "没送到，不再试")
        NEEDLESS = "needless", pgettext_lazy("delivery", "不用发了")  # read in the inbox meanwhile

    WAITING = (State.OWED, State.FAILED)

    notice = models.ForeignKey(Notice, models.CASCADE, null=True, related_name="deliveries")
    bulletin_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, choices=Channel)
    reader = models.CharField(max_length=40)  # p12 a person, a7 an account, or the name of a robot
    path = PathField(max_length=120, blank=True)  # printed: where it is brought
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.OWED)
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    with_id = models.BigIntegerField(null=True)  # the delivery whose message carried this one too
    sent_at = models.DateTimeField(null=True)
    provider_id = models.CharField(max_length=120, blank=True)
    error = models.CharField(max_length=300, blank=True)
    brought_by = models.BigIntegerField(null=True)  # printed: the worker who brought it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], condition=~Q(notice=None), name="one_delivery_per_channel"),
            models.UniqueConstraint(
                fields=["bulletin_id", "channel", "reader"], condition=Q(notice=None), name="one_delivery_per_robot"
            ),
            models.CheckConstraint(condition=~Q(notice=None) | ~Q(bulletin_id=None), name="deliveries_carry_something"),
            models.CheckConstraint(condition=~Q(state="sent") | ~Q(sent_at=None), name="sent_has_its_time"),
            models.CheckConstraint(
                condition=~Q(channel="print", state="sent") | ~Q(brought_by=None), name="paper_is_brought_by_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["channel", "due_at"], condition=Q(state__in=["owed", "failed"]), name="notices_on_their_way"),
            models.Index(fields=["reader", "channel", "sent_at"], name="sent_to_a_reader"),
            models.Index(fields=["bulletin_id", "state"], condition=~Q(bulletin_id=None), name="deliveries_by_bulletin"),
            models.Index(fields=["state"], condition=Q(state__in=["failed", "given_up"]), name="deliveries_that_failed"),
        ]


class Bucket(models.Model):
    """How many messages a channel may send now; it fills with time. All senders share it."""

    name = models.CharField(max_length=60, unique=True)
    tokens = models.FloatField()
    filled_at = models.DateTimeField()
