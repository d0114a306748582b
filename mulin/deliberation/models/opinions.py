from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place

from .topic import Topic


class OpinionMap(models.Model):
    """意见地图: short statements about one question, answered one at a time. A picture of opinions, never a vote."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whom it is for
    path = PathField(max_length=120)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="opinion_maps")
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500, blank=True)
    words_en = models.CharField(max_length=1000, blank=True)
    adds = models.BooleanField(default=True)  # residents may add statements
    closes_on = models.DateField(null=True)  # the last day
    closed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was closed before its day
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    picture = models.JSONField(null=True)  # as `queries.opinions` reads it; made by the clock
    pictured_at = models.DateTimeField(null=True)
    stale = models.BooleanField(default=False)  # a statement came or went since

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(picture=None) | Q(pictured_at__isnull=False), name="opinion_pictures_have_an_instant"
            )
        ]
        indexes = [
            models.Index(fields=["community", "-id"], name="opinion_maps_of_a_place"),
            models.Index(fields=["topic"], name="opinion_maps_of_a_topic", condition=Q(topic__isnull=False)),
            models.Index(fields=["closes_on"], name="opinion_maps_that_close", condition=Q(closed_at=None)),
            models.Index(fields=["id"], name="opinion_maps_to_picture", condition=Q(stale=True)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)


class Statement(models.Model):
    """One sentence to agree or disagree with. Who wrote it is never shown; a resident's waits until it is let in."""

    LONGEST = 140
    BROUGHT = 400  # other houses let people say more

    class Status(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("statement", "等审核")
        IN = "in", pgettext_lazy("statement", "已放上")
        OUT = "out", pgettext_lazy("statement", "没有放上")

    map = models.ForeignKey(OpinionMap, models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=BROUGHT)
    words_en = models.CharField(max_length=300, blank=True)
    seeded = models.BooleanField(default=False)  # written by staff to begin with
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    helped_by = models.BigIntegerField(null=True)
    status = models.CharField(max_length=7, choices=Status)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.BigIntegerField(null=True)
    decided_who = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["map", "number"], name="statements_of_a_map_are_numbered"),
            models.UniqueConstraint(fields=["map", "words"], condition=~Q(status="out"), name="nothing_is_stated_twice"),
            models.CheckConstraint(condition=~Q(status="out") | ~Q(reason=""), name="no_statement_is_kept_out_without_a_word"),
            models.CheckConstraint(
                condition=Q(status="waiting") | Q(decided_at__isnull=False), name="statements_are_let_in_by_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["map"], name="statements_that_wait", condition=Q(status="waiting")),
            models.Index(fields=["author"], name="statements_of_a_person", condition=Q(author__isnull=False)),
        ]

    @property
    def text(self) -> str:
        return in_language(self.words, self.words_en)


class OpinionVote(models.Model):
    """What one person said to one statement; it may be changed. No time is kept: only whether the picture knows of it."""

    AGREE, PASS, DISAGREE = 1, 0, -1

    map = models.ForeignKey(OpinionMap, models.PROTECT, related_name="+")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="votes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    side = models.SmallIntegerField()
    fresh = models.BooleanField(default=True)
    helped_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "person"], name="one_opinion_a_statement"),
            models.CheckConstraint(condition=Q(side__in=(-1, 0, 1)), name="opinions_agree_disagree_or_pass"),
        ]
        indexes = [
            models.Index(fields=["map", "person"], name="opinions_on_a_map"),
            models.Index(fields=["person"], name="opinions_of_a_person"),
            models.Index(fields=["map"], name="opinions_not_pictured", condition=Q(fresh=True)),
        ]


class BroughtIn(models.Model):
    """What people elsewhere said to the statements of a map that was brought in, as a file of Polis tells it. Nobody of them is known here."""

    map = models.OneToOneField(OpinionMap, models.PROTECT, related_name="brought_in")
    statements = models.JSONField()  # ids, in the order of the marks
    lines = models.JSONField()  # one text a person, one mark a statement: "+" agrees, "-" disagrees, "0" passes, " " nothing
