from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets.fields import SealedField
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import PathField
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
            models.UniqueConstraint(fields=["community", "number"], name="one_matter_per_number"),
            models.UniqueConstraint(
                fields=["community", "outside_id"], condition=~Q(outside_id=""), name="one_matter_per_outside_id"
            ),
            models.CheckConstraint(
                condition=(Q(status__in=["closed", "void"]) & Q(closed_at__isnull=False))
                | (~Q(status__in=["closed", "void"]) & Q(closed_at=None)),
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
            models.Index(fields=["pool_path"], condition=~Q(pool_path=""), name="matters_in_pools"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


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
        MOVED = "moved", _("区划调整")
        CORRECTED = "corrected", _("更正")
        VOIDED = "voided", _("不予受理")

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


class Assignment(models.Model):
    """Who had it, as lead or helper, from when to when (C098)."""

    class Role(models.TextChoices):
        LEAD = "lead", _("主办")
        HELPER = "helper", _("协办")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=6, choices=Role)
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    returned_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(unit=None, person=None), name="assignments_name_someone"),
            models.UniqueConstraint(fields=["matter"], condition=Q(role="lead", until=None), name="one_current_lead"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="assignments_end_after_they_begin"),
        ]


class Clock(models.Model):
    """One limit that runs, rests or has stopped: what `rules.clocks` makes of the events so far, kept to be searched."""

    class Kind(models.TextChoices):
        ACCEPT = "accept", _("接单")
        ARRIVE = "arrive", _("到场")
        HANDLE = "handle", _("办理")
        VERIFY = "verify", _("核实")
        SELF = "self", _("自治先办")
        CLOSE = "close", _("办结")

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=6, choices=Kind)
    limit = models.CharField(max_length=8)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    rested_at = models.DateTimeField(null=True)  # waiting for the resident
    rests = models.JSONField(default=list)  # [[from, to], …] in ISO 8601: past rests, by which due_at has moved
    stopped_at = models.DateTimeField(null=True)
    next_alarm_at = models.DateTimeField(null=True)  # reminder before, then each escalation after
    alarms = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "kind"], name="one_clock_of_a_kind"),
        ]
        indexes = [
            models.Index(fields=["next_alarm_at"], condition=Q(stopped_at=None, rested_at=None), name="clocks_to_ring"),
        ]


class DayCount(models.Model):
    """How many matters a community has numbered on a day."""

    community = models.ForeignKey(Place, models.CASCADE, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "day"], name="one_count_per_day")]


class DayFigures(models.Model):
    """The figures of the matters opened on a day: name → number, as counted at some instant."""

    community = models.ForeignKey(Place, models.CASCADE, related_name="+")
    day = models.DateField()
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "day"], name="one_figures_per_day")]


class Follow(models.Model):
    """A neighbour who wants to hear of it."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="follows")
    account_id = models.BigIntegerField()
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "account_id"], name="one_follow_per_account")]


class SavedFilter(models.Model):
    """A list kept by its query string; shared ones are seen by everyone at the desk of the community."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_saved_filter_per_name")]
