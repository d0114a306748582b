from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets.fields import SealedField
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place

from .category import Category, CategoryVersion


class Matter(models.Model):
    """One thing that must be handled, from intake to evaluation."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("待派单")  # at the desk or in a grid's pool
        OFFERED = "offered", _("待接单")  # dispatched, not yet accepted
        IN_HAND = "in_hand", _("办理中")
        PAUSED = "paused", _("等居民补充")
        VERIFYING = "verifying", _("待核实")
        ANSWERED = "answered", _("等居民确认")
        CLOSED = "closed", _("已办结")
        MERGED = "merged", _("已并入")
        VOID = "void", _("不予受理")
        WITHDRAWN = "withdrawn", _("居民已撤回")

    OPEN = [Status.WAITING, Status.OFFERED, Status.IN_HAND, Status.PAUSED, Status.VERIFYING, Status.ANSWERED]

    class Stage(models.TextChoices):
        SELF = "self", _("自治先办")
        JOINT = "joint", _("共治联办")

    class Channel(models.TextChoices):
        QR = "qr", _("扫码")
        PHONE_WEB = "web", _("手机网页")
        COUNTER = "counter", _("窗口")
        CALL = "call", _("电话")
        RIDER = "rider", _("骑手随手报")
        PATROL = "patrol", _("巡查")
        IMPORT = "import", _("导入")
        API = "api", _("接口")

    class Level(models.IntegerChoices):
        BUILDING = 1, _("楼栋")
        GRID = 2, _("网格")
        COMMITTEE = 3, _("居委会")
        COMMUNITY = 4, _("社区")
        STREET = 5, _("街道")

    class Dispute(models.TextChoices):
        OPEN = "open", _("待裁定责任")  # returned twice, or once with a dispute: a third party says whose it is
        SETTLED = "settled", _("责任已裁定")  # may not be returned again

    class Verdict(models.TextChoices):
        GOOD = "good", _("满意")
        FAIR = "fair", _("一般")
        BAD = "bad", _("不满意")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)  # "2026-1119-042", or the number it had where it came from
    outside_id = models.CharField(max_length=60, blank=True)  # from an import or another system: never twice
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place_path = PathField(max_length=120)
    spot = models.CharField(max_length=120, blank=True)  # "3 层楼道", or the address as it was imported
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    cell = models.CharField(max_length=16, blank=True)  # ~250 m square of lat/lng, for what is near
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    version = models.ForeignKey(CategoryVersion, models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=8, choices=Channel)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    stage = models.CharField(max_length=5, choices=Stage, default=Stage.JOINT)

    reporter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reporter_account = models.BigIntegerField(null=True)  # signed in by phone, not in the register yet
    contact_name = models.CharField(max_length=60, blank=True)
    contact_phone = SealedField(blank=True)
    contact_mask = models.CharField(max_length=20, blank=True)
    is_anonymous = models.BooleanField(default=False)
    shows_name = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the helper, never hidden

    handler = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.GRID)  # how far it has climbed
    pool_path = PathField(max_length=120, blank=True)  # of the grid in whose pool it lies to be taken; empty: in none
    helpers = models.JSONField(default=list)  # ["unit:3", "person:5"], as in the current assignments: rules ask without a query
    dispute = models.CharField(max_length=7, choices=Dispute, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)
    reopens = models.PositiveSmallIntegerField(default=0)
    trips = models.PositiveSmallIntegerField(default=0)  # how often the person had to come to the counter (C097)
    followers = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    verdict = models.CharField(max_length=4, choices=Verdict, blank=True)
    is_duplicate = models.BooleanField(default=False)  # closed as the same as another that we do not hold

    opened_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)  # of the running step; empty while paused, merged or closed
    close_by = models.DateTimeField(null=True)  # of the whole
    clock_state = models.JSONField(default=dict)  # what `rules.clocks` carries on besides the clocks themselves
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "community"], name="one_matter_per_number"),
            models.UniqueConstraint(
                fields=["community", "outside_id"], condition=~Q(outside_id=""), name="one_matter_per_outside_id"
            ),
            models.CheckConstraint(
                condition=(Q(status__in=["closed", "void", "withdrawn"]) & Q(closed_at__isnull=False))
                | (~Q(status__in=["closed", "void", "withdrawn"]) & Q(closed_at=None)),
                name="closed_matters_say_when",
            ),
            models.CheckConstraint(
                condition=(Q(status="merged") & ~Q(merged_into=None)) | (~Q(status="merged") & Q(merged_into=None)),
                name="merged_matters_say_into_what",
            ),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(reporter=None, contact_name="", shows_name=False),
                name="anonymous_means_no_name",
            ),
            models.CheckConstraint(condition=Q(verdict="") | Q(status="closed"), name="only_closed_matters_are_rated"),
        ]
        indexes = [
            models.Index(fields=["community", "status", "due_at"], name="matters_by_urgency"),
            models.Index(fields=["community", "-opened_at"], name="matters_newest"),
            models.Index(fields=["community", "category", "-opened_at"], name="matters_by_category"),
            models.Index(fields=["community", "changed_at"], name="matters_by_change"),
            models.Index(fields=["place_path"], name="matters_by_place"),
            models.Index(fields=["cell", "category"], condition=Q(closed_at=None), name="matters_near"),
            models.Index(fields=["handler", "status"], name="matters_by_handler"),
            models.Index(fields=["unit", "status"], name="matters_by_unit"),
            models.Index(fields=["reporter", "-opened_at"], name="matters_by_reporter"),
            models.Index(fields=["community", "due_at", "id"], condition=Q(due_at__isnull=False), name="matters_due"),
            models.Index(fields=["reporter", "status"], condition=Q(closed_at=None), name="matters_open_of_reporter"),
            models.Index(fields=["reporter_account", "status"], condition=Q(closed_at=None), name="matters_open_of_account"),
            models.Index(fields=["pool_path"], condition=~Q(pool_path=""), name="matters_in_pools"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
