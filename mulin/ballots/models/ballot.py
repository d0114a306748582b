from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.models import Place


class Ballot(models.Model):
    """A question to a register of voices, with the rules by which the answer will be counted. From its opening on all of that stays."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("ballot", "草稿")
        ANNOUNCED = "announced", pgettext_lazy("ballot", "公示中")
        OPEN = "open", pgettext_lazy("ballot", "投票中")
        CLOSED = "closed", pgettext_lazy("ballot", "已截止，等计票")
        COUNTED = "counted", pgettext_lazy("ballot", "已计票")
        CANCELLED = "cancelled", pgettext_lazy("ballot", "已取消")

    class Method(models.TextChoices):
        MOTION = "motion", pgettext_lazy("ballot", "同意或不同意")
        SINGLE = "single", pgettext_lazy("ballot", "选一项")
        APPROVAL = "approval", pgettext_lazy("ballot", "可选多项")
        SCORE = "score", pgettext_lazy("ballot", "打分")
        RANKING = "ranking", pgettext_lazy("ballot", "排序")
        SEATS = "seats", pgettext_lazy("ballot", "选举多名")
        BUDGET = "budget", pgettext_lazy("ballot", "参与式预算")

    class Head(models.TextChoices):
        PERSON = "person", pgettext_lazy("ballot", "每人一票")
        HOUSEHOLD = "household", pgettext_lazy("ballot", "每户一票")
        UNIT = "unit", pgettext_lazy("ballot", "业主一票（人数和面积）")
        MEMBER = "member", pgettext_lazy("ballot", "每位成员一票")

    class Secrecy(models.TextChoices):
        SECRET = "secret", pgettext_lazy("ballot", "无记名")
        NAMED = "named", pgettext_lazy("ballot", "记名")

    class Channel(models.TextChoices):
        PHONE = "phone", pgettext_lazy("ballot", "手机")
        COUNTER = "counter", pgettext_lazy("ballot", "服务台")
        VISIT = "visit", pgettext_lazy("ballot", "上门")
        PAPER = "paper", pgettext_lazy("ballot", "纸质票")

    PUBLIC = ("announced", "open", "closed", "counted", "cancelled")
    FIXED = ("open", "closed", "counted")

    number = models.CharField(max_length=20, unique=True)  # "V202611-0001"
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose people, households or owners are asked
    place_label = models.CharField(max_length=160, blank=True)  # as the place was called when this was announced
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=100)
    title_en = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    method = models.CharField(max_length=10, choices=Method)
    head = models.CharField(max_length=10, choices=Head)
    secrecy = models.CharField(max_length=6, choices=Secrecy)
    rule_key = models.CharField(max_length=60)
    rule_set = models.JSONField()  # whole, as it will be counted
    channels = models.JSONField(default=list)
    may_change = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(default=1)
    amount = models.PositiveBigIntegerField(default=0)  # 分, budgets
    members = models.JSONField(default=list)  # ids of the persons asked, for head "member"
    keeper = models.CharField(max_length=20, blank=True)  # who is asked before each vote: see queries.keepers
    options_later = models.BooleanField(default=False)  # may be written until voting opens, while the register is public
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # a second round asks whom this one did
    notice_days = models.PositiveSmallIntegerField(default=0)
    notice_until = models.DateTimeField(null=True)  # objections against the register until then
    fingerprint = models.CharField(max_length=64, blank=True)  # of all that is frozen at opening
    register_fingerprint = models.CharField(max_length=64, blank=True)  # of the register as it stood at opening
    seed = models.BinaryField(null=True)  # of the lot; its hash is part of what is frozen, it is told with the result
    electors = models.PositiveIntegerField(default=0)  # totals of the register
    heads = models.PositiveIntegerField(default=0)
    area = models.PositiveBigIntegerField(default=0)  # 0.01 m²
    present = models.PositiveIntegerField(null=True)  # who came to the meeting, where the rule set asks for it
    gap_words = models.CharField(max_length=300, blank=True)  # why there are more or fewer slips of paper than ticks
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="ballots_close_after_they_open"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="ballots_have_a_seat"),
            models.CheckConstraint(
                condition=~Q(state__in=("open", "closed", "counted")) | (~Q(fingerprint="") & ~Q(opened_at=None)),
                name="open_ballots_are_frozen",
            ),
            models.CheckConstraint(condition=~Q(state="counted") | ~Q(counted_at=None), name="counted_ballots_say_when"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_words=""), name="ballots_are_cancelled_in_words"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "-id"], name="ballots_of_a_community"),
            models.Index(fields=["state", "opens_at"], condition=Q(state="announced"), name="ballots_that_open"),
            models.Index(fields=["state", "closes_at"], condition=Q(state="open"), name="ballots_that_close"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return self.place.path

    @property
    def said_title(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def is_secret(self) -> bool:
        return self.secrecy == self.Secrecy.SECRET


class Option(models.Model):
    """What may be chosen: an answer, a project with its cost, a candidate. A motion has none."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="options")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    cost = models.PositiveBigIntegerField(default=0)  # 分
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # a candidate
    group = models.CharField(max_length=20, blank=True)  # "woman": for quotas
    photo = models.CharField(max_length=32, blank=True)  # key of a kept file

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="one_option_of_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="options_are_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said_name(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)


class Month(models.Model):
    """How many ballots were numbered in a month."""

    month = models.CharField(max_length=6, unique=True)  # "202611"
    last = models.PositiveIntegerField()
