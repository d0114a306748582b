from django.db import models
from django.db.models import Q

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person

from .naming import said
from .topic import Topic


class Option(models.Model):
    """One way to do it, with what it costs and who would pay. A cost not known yet is null, never 0."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="options")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    cost = models.PositiveBigIntegerField(null=True)  # 分
    payer = models.CharField(max_length=120, blank=True)
    photo = models.CharField(max_length=32, blank=True)
    chosen = models.BooleanField(default=False)
    withdrawn_words = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="options_of_a_topic_are_numbered"),
            models.CheckConstraint(condition=Q(withdrawn_at=None) | ~Q(withdrawn_words=""), name="no_option_goes_without_a_word"),
            models.CheckConstraint(condition=Q(chosen=False) | Q(withdrawn_at=None), name="chosen_options_stand"),
        ]

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def yuan(self) -> str:
        """ "1,200", or "62.50" where there are 分."""
        fen = self.cost or 0
        return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen // 100:,}.{fen % 100:02}"


class Objection(models.Model):
    """What speaks against a decision by consensus, with the answer given. Shown without a name."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="objections")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=60)
    words = models.TextField()
    helped_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.BigIntegerField(null=True)
    answered_who = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)), name="answers_to_objections_are_whole"
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["topic", "id"], name="objections_to_a_topic"),
            models.Index(fields=["person"], name="objections_of_a_person", condition=Q(person__isnull=False)),
        ]

    @property
    def answered_said(self) -> str:
        return said(self.answered_who)
