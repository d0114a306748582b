from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.places.fields import PathField, on_earth
from mulin.places.models import Place

from .activity import Activity
from .series import Series


class Session(models.Model):
    """When and where. `came` and `remote` are kept with each check-in, so that figures never scan the lists."""

    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("session", "未开始")
        CANCELLED = "cancelled", pgettext_lazy("session", "已取消")
        DONE = "done", pgettext_lazy("session", "已结束")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="sessions")
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="sessions")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    path = PathField(max_length=120, blank=True)  # of the place
    spot = models.CharField(max_length=120, blank=True)  # in words: 二楼多功能厅，无台阶
    spot_en = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True)  # WGS 84; of the spot when it is not the place's own
    lng = models.FloatField(null=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    reason = models.CharField(max_length=200, blank=True)  # of cancelling or moving
    moved_from = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)
    secret = models.BinaryField(max_length=16)  # of its codes
    seed = models.BinaryField(max_length=32)  # of its draw; its hash is published before sign-up ends
    draw = models.JSONField(default=dict)  # entries, places, placed, waiting: as drawn, without names
    came = models.PositiveIntegerField(default=0)  # heads, companions included
    remote = models.PositiveIntegerField(default=0)  # of them, from afar
    visitors = models.PositiveIntegerField(default=0)  # counted at the door, beyond the list

    class Meta:
        ordering = ["begins_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="sessions_end_after_they_begin"),
            models.CheckConstraint(condition=Q(place__isnull=False) | ~Q(spot=""), name="sessions_are_somewhere"),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="a_cancelled_session_has_its_reason"),
            models.CheckConstraint(condition=Q(remote__lte=F("came")), name="who_is_remote_came"),
            models.CheckConstraint(condition=on_earth(), name="sessions_are_on_earth"),
            models.UniqueConstraint(
                fields=["activity", "begins_at"], condition=~Q(status="cancelled"), name="one_session_of_an_activity_at_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["begins_at", "id"], name="sessions_by_time"),
            models.Index(fields=["ends_at"], condition=Q(status="planned"), name="sessions_to_close"),
        ]

    @property
    def where(self) -> str:
        """As a neighbour would say it."""
        return " ".join(part for part in (str(self.place) if self.place else "", in_language(self.spot, self.spot_en)) if part)

    @property
    def heads(self) -> int:
        return self.came + self.visitors


class Group(models.Model):
    """Places of a session kept for some, or for all. Whoever signs up takes from the first group that fits.

    The hot row: `taken` (held and offered places) and `waiting` (sign-ups that wait, or are to be drawn) are changed by
    guarded statements or under its lock alone, and the database keeps `taken` within `places` whatever happens.
    """

    class For(models.TextChoices):
        ALL = "all", pgettext_lazy("places for", "所有人")
        BUILDING = "building", pgettext_lazy("places for", "某栋楼、某小区的居民")
        COMMUNITY = "community", pgettext_lazy("places for", "某个社区的居民")
        SENIORS = "seniors", pgettext_lazy("places for", "60 岁以上")
        FAMILIES = "families", pgettext_lazy("places for", "带孩子的家庭")
        MEMBERS = "members", pgettext_lazy("places for", "名单上的成员")

    session = models.ForeignKey(Session, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=10, choices=For, default=For.ALL)
    path = PathField(max_length=120, blank=True)  # of BUILDING and COMMUNITY
    members = models.JSONField(default=list)  # of MEMBERS: ids of persons
    places = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    opens_at = models.DateTimeField(null=True)  # None: with the activity
    kept_until = models.DateTimeField(null=True)  # what is left then goes to those for all

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="groups_are_never_overfull"),
            models.CheckConstraint(
                condition=~Q(kind__in=("building", "community")) | ~Q(path=""), name="a_building_has_its_path"
            ),
            models.UniqueConstraint(fields=["session", "kind", "path"], name="one_group_of_a_kind"),
        ]
        indexes = [models.Index(fields=["kept_until"], condition=Q(kept_until__isnull=False), name="groups_to_release")]

    area = ""  # name of the place of `path`, where a query gave it

    @property
    def whom(self) -> str:
        """For whom, as a neighbour would say it."""
        return self.area or str(self.get_kind_display())

    @property
    def left(self) -> int:
        return self.places - self.taken

    @property
    def percent(self) -> int:
        return round(100 * self.taken / self.places) if self.places else 0
