from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .fields import PathField, on_earth


class Place(models.Model):
    """One node of the tree from city to room. What it was called and where it hung stays readable by its dates."""

    class Kind(models.TextChoices):
        CITY = "city", _("市")
        DISTRICT = "district", _("区县")
        STREET = "street", _("街道")
        COMMUNITY = "community", _("社区")
        COMMITTEE = "committee", _("居委会")
        GRID = "grid", _("网格")
        ESTATE = "estate", _("小区")
        BUILDING = "building", _("楼栋")
        ENTRANCE = "entrance", _("单元")
        ROOM = "room", _("房屋")
        SPOT = "spot", _("点位")

    kind = models.CharField(max_length=12, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    community = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    path = PathField(max_length=120, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=160)  # the words a neighbour uses: estate, building, entrance, room
    code = models.CharField(max_length=20, blank=True)  # 12 digits 2-2-2-3-3 down to the committee; ours below it
    order = models.CharField(max_length=40, blank=True)  # natural order: "10 号楼" after "9 号楼"
    lat = models.FloatField(null=True)  # WGS 84
    lng = models.FloatField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)  # first day on which it is no more

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "kind", "name"], condition=Q(valid_to=None), name="one_current_name_per_parent"
            ),
            models.UniqueConstraint(fields=["code"], condition=~Q(code="") & Q(valid_to=None), name="one_current_place_per_code"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gt=F("valid_from")),
                name="places_end_after_they_begin",
            ),
            models.CheckConstraint(condition=on_earth(), name="places_lie_on_earth"),
        ]
        indexes = [
            models.Index(fields=["community", "kind"], name="places_by_kind"),
            models.Index(fields=["kind", "name"], name="places_by_name"),
        ]

    def __str__(self) -> str:
        return self.label or self.name


class Boundary(models.Model):
    """The outline of a place: GeoJSON Polygon or MultiPolygon, WGS 84 (RFC 7946)."""

    place = models.OneToOneField(Place, models.PROTECT, related_name="boundary")
    geometry = models.JSONField()
    changed_at = models.DateTimeField()


class Succession(models.Model):
    """What became of a place at a split, a merge or a move (C007)."""

    class Kind(models.TextChoices):
        SPLIT = "split", _("拆分")
        MERGE = "merge", _("合并")
        MOVE = "move", _("划转")

    kind = models.CharField(max_length=8, choices=Kind)
    before = models.ForeignKey(Place, models.PROTECT, related_name="successions")
    after = models.ForeignKey(Place, models.PROTECT, related_name="predecessors")
    moved = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="moves"
    )  # a move: this one, from `before` to `after`
    effective_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kind="move") ^ Q(moved__isnull=False), name="a_move_says_what_moved"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="nothing_becomes_itself"),
        ]


class Community(models.Model):
    """How one community shows itself: name, mark, colour, whom to call. One per place of kind community."""

    place = models.OneToOneField(Place, models.PROTECT, related_name="face")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    mark = models.CharField(max_length=2, default="睦")
    brand = models.CharField(max_length=7, blank=True)  # "#ac3322"; empty: Mulin's own
    phone = models.CharField(max_length=30, blank=True)  # the desk's public number
    complaints = models.CharField(max_length=200, blank=True)  # where to complain about the work


class Code(models.Model):
    """A printed QR code that opens one place. The token is signed; revoking is by row."""

    class Kind(models.TextChoices):
        BUILDING = "building", pgettext_lazy("kind of code", "楼栋码")
        ENTRANCE = "entrance", pgettext_lazy("kind of code", "单元码")
        SHOP = "shop", pgettext_lazy("kind of code", "商铺码")
        FACILITY = "facility", pgettext_lazy("kind of code", "设施码")
        SPOT = "spot", pgettext_lazy("kind of code", "点位码")

    kind = models.CharField(max_length=10, choices=Kind)
    place = models.ForeignKey(Place, models.PROTECT, related_name="codes")
    number = models.CharField(max_length=12, unique=True)  # typed by hand when the camera fails
    caption = models.CharField(max_length=60, blank=True)  # "东门配电房"
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=120, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        ordering = ["place__path", "kind", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_reason="") | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                name="a_revoked_code_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ScanCount(models.Model):
    """How often a code was opened on a day: a number, never a person."""

    code = models.ForeignKey(Code, models.CASCADE, related_name="scans")
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "day"], name="one_scan_count_per_day")]
