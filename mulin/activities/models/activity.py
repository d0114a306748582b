from itertools import zip_longest

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place

FEW = 5


class Activity(models.Model):
    """What neighbours are invited to, on one day or many. Its times and places are its sessions."""

    class Kind(models.TextChoices):
        HEALTH = "health", _("健康义诊")
        TALK = "talk", _("讲座微课")
        SHOW = "show", _("演出展览")
        SPORT = "sport", _("健身运动")
        CRAFT = "craft", _("手工学艺")
        FAMILY = "family", _("亲子少年")
        FESTIVAL = "festival", _("节日民俗")
        MARKET = "market", _("集市服务")
        TRIP = "trip", _("参观出行")
        CLUB = "club", _("兴趣团队")
        CIVIC = "civic", _("文明实践")

    class Fee(models.TextChoices):
        NONE = "none", _("免费")
        LOW = "low", _("低价")
        PAID = "paid", _("收费")

    class Mode(models.TextChoices):
        FIRST = "first", _("先到先得")
        LOTTERY = "lottery", _("抽签")
        OPEN = "open", _("不用报名")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("activity", "草稿")
        REVIEW = "review", pgettext_lazy("activity", "等审核")
        PUBLISHED = "published", pgettext_lazy("activity", "已发布")
        RUNNING = "running", pgettext_lazy("activity", "进行中")
        CLOSED = "closed", pgettext_lazy("activity", "已结束")
        CANCELLED = "cancelled", pgettext_lazy("activity", "已取消")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)  # of the place it belongs to: who keeps this place keeps the activity
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    kind = models.CharField(max_length=10, choices=Kind)
    theme = models.CharField(max_length=40, blank=True)  # 幸福邀约, 结对子, 母亲节…: what yearly plans count by
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    bring = models.CharField(max_length=200, blank=True)  # what to bring along
    bring_en = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=80, blank=True)  # for whom, in words
    target_en = models.CharField(max_length=120, blank=True)
    picture = models.CharField(max_length=32, blank=True)  # key of a kept file
    organiser = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # None: the community itself
    hosts = models.ManyToManyField(Organisation, related_name="+")  # who holds it together with the organiser
    guests = models.JSONField(default=list)  # ids of other communities that hold it too, kept with each Hosting
    leader = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # runs it on the spot
    club = models.ForeignKey("activities.Club", models.PROTECT, null=True, related_name="activities")  # whose activity it is
    fee = models.CharField(max_length=4, choices=Fee, default=Fee.NONE)
    price = models.PositiveIntegerField(default=0)  # 分 a person, paid at the counter
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.FIRST)
    as_course = models.BooleanField(default=False)  # one sign-up, at the first session, is for all
    companions = models.PositiveSmallIntegerField(default=0)  # how many one may bring
    from_age = models.PositiveSmallIntegerField(default=0)
    to_age = models.PositiveSmallIntegerField(default=150)
    opens_at = models.DateTimeField(null=True)  # sign-up
    closes_hours = models.PositiveSmallIntegerField(default=0)  # sign-up ends, or places are drawn, so long before it begins
    leave_hours = models.PositiveSmallIntegerField(default=12)  # one may leave until so many hours before it begins
    remote_link = models.URLField(max_length=300, blank=True)  # for those who attend from afar; shown to them only
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)  # closed or cancelled
    reason = models.CharField(max_length=200, blank=True)  # why it was cancelled, or given back to its writer
    report = models.TextField(blank=True)  # afterwards
    report_en = models.TextField(blank=True)
    stars = models.PositiveIntegerField(default=0)  # of all ratings together
    ratings = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(to_age__gte=F("from_age")), name="ages_run_upwards"),
            models.CheckConstraint(
                condition=Q(fee="none", price=0) | (~Q(fee="none") & Q(price__gt=0)), name="a_fee_has_its_price"
            ),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="a_cancelled_activity_has_its_reason"),
            models.CheckConstraint(
                condition=~Q(status__in=("published", "running", "closed")) | Q(published_at__isnull=False),
                name="public_activities_were_published",
            ),
            models.CheckConstraint(condition=~Q(status="closed") | ~Q(report=""), name="a_closed_activity_has_its_report"),
            models.CheckConstraint(condition=Q(stars__lte=F("ratings") * 5), name="five_stars_are_the_most"),
        ]
        indexes = [models.Index(fields=["community", "status"], name="activities_by_status")]

    def __str__(self) -> str:
        return self.title

    PUBLIC = ("published", "running", "closed", "cancelled")

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def to_bring(self) -> str:
        return in_language(self.bring, self.bring_en)

    @property
    def for_whom(self) -> str:
        return in_language(self.target, self.target_en)

    @property
    def told(self) -> str:
        return in_language(self.report, self.report_en)

    @property
    def yuan(self) -> str:
        return f"{self.price / 100:.2f}".removesuffix(".00")

    @property
    def average(self) -> str:
        """Of the stars given, "4.6"; empty while few have rated, so that nobody's rating can be told."""
        return f"{self.stars / self.ratings:.1f}" if self.ratings >= FEW else ""


class Question(models.Model):
    """Asked at sign-up."""

    class Kind(models.TextChoices):
        TEXT = "text", _("写一句")
        CHOICE = "choice", _("选一项")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=6, choices=Kind)
    words = models.CharField(max_length=80)
    words_en = models.CharField(max_length=160, blank=True)
    choices = models.JSONField(default=list)  # of words
    choices_en = models.JSONField(default=list)  # the same in English, or none
    required = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind="choice") | ~Q(choices=[]), name="choices_have_something_to_choose")
        ]

    @property
    def text(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def options(self) -> list[tuple[str, str]]:
        """What is kept, and what is read."""
        return [(one, in_language(one, said)) for one, said in zip_longest(self.choices, self.choices_en, fillvalue="")]


class Policy(models.Model):
    """How a community handles its activities. Without a row: nobody reviews, and an offered place waits twelve hours."""

    community = models.OneToOneField(Place, models.PROTECT, related_name="+")
    reviews = models.BooleanField(default=False)  # somebody else looks before it is published
    offer_hours = models.PositiveSmallIntegerField(default=12)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(offer_hours__gte=1), name="offers_wait_a_while")]
