from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.ballots.models import Ballot
from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.models import Place


class Pact(models.Model):
    """What neighbours of one place agreed upon. Its text lies in versions, of which one at most is in force."""

    class Voice(models.TextChoices):
        PERSON = "person", pgettext_lazy("pacts", "每位成年居民")
        HOUSEHOLD = "household", pgettext_lazy("pacts", "每户一个名")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose neighbours it binds
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    voice = models.CharField(max_length=9, choices=Voice, default=Voice.HOUSEHOLD)  # who signs
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="+")  # drafts, answers comments, reviews
    made_at = models.DateTimeField()
    review_months = models.PositiveSmallIntegerField(default=12)
    review_on = models.DateField(null=True)  # when it is looked at again
    reminded_of = models.DateField(null=True)  # the `review_on` of which the keeper was reminded
    ended_on = models.DateField(null=True)
    end_words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["place__path", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "title"], condition=Q(ended_on=None), name="one_pact_of_a_title_in_a_place"),
            models.CheckConstraint(condition=Q(ended_on=None) | ~Q(end_words=""), name="an_ended_pact_says_why"),
            models.CheckConstraint(condition=Q(review_months__range=(1, 60)), name="pacts_are_reviewed_within_five_years"),
        ]
        indexes = [models.Index(fields=["review_on"], condition=Q(ended_on=None), name="pacts_to_review")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)


class Version(models.Model):
    """The whole text at one time. Once residents have seen it, it is never changed: what changes is a new version."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("pacts", "起草中")
        COMMENTS = "comments", pgettext_lazy("pacts", "征求意见")
        VOTING = "voting", pgettext_lazy("pacts", "表决中")
        ADOPTED = "adopted", pgettext_lazy("pacts", "已通过")
        IN_FORCE = "in_force", pgettext_lazy("pacts", "生效中")
        REPLACED = "replaced", pgettext_lazy("pacts", "已有新版")
        ENDED = "ended", pgettext_lazy("pacts", "已废止")
        FAILED = "failed", pgettext_lazy("pacts", "没有通过")
        SET_ASIDE = "set_aside", pgettext_lazy("pacts", "不再推进")

    OPEN = ("draft", "comments", "voting", "adopted")
    SHOWN = ("comments", "voting", "adopted", "in_force", "replaced", "ended", "failed")
    PASSED = ("adopted", "in_force", "replaced", "ended")

    pact = models.ForeignKey(Pact, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    words = models.CharField(max_length=1000, blank=True)  # what stands before the clauses
    words_en = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField()
    comments_from = models.DateField(null=True)
    comments_until = models.DateField(null=True)  # the last day
    ballot = models.ForeignKey(Ballot, models.PROTECT, null=True, related_name="+")
    adopted_on = models.DateField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)  # sha256 of the adopted text
    filed_on = models.DateField(null=True)
    filed_number = models.CharField(max_length=60, blank=True)
    filed_with = models.CharField(max_length=80, blank=True)
    filed_by = models.BigIntegerField(null=True)
    in_force_from = models.DateField(null=True)
    out_of_force_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why it is not pursued

    class Meta:
        ordering = ["pact", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["pact", "number"], name="versions_are_numbered"),
            models.UniqueConstraint(fields=["pact"], condition=Q(status="draft"), name="one_draft_of_a_pact"),
            models.UniqueConstraint(fields=["pact"], condition=Q(status="in_force"), name="one_version_in_force"),
            models.UniqueConstraint(fields=["ballot"], condition=Q(ballot__isnull=False), name="one_version_of_a_ballot"),
            models.CheckConstraint(
                condition=~Q(status__in=("adopted", "in_force", "replaced", "ended"))
                | (Q(adopted_on__isnull=False) & ~Q(fingerprint="")),
                name="adopted_pacts_have_their_day_and_fingerprint",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("in_force", "replaced")) | Q(in_force_from__isnull=False), name="force_has_a_first_day"
            ),
            models.CheckConstraint(
                condition=Q(filed_on=None, filed_number="") | (Q(filed_on__isnull=False) & ~Q(filed_number="") & ~Q(filed_with="")),
                name="filing_has_day_number_and_office",
            ),
            models.CheckConstraint(
                condition=~Q(status="comments") | Q(comments_until__isnull=False), name="comments_have_a_last_day"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["in_force_from"], condition=Q(status="adopted"), name="pacts_that_come_into_force"),
        ]

    @property
    def preamble(self) -> str:
        return in_language(self.words, self.words_en)


class Clause(models.Model):
    """One numbered paragraph. `origin`: the clause of the version before that it was written from."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="clauses")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=1000)
    words_en = models.CharField(max_length=2000, blank=True)
    origin = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="clauses_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="clauses_say_something"),
        ]

    @property
    def text(self) -> str:
        return in_language(self.words, self.words_en)


class Review(models.Model):
    """Once a year somebody looks whether it still serves."""

    class Outcome(models.TextChoices):
        KEEP = "keep", _("继续用")
        REVISE = "revise", pgettext_lazy("pacts", "要修订")
        END = "end", pgettext_lazy("pacts", "废止")

    pact = models.ForeignKey(Pact, models.PROTECT, related_name="reviews")
    on = models.DateField()
    outcome = models.CharField(max_length=6, choices=Outcome)
    words = models.CharField(max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="reviews_say_what_was_found")]
