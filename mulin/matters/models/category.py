from django.db import models
from django.utils.translation import gettext_lazy as _

from mulin.places.models import Place


class Category(models.Model):
    """大类 or 小类 of a community (GB/T 30428). What it demands stands in its versions."""

    class Kind(models.TextChoices):
        PART = "part", _("部件")
        EVENT = "event", _("事件")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    code = models.CharField(max_length=8)  # 大类 2 digits, 小类 2 more
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.EVENT)
    icon = models.CharField(max_length=30, blank=True)
    current = models.ForeignKey("CategoryVersion", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["community", "code"], name="one_category_per_code")]


class CategoryVersion(models.Model):
    """Names, limits and rules from a moment on. Never updated: a matter keeps the version it was taken under."""

    class Goes(models.TextChoices):
        POST = "post", _("按地点找岗位")
        UNIT = "unit", _("按地点找单位")
        POOL = "pool", _("放进网格任务池")
        DESK = "desk", _("由社区值班派单")

    category = models.ForeignKey(Category, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    keywords = models.CharField(max_length=300, blank=True)  # words that suggest it, space-separated
    goes = models.CharField(max_length=5, choices=Goes, default=Goes.DESK)
    post_kind = models.CharField(max_length=20, blank=True)
    unit_kind = models.CharField(max_length=12, blank=True)
    # Limits as "2wh" (working hours), "3wd" (working days), "7d" (days), "30m"; empty: none.
    accept_within = models.CharField(max_length=8, default="2wh")
    arrive_within = models.CharField(max_length=8, blank=True)
    handle_within = models.CharField(max_length=8, default="3wd")
    verify_within = models.CharField(max_length=8, default="1wd")
    close_within = models.CharField(max_length=8, default="7d")  # C093
    self_first = models.CharField(max_length=8, blank=True)  # the time left to neighbours before joint governance
    is_public = models.BooleanField(default=True)
    may_be_anonymous = models.BooleanField(default=False)
    needs_verification = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "number"], name="one_version_per_number")]
