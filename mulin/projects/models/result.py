"""What came of the choice: the published order, what was said against it, and the letter."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .application import Application
from .call import Call


class Ranking(models.Model):
    """How an application stands in the choice, as it was announced. Milli: thousandths of a percent point."""

    class Why(models.TextChoices):
        CHOSEN = "chosen", pgettext_lazy("ranking", "入选")
        AMOUNT = "amount", pgettext_lazy("ranking", "候补：剩下的钱不够")
        PLACES = "places", pgettext_lazy("ranking", "候补：名额满了")
        LEAST = "least", pgettext_lazy("ranking", "没有到最低分")
        FORUM = "forum", pgettext_lazy("ranking", "议事会没有同意")
        PASSED_OVER = "passed_over", pgettext_lazy("ranking", "另有原因")
        OBJECTION = "objection", pgettext_lazy("ranking", "异议成立")
        LEFT = "left", pgettext_lazy("ranking", "自己退出")

    RESERVE = ("amount", "places")

    application = models.OneToOneField(Application, models.PROTECT, related_name="ranking")
    jury_milli = models.PositiveIntegerField(null=True)
    residents_milli = models.PositiveIntegerField(null=True)
    final_milli = models.PositiveIntegerField()
    place = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=11, choices=Why)
    chosen = models.BooleanField()
    asked = models.PositiveBigIntegerField(default=0)  # 分, what the choice reckons with
    awarded = models.PositiveBigIntegerField(default=0)  # 分
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["place", "application"]
        constraints = [
            models.CheckConstraint(
                condition=Q(final_milli__lte=100_000)
                & (Q(jury_milli=None) | Q(jury_milli__lte=100_000))
                & (Q(residents_milli=None) | Q(residents_milli__lte=100_000)),
                name="rankings_are_percents",
            ),
            models.CheckConstraint(
                condition=Q(chosen=True, why="chosen") | (Q(chosen=False) & ~Q(why="chosen")), name="chosen_says_so"
            ),
            models.CheckConstraint(condition=Q(chosen=True) | Q(awarded=0), name="money_only_for_what_was_chosen"),
            models.CheckConstraint(
                condition=~Q(why__in=("passed_over", "objection")) | ~Q(reason=""), name="what_was_passed_over_is_told_why"
            ),
        ]


class Objection(models.Model):
    """Against an announced result: of one application, or of the whole call."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="objections")
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="objections")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: written down, or forgotten
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=500)
    at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    upheld = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(upheld=None, answered_at=None, answer="")
                | (Q(upheld__isnull=False, answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="objections_to_results_are_answered_in_words",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="objections_to_results_say_something"),
        ]
        indexes = [models.Index(fields=["call"], condition=Q(upheld=None), name="objections_without_an_answer")]


class Letter(models.Model):
    """What the applicant was told in the end, word for word."""

    class Kind(models.TextChoices):
        CHOSEN = "chosen", pgettext_lazy("letter", "入选通知")
        RESERVE = "reserve", pgettext_lazy("letter", "候补通知")
        NOT_CHOSEN = "not_chosen", pgettext_lazy("letter", "没有入选的说明")
        INELIGIBLE = "ineligible", pgettext_lazy("letter", "不符合条件的说明")

    application = models.ForeignKey(Application, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    text_en = models.TextField(blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["application", "id"]
        constraints = [models.UniqueConstraint(fields=["application", "kind"], name="one_letter_of_a_kind")]
