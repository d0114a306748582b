from django.db import models
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person

from .matter import Matter


class Event(models.Model):
    """One line of a matter's story. Appended, never changed; clocks and levels can be worked out again from it."""

    class Kind(models.TextChoices):
        REPORTED = "reported", _("上报")
        DISPATCHED = "dispatched", _("派单")
        TAKEN = "taken", _("领单")
        ACCEPTED = "accepted", _("接单")
        RETURNED = "returned", _("退回")
        HANDED_ON = "handed_on", _("转办")
        JOINED = "joined", _("协办加入")
        ARRIVED = "arrived", _("到场")
        PAUSED = "paused", _("等居民补充")
        RESUMED = "resumed", _("居民已补充")
        ANSWERED = "answered", _("反馈")
        VERIFIED = "verified", _("核实通过")
        REFUSED = "refused", _("核实不通过")
        CLOSED = "closed", _("办结")
        RATED = "rated", _("评价")
        REOPENED = "reopened", _("还没解决")
        MERGED = "merged", _("并案")
        UNMERGED = "unmerged", _("撤销并案")
        ESCALATED = "escalated", _("升级督办")
        REMINDED = "reminded", _("到期提醒")
        STAGED = "staged", _("转入共治")
        SETTLED = "settled", _("裁定责任")
        NOTED = "noted", _("备注")
        CAME = "came", _("又来了一次窗口")
        MOVED = "moved", _("区划调整")
        CORRECTED = "corrected", _("更正")
        VOIDED = "voided", _("不予受理")
        WISHED = "wished", _("请求撤回")
        WITHDRAWN = "withdrawn", _("撤回")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    actor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_post = models.CharField(max_length=80, blank=True)  # what the public reads instead of the name
    words = models.TextField(blank=True)
    is_internal = models.BooleanField(default=False)
    data = models.JSONField(default=dict)  # from/to status, unit, due, …: plain JSON
    photos = models.JSONField(default=list)  # keys of kernel.media files

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["matter", "at"], name="events_by_matter")]


class Photo(models.Model):
    """Which event shows a file of kernel.media: who may read the event may see it."""

    key = models.CharField(max_length=32, db_index=True)
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
