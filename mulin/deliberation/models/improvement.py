from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import PathField, on_earth
from mulin.places.models import Place

from .topic import Topic


class Improvement(models.Model):
    """微改造: something small made better, from the idea to who keeps it up."""

    class Status(models.TextChoices):
        IDEA = "idea", pgettext_lazy("improvement", "想法")
        AGREED = "agreed", pgettext_lazy("improvement", "定下要做")
        DOING = "doing", pgettext_lazy("improvement", "正在做")
        DONE = "done", pgettext_lazy("improvement", "做好了")
        DECLINED = "declined", pgettext_lazy("improvement", "没有采用")
        DROPPED = "dropped", pgettext_lazy("improvement", "不做了")

    SHOWN = ("agreed", "doing", "done")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="improvements")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    spot = models.CharField(max_length=120)
    lat = models.FloatField(null=True)  # WGS 84
    lng = models.FloatField(null=True)
    words = models.CharField(max_length=1000)
    words_en = models.CharField(max_length=2000, blank=True)
    before = models.CharField(max_length=40, blank=True)  # keys of kept pictures
    after = models.CharField(max_length=40, blank=True)
    doer = models.CharField(max_length=120, blank=True)  # who does it: a unit, a team, the neighbours
    cost = models.PositiveBigIntegerField(null=True)  # 分; null: not known
    payer = models.CharField(max_length=120, blank=True)
    result = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why declined or dropped
    status = models.CharField(max_length=8, choices=Status, default=Status.IDEA)
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    helped_by = models.BigIntegerField(null=True)
    raised_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=on_earth(), name="improvements_are_on_earth"),
            models.CheckConstraint(
                condition=~Q(status="done") | (~Q(after="") & ~Q(before="") & Q(done_on__isnull=False)), name="done_means_before_and_after"
            ),
            models.CheckConstraint(condition=~Q(status__in=("declined", "dropped")) | ~Q(reason=""), name="no_improvement_ends_without_a_word"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["community", "status", "-id"], name="improvements_by_status"),
            models.Index(fields=["path"], name="improvements_by_path"),
            models.Index(fields=["raised_by"], name="improvements_of_a_person", condition=Q(raised_by__isnull=False)),
            models.Index(fields=["topic"], name="improvements_of_a_topic", condition=Q(topic__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def text(self) -> str:
        return in_language(self.words, self.words_en)


class Upkeep(models.Model):
    """认养: a resident, a unit or a team keeps it up for a while. When it is over, it is offered again."""

    improvement = models.ForeignKey(Improvement, models.PROTECT, related_name="upkeeps")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who answers for it; null: forgotten
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    team = models.CharField(max_length=60, blank=True)
    who = models.CharField(max_length=60)  # what the public reads
    since = models.DateField()
    until = models.DateField()  # the first day on which it is over
    every = models.PositiveSmallIntegerField(default=30)  # days between two looks
    helped_by = models.BigIntegerField(null=True)
    warned_at = models.DateTimeField(null=True)  # that a look is due
    ended_at = models.DateTimeField(null=True)
    end_words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["improvement"], condition=Q(ended_at=None), name="one_keeper_at_a_time"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="upkeep_runs_forward"),
            models.CheckConstraint(condition=Q(organisation=None) | Q(team=""), name="a_unit_or_a_team_keeps_it_up"),
            models.CheckConstraint(condition=Q(every__gte=1), name="looks_are_days_apart"),
        ]
        indexes = [
            models.Index(fields=["person"], name="upkeep_of_a_person", condition=Q(person__isnull=False)),
            models.Index(fields=["until"], name="upkeep_that_ends", condition=Q(ended_at=None)),
        ]

    def is_over(self, on: date) -> bool:
        return self.ended_at is not None or on >= self.until


class Look(models.Model):
    """One look at it: in order, or something has to be done."""

    upkeep = models.ForeignKey(Upkeep, models.PROTECT, related_name="looks")
    fine = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    photo = models.CharField(max_length=40, blank=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(fine=True) | ~Q(words=""), name="what_is_not_fine_is_said")]
        indexes = [models.Index(fields=["upkeep", "-id"], name="looks_at_an_upkeep")]
