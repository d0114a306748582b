from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.ballots.models import Ballot
from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place

from .template import Size


class Topic(models.Model):
    """议题: a worry of some neighbours, from the first word to what was done about it. `place` is whom it concerns."""

    class Stage(models.TextChoices):
        SECONDING = "seconding", pgettext_lazy("topic", "等附议")
        SCREENING = "screening", pgettext_lazy("topic", "等审核")
        COLLECT = "collect", pgettext_lazy("topic", "征集意见")
        TALK = "talk", pgettext_lazy("topic", "讨论")
        OPTIONS = "options", pgettext_lazy("topic", "拿方案")
        HEARING = "hearing", pgettext_lazy("topic", "听证")
        DECISION = "decision", pgettext_lazy("topic", "决定")
        FOLLOW = "follow", pgettext_lazy("topic", "落实")
        DONE = "done", pgettext_lazy("topic", "已落实")
        REFUSED = "refused", pgettext_lazy("topic", "没有立项")
        LAPSED = "lapsed", pgettext_lazy("topic", "附议不够")
        WITHDRAWN = "withdrawn", pgettext_lazy("topic", "已撤回")
        STOPPED = "stopped", pgettext_lazy("topic", "已中止")

    class Source(models.TextChoices):
        RESIDENT = "resident", pgettext_lazy("topic", "居民提出")
        STAFF = "staff", pgettext_lazy("topic", "社区提出")
        MATTER = "matter", pgettext_lazy("topic", "由事项转来")

    class Way(models.TextChoices):
        CONSENSUS = "consensus", pgettext_lazy("topic", "协商一致")
        BALLOT = "ballot", pgettext_lazy("topic", "表决")
        COUNCIL = "council", pgettext_lazy("topic", "议事机构决议")

    TALKED = ("collect", "talk", "options", "hearing", "decision", "follow")  # accepted and under way
    PUBLIC = (*TALKED, "done", "stopped")
    WAITING = ("seconding", "screening")
    OPEN = (*WAITING, *TALKED)
    ENDED = ("done", "refused", "lapsed", "withdrawn", "stopped")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    size = models.CharField(max_length=9, choices=Size)
    number = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    words_en = models.TextField(blank=True)
    source = models.CharField(max_length=8, choices=Source)
    matter = models.CharField(max_length=20, blank=True)  # number of the matter it came from
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # null: forgotten
    raised_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who wrote it down for somebody
    stage = models.CharField(max_length=9, choices=Stage)
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)  # of this stage
    plan = models.JSONField()  # stages with their limits as the template had them when it was raised
    screening = models.CharField(max_length=6)
    seconds_needed = models.PositiveSmallIntegerField()
    seconds = models.PositiveIntegerField(default=0)
    host = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who takes it on, since it was accepted
    host_post = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # why accepted or refused, stopped, withdrawn
    way = models.CharField(max_length=9, choices=Way, blank=True)  # in which it was decided
    outcome = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    ballot = models.ForeignKey(Ballot, models.PROTECT, null=True, related_name="+")  # the last one that was to decide
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=("refused", "stopped")) | ~Q(reason=""), name="no_topic_is_turned_down_without_a_word"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("collect", "talk", "options", "hearing", "decision", "follow")) | Q(host__isnull=False),
                name="accepted_topics_have_a_host",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("follow", "done")) | (~Q(way="") & ~Q(outcome="") & Q(decided_at__isnull=False)),
                name="followed_topics_were_decided",
            ),
            models.CheckConstraint(condition=~Q(way="ballot") | Q(ballot__isnull=False), name="decided_by_a_ballot_there_is"),
            models.CheckConstraint(
                condition=Q(stage__in=("done", "refused", "lapsed", "withdrawn", "stopped"), ended_at__isnull=False)
                | (~Q(stage__in=("done", "refused", "lapsed", "withdrawn", "stopped")) & Q(ended_at=None)),
                name="topics_end_when_they_say_so",
            ),
            models.CheckConstraint(
                condition=~Q(source="resident") | ~Q(stage__in=("collect", "talk", "options", "hearing", "decision", "follow", "done"))
                | Q(seconds__gte=F("seconds_needed")),
                name="no_topic_goes_on_without_its_seconds",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["community", "stage", "-id"], name="topics_by_stage"),
            models.Index(fields=["path"], name="topics_by_path"),
            models.Index(fields=["due_at"], name="topics_due", condition=Q(ended_at=None, due_at__isnull=False)),
            models.Index(fields=["raised_by"], name="topics_of_a_person"),
            models.Index(fields=["host"], name="topics_of_a_host", condition=Q(ended_at=None, host__isnull=False)),
            models.Index(fields=["ballot"], name="topics_of_a_ballot", condition=Q(ballot__isnull=False)),
            models.Index(fields=["matter"], name="topics_of_a_matter", condition=~Q(matter="")),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def heading(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def is_public(self) -> bool:
        return self.stage in self.PUBLIC

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class Line(models.Model):
    """One entry of a topic's story. `who` is a post or "居民", never a private name; `words` are shown to everybody."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=16)  # as `queries.saying` words them
    words = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    photos = models.JSONField(default=list)
    by = models.BigIntegerField(null=True)
    who = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["topic", "id"], name="lines_of_a_topic")]


class Second(models.Model):
    """附议: one person says that this is worth talking about."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="seconders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    helped_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["topic", "person"], name="everybody_seconds_a_topic_once")]
        indexes = [models.Index(fields=["person"], name="seconds_of_a_person")]


class MonthCount(models.Model):
    """The last number given in a month, over all communities: an address has only the number."""

    month = models.DateField(unique=True)
    last = models.PositiveIntegerField()
