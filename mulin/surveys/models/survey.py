from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.kernel.lots import commitment
from mulin.people.models import Person
from mulin.places.models import Place


class Survey(models.Model):
    """A set of questions to the people of a place, from a day to a day. Surveys of one `series` are waves of the same."""

    class Kind(models.TextChoices):
        SATISFACTION = "satisfaction", pgettext_lazy("surveys", "满意度")
        SAFETY = "safety", pgettext_lazy("surveys", "安全感")
        NEEDS = "needs", pgettext_lazy("surveys", "需求")

    class OpenTo(models.TextChoices):
        RESIDENTS = "residents", pgettext_lazy("surveys", "住在这里的人都能答")
        SAMPLE = "sample", pgettext_lazy("surveys", "抽签请到的人答")
        EVERYONE = "everyone", pgettext_lazy("surveys", "谁都能答")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("surveys", "准备中")
        OPEN = "open", pgettext_lazy("surveys", "正在收")
        CLOSED = "closed", pgettext_lazy("surveys", "收完了")
        PUBLISHED = "published", pgettext_lazy("surveys", "已公布")

    class By(models.TextChoices):
        AGE = "age", pgettext_lazy("surveys", "按年龄")
        SEX = "sex", pgettext_lazy("surveys", "按性别")
        AREA = "area", pgettext_lazy("surveys", "按住处")

    class Weigh(models.TextChoices):
        AGE = "age", pgettext_lazy("surveys", "按年龄")
        SEX = "sex", pgettext_lazy("surveys", "按性别")
        AREA = "area", pgettext_lazy("surveys", "按住处")
        AGE_SEX = "age sex", pgettext_lazy("surveys", "按年龄和性别")
        AGE_AREA = "age area", pgettext_lazy("surveys", "按年龄和住处")
        ALL = "age sex area", pgettext_lazy("surveys", "按年龄、性别和住处")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose people are asked
    kind = models.CharField(max_length=12, choices=Kind)
    series = models.CharField(max_length=40)
    wave = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=600, blank=True)  # what it is for
    words_en = models.CharField(max_length=1200, blank=True)
    anonymous = models.BooleanField(default=True)
    open_to = models.CharField(max_length=9, choices=OpenTo, default=OpenTo.RESIDENTS)
    age_from = models.PositiveSmallIntegerField(default=18)
    age_to = models.PositiveSmallIntegerField(default=150)
    wanted = models.PositiveIntegerField(default=100)  # how many answers would be good; the quotas are parts of it
    weigh = models.CharField(max_length=12, choices=Weigh, default=Weigh.AGE)  # dimensions, with blanks between
    double_entry = models.BooleanField(default=False)  # paper is read by two
    opens_on = models.DateField()
    closes_on = models.DateField()  # the last day
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    seed = models.CharField(max_length=64)  # of the draw; its hash is public at once, itself when it is closed
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "series", "wave"], name="one_survey_of_a_wave"),
            models.CheckConstraint(condition=Q(opens_on__lte=F("closes_on")), name="surveys_close_after_they_open"),
            models.CheckConstraint(condition=Q(age_from__lte=F("age_to")), name="ages_of_a_survey_in_order"),
            models.CheckConstraint(
                condition=Q(status__in=("draft", "open")) ^ Q(closed_at__isnull=False), name="closed_surveys_have_their_instant"
            ),
        ]
        indexes = [models.Index(fields=["closes_on"], condition=Q(status="open"), name="surveys_to_close")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def commitment(self) -> str:
        """The hash of the seed, public from the first day."""
        return commitment(bytes.fromhex(self.seed))


class Question(models.Model):
    class Kind(models.TextChoices):
        SINGLE = "single", pgettext_lazy("surveys", "选一项")
        MULTIPLE = "multiple", pgettext_lazy("surveys", "选几项")
        SCALE5 = "scale5", pgettext_lazy("surveys", "打分 1–5")
        SCALE10 = "scale10", pgettext_lazy("surveys", "打分 0–10")
        NUMBER = "number", pgettext_lazy("surveys", "填数字")
        WORDS = "words", pgettext_lazy("surveys", "说几句")

    CHOOSES = ("single", "multiple")
    SCALES = ("scale5", "scale10")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=200)
    words_en = models.CharField(max_length=400, blank=True)
    options = models.JSONField(default=list)  # [["路灯", "street lamps"], …]
    in_index = models.BooleanField(default=False)  # scales only

    class Meta:
        ordering = ["survey", "number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="questions_are_numbered"),
            models.CheckConstraint(
                condition=Q(in_index=False) | Q(kind__in=("scale5", "scale10")), name="an_index_is_made_of_scales"
            ),
        ]

    @property
    def text(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def choices(self) -> list[tuple[int, str]]:
        """Number and words of what can be chosen; none for numbers and words."""
        if self.kind == self.Kind.SCALE5:
            return [(n, str(n)) for n in range(1, 6)]
        if self.kind == self.Kind.SCALE10:
            return [(n, str(n)) for n in range(11)]
        return [(n, in_language(one[0], one[1])) for n, one in enumerate(self.options, 1)]


class Target(models.Model):
    """How many people of a group the register knew at opening: what quotas and weights are made of."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="targets")
    by = models.CharField(max_length=4, choices=Survey.By)
    group = models.CharField(max_length=20)  # "18-34", "f", the id of a place
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["survey", "by", "group"], name="one_target_of_a_group")]


class Finding(models.Model):
    """What you said, what we do."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="findings")
    said = models.CharField(max_length=300)
    said_en = models.CharField(max_length=600, blank=True)
    doing = models.CharField(max_length=500)
    doing_en = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(said="") & ~Q(doing=""), name="findings_say_what_is_done")]

    @property
    def heard(self) -> str:
        return in_language(self.said, self.said_en)

    @property
    def follows(self) -> str:
        return in_language(self.doing, self.doing_en)
