from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place


class Club(models.Model):
    """兴趣团队: neighbours who meet each week of their own accord. A resident proposes it, the community agrees."""

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("club", "等社区答复")
        RUNNING = "running", pgettext_lazy("club", "活动中")
        DORMANT = "dormant", pgettext_lazy("club", "休整中")
        REFUSED = "refused", pgettext_lazy("club", "没有同意")
        WITHDRAWN = "withdrawn", pgettext_lazy("club", "已撤回")
        CLOSED = "closed", pgettext_lazy("club", "已解散")

    PUBLIC = ("running", "dormant")
    STANDING = ("asked", "running", "dormant")  # these keep their names

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)  # of the place it belongs to: who keeps this place decides about the club
    status = models.CharField(max_length=9, choices=Status, default=Status.ASKED)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    words = models.TextField()
    words_en = models.TextField(blank=True)
    picture = models.CharField(max_length=32, blank=True)  # key of a kept file
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")  # where it is at home
    spot = models.CharField(max_length=120, blank=True)  # in words: 居民活动室二楼
    spot_en = models.CharField(max_length=200, blank=True)
    called = models.CharField(max_length=20, blank=True)  # what the leader wants to be called in public: 王老师
    from_age = models.PositiveSmallIntegerField(default=0)
    to_age = models.PositiveSmallIntegerField(default=150)
    places = models.PositiveSmallIntegerField(default=0)  # members at most; 0: as many as come
    is_open = models.BooleanField(default=False)  # whoever wants is a member at once
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who wrote it down for somebody
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # of the last decision about it
    rests_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], condition=Q(status__in=("asked", "running", "dormant")), name="one_club_of_a_name"
            ),
            models.CheckConstraint(condition=Q(to_age__gte=F("from_age")), name="ages_of_clubs_run_upwards"),
            models.CheckConstraint(condition=~Q(status__in=("refused", "closed")) | ~Q(reason=""), name="no_club_ends_without_a_word"),
            models.CheckConstraint(
                condition=~Q(status__in=("running", "dormant", "refused")) | Q(decided_at__isnull=False), name="somebody_decided_about_clubs"
            ),
            models.CheckConstraint(condition=Q(status="dormant") ^ Q(rests_at=None), name="clubs_that_rest_say_since_when"),
            models.CheckConstraint(condition=Q(place__isnull=False) | ~Q(spot=""), name="clubs_are_somewhere"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["community", "status"], name="clubs_by_status")]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def where(self) -> str:
        return " ".join(part for part in (str(self.place) if self.place else "", in_language(self.spot, self.spot_en)) if part)

    @property
    def has_ages(self) -> bool:
        return self.from_age > 0 or self.to_age < 120


class ClubTime(models.Model):
    """When it meets each week."""

    club = models.ForeignKey(Club, models.CASCADE, related_name="times")
    weekday = models.PositiveSmallIntegerField()  # 1 Monday … 7 Sunday
    begins = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ["weekday", "begins"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="clubs_meet_on_a_weekday"),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="meetings_end_after_they_begin"),
            models.UniqueConstraint(fields=["club", "weekday", "begins"], name="one_meeting_at_a_time"),
        ]


class Membership(models.Model):
    """One person in one club, from the question to the farewell. Who comes again gets a new row."""

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("membership", "等队长答复")
        IN = "in", pgettext_lazy("membership", "成员")
        REFUSED = "refused", pgettext_lazy("membership", "没有加入")
        LEFT = "left", pgettext_lazy("membership", "已退出团队")
        TAKEN_OUT = "out", pgettext_lazy("membership", "已移出")

    class Role(models.TextChoices):
        LEADER = "leader", pgettext_lazy("role in a club", "队长")
        DEPUTY = "deputy", pgettext_lazy("role in a club", "副队长")
        MEMBER = "member", pgettext_lazy("role in a club", "成员")

    STANDING = ("asked", "in")

    club = models.ForeignKey(Club, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=7, choices=Status)
    role = models.CharField(max_length=6, choices=Role, default=Role.MEMBER)
    words = models.CharField(max_length=200, blank=True)  # said when asking
    asked_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker, for somebody without a phone
    joined_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    left_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # why not, or why no longer

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["club", "person"], condition=Q(status__in=("asked", "in")), name="nobody_is_a_member_twice"),
            models.UniqueConstraint(fields=["club"], condition=Q(status="in", role="leader"), name="one_leader_a_club"),
            models.CheckConstraint(condition=Q(role="member") | Q(status="in"), name="only_members_lead"),
            models.CheckConstraint(condition=~Q(status="in") | Q(joined_at__isnull=False), name="members_joined"),
            models.CheckConstraint(condition=~Q(status__in=("refused", "out")) | ~Q(reason=""), name="nobody_is_sent_away_without_a_word"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "status"], name="clubs_of_a_person"),
            models.Index(fields=["club", "status"], name="members_of_a_club"),
        ]


class ClubPost(models.Model):
    """风采: what a club shows of itself, words or a picture. A picture needs the consent of those on it."""

    club = models.ForeignKey(Club, models.PROTECT, related_name="posts")
    words = models.CharField(max_length=500, blank=True)
    file_key = models.CharField(max_length=32, blank=True)
    agreed_by = models.BigIntegerField(null=True)  # who vouches for those on the picture
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)
    taken_down_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") | ~Q(file_key=""), name="a_post_shows_something"),
            models.CheckConstraint(condition=Q(file_key="") | Q(agreed_by__isnull=False), name="who_is_shown_agreed"),
            models.UniqueConstraint(fields=["file_key"], condition=~Q(file_key=""), name="a_picture_is_posted_once"),
        ]
        indexes = [models.Index(fields=["club", "-id"], name="posts_of_a_club", condition=Q(taken_down_at=None))]
