from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place


class Campaign(models.Model):
    """征集: a call for works of neighbours (家风家训, photographs, recipes), of which the best are shown."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("campaign", "草稿")
        CALLING = "calling", pgettext_lazy("campaign", "征集中")
        CHOOSING = "choosing", pgettext_lazy("campaign", "评选中")
        SHOWN = "shown", pgettext_lazy("campaign", "已揭晓")
        CANCELLED = "cancelled", pgettext_lazy("campaign", "已取消")

    class Selects(models.TextChoices):
        JURY = "jury", _("评委打分")
        HEARTS = "hearts", _("邻居点赞")
        BOTH = "both", _("评委打分，邻居也点赞")

    PUBLIC = ("calling", "choosing", "shown", "cancelled")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    words_en = models.TextField(blank=True)
    picture = models.CharField(max_length=32, blank=True)
    wants_words = models.BooleanField(default=True)
    wants_pictures = models.BooleanField(default=False)
    most_letters = models.PositiveIntegerField(default=1000)  # of a work's words
    most_works = models.PositiveSmallIntegerField(default=1)  # of one person
    target = models.CharField(max_length=80, blank=True)  # for whom, in words
    target_en = models.CharField(max_length=120, blank=True)
    from_age = models.PositiveSmallIntegerField(default=0)
    to_age = models.PositiveSmallIntegerField(default=150)
    selects = models.CharField(max_length=6, choices=Selects, default=Selects.JURY)
    prizes = models.CharField(max_length=500, blank=True)
    prizes_en = models.CharField(max_length=800, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # shown or cancelled
    reason = models.CharField(max_length=200, blank=True)  # why it was cancelled
    report = models.TextField(blank=True)  # said when the selected works are announced
    report_en = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="calls_end_after_they_begin"),
            models.CheckConstraint(condition=Q(wants_words=True) | Q(wants_pictures=True), name="calls_ask_for_something"),
            models.CheckConstraint(condition=Q(to_age__gte=F("from_age")), name="ages_of_calls_run_upwards"),
            models.CheckConstraint(condition=Q(most_works__range=(1, 20)), name="somebody_may_send_something"),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="a_cancelled_call_has_its_reason"),
            models.CheckConstraint(
                condition=~Q(status__in=("shown", "cancelled")) | Q(ended_at__isnull=False), name="calls_ended_at_some_time"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "status"], name="campaigns_by_status"),
            models.Index(fields=["closes_at"], condition=Q(status="calling"), name="campaigns_to_close"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def to_win(self) -> str:
        return in_language(self.prizes, self.prizes_en)

    @property
    def for_whom(self) -> str:
        return in_language(self.target, self.target_en)

    @property
    def told(self) -> str:
        return in_language(self.report, self.report_en)

    @property
    def has_jury(self) -> bool:
        return self.selects in (self.Selects.JURY, self.Selects.BOTH)

    @property
    def has_hearts(self) -> bool:
        return self.selects in (self.Selects.HEARTS, self.Selects.BOTH)


class Juror(models.Model):
    """Named by those who keep the campaign; sees works without their authors."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="jurors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    named_by = models.BigIntegerField()
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="nobody_judges_twice")]
