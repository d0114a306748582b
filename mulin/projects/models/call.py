from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.ballots.models import Ballot
from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place


class Call(models.Model):
    """An invitation to propose projects: who may, until when, for how much, and how the choice is made."""

    class Kind(models.TextChoices):
        SEASON = "season", pgettext_lazy("call", "四季征集")
        VENTURE = "venture", pgettext_lazy("call", "微公益创投")

    class Season(models.TextChoices):
        SPRING = "spring", pgettext_lazy("call", "春季")
        SUMMER = "summer", pgettext_lazy("call", "夏季")
        AUTUMN = "autumn", pgettext_lazy("call", "秋季")
        WINTER = "winter", pgettext_lazy("call", "冬季")

    class Choice(models.TextChoices):
        JURY = "jury", pgettext_lazy("call", "评审团评分")
        BALLOT = "ballot", pgettext_lazy("call", "居民投票")
        BOTH = "both", pgettext_lazy("call", "评审团和居民各占一部分")
        FORUM = "forum", pgettext_lazy("call", "按项目大小由议事会议定")

    class Stage(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("call", "筹备中")
        OPEN = "open", pgettext_lazy("call", "征集中")
        SCREENING = "screening", pgettext_lazy("call", "资格审查中")
        REVIEWING = "reviewing", pgettext_lazy("call", "评审中")
        VOTING = "voting", pgettext_lazy("call", "居民投票中")
        NOTICE = "notice", pgettext_lazy("call", "结果公示中")
        DECIDED = "decided", pgettext_lazy("call", "已定")
        ENDED = "ended", pgettext_lazy("call", "已结束")
        CANCELLED = "cancelled", pgettext_lazy("call", "已取消")

    PUBLIC = ("open", "screening", "reviewing", "voting", "notice", "decided", "ended", "cancelled")
    GOING = ("open", "screening", "reviewing", "voting", "notice", "decided")

    number = models.CharField(max_length=14, unique=True)  # "Z202611-0001"
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # where the projects happen
    operator = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # none: the community itself
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.SEASON)
    season = models.CharField(max_length=6, choices=Season, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    cloned_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=160, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    stage = models.CharField(max_length=9, choices=Stage, default=Stage.DRAFT)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    review_until = models.DateTimeField(null=True)
    notice_days = models.PositiveSmallIntegerField(default=7)
    notice_until = models.DateTimeField(null=True)  # of the result; set when it is announced
    runs_from = models.DateField()
    runs_until = models.DateField()  # the last day of a project
    amount = models.PositiveBigIntegerField(default=0)  # 分; 0: no money, other support
    each_most = models.PositiveBigIntegerField(null=True)  # 分, for one project
    earmark = models.BigIntegerField(null=True)  # id of the money put aside in a fund
    choice = models.CharField(max_length=6, choices=Choice, default=Choice.JURY)
    jury_weight = models.PositiveSmallIntegerField(default=100)  # percent; residents have the rest
    rule_key = models.CharField(max_length=60, blank=True)  # the rule set of ballots for the residents' part
    ballot = models.ForeignKey(Ballot, models.PROTECT, null=True, related_name="+")
    needs_adviser = models.BooleanField(default=False)  # a political adviser in each team (C039)
    blind = models.BooleanField(default=True)  # jurors do not see who applies
    choosing = models.JSONField(default=dict)  # as `rules.choosing.Choosing`: least, most, forums
    repair_days = models.PositiveSmallIntegerField(default=5)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was cancelled

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="calls_close_after_they_open"),
            models.CheckConstraint(condition=Q(runs_until__gte=F("runs_from")), name="projects_of_a_call_have_days"),
            models.CheckConstraint(condition=Q(jury_weight__lte=100), name="a_jury_has_at_most_the_whole_weight"),
            models.CheckConstraint(
                condition=Q(choice="forum") | Q(choice="jury", jury_weight=100) | Q(choice="ballot", jury_weight=0)
                | Q(choice="both", jury_weight__range=(1, 99)),
                name="weights_say_who_chooses",
            ),
            models.CheckConstraint(
                condition=Q(each_most=None) | Q(each_most__gt=0, each_most__lte=F("amount")), name="one_project_gets_at_most_the_budget"
            ),
            models.CheckConstraint(
                condition=Q(amount=0) | Q(earmark__isnull=False) | Q(stage__in=("draft", "cancelled")),
                name="calls_open_with_their_money_put_aside",
            ),
            models.CheckConstraint(condition=~Q(stage="cancelled") | ~Q(reason=""), name="calls_are_cancelled_in_words"),
            models.CheckConstraint(
                condition=Q(stage__in=("draft", "cancelled")) | Q(opened_at__isnull=False), name="open_calls_say_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("notice", "decided", "ended")) | Q(notice_until__isnull=False), name="results_are_on_notice"
            ),
            models.UniqueConstraint(fields=["ballot"], condition=Q(ballot__isnull=False), name="one_call_of_a_ballot"),
            models.UniqueConstraint(
                fields=["earmark"], condition=Q(earmark__isnull=False) & ~Q(stage="cancelled"), name="one_call_of_an_earmark"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["community", "stage", "-id"], name="calls_of_a_community"),
            models.Index(fields=["closes_at"], condition=Q(stage="open"), name="calls_that_close"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return self.place.path

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)
