"""From the screening to the residents' part."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.ballots.models import Ballot
from mulin.people.models import Person

from .application import Application
from .call import Call
from .call_parts import Juror


class Screening(models.Model):
    """Does it meet the call's conditions? No: what is missing, and until when it can be mended."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="screenings")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    passed = models.BooleanField()
    reasons = models.CharField(max_length=500, blank=True)
    repair_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["application", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(passed=True) | ~Q(reasons=""), name="screenings_that_fail_say_why"),
            models.CheckConstraint(condition=Q(passed=False) | Q(repair_until=None), name="what_passed_needs_no_repair"),
        ]


class Conflict(models.Model):
    """A person is too near to an application to judge it: by the person's own word, or as the register shows."""

    class Kind(models.TextChoices):
        DECLARED = "declared", pgettext_lazy("conflict", "本人申报")
        TEAM = "team", pgettext_lazy("conflict", "在申报团队里")
        ORGANISATION = "organisation", pgettext_lazy("conflict", "和申报方同一单位")
        HOUSEHOLD = "household", pgettext_lazy("conflict", "和申报人同一户")

    call = models.ForeignKey(Call, models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    application = models.ForeignKey(Application, models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DECLARED)
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["call", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "application"], name="one_conflict_with_an_application"),
            models.CheckConstraint(condition=~Q(kind="declared") | ~Q(words=""), name="declared_conflicts_say_what_they_are"),
        ]


class Review(models.Model):
    application = models.ForeignKey(Application, models.PROTECT, related_name="reviews")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="reviews")
    scores = models.JSONField(default=dict)  # {id of the criterion as text: points}
    words = models.CharField(max_length=1000, blank=True)
    total_milli = models.PositiveIntegerField(default=0)  # 0..100000: percent of the weighted points, in thousandths
    saved_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    questioned_at = models.DateTimeField(null=True)  # its juror was asked to look once more; the points are the juror's

    class Meta:
        ordering = ["application", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "juror"], name="one_review_a_juror"),
            models.CheckConstraint(condition=Q(total_milli__lte=100_000), name="reviews_give_at_most_all_points"),
        ]
        indexes = [models.Index(fields=["juror"], condition=Q(done_at=None), name="reviews_to_be_done")]

    @property
    def looks_again(self) -> bool:
        """Its juror was asked to, and has not saved it since."""
        return self.questioned_at is not None and self.saved_at < self.questioned_at


class PitchDay(models.Model):
    call = models.OneToOneField(Call, models.PROTECT, related_name="pitch_day")
    at = models.DateTimeField()
    where = models.CharField(max_length=80)
    words = models.CharField(max_length=300, blank=True)
    order = models.JSONField(default=list)  # ids of the applications, as they come on
    weight = models.PositiveSmallIntegerField(default=50)  # percent of the jury's part; the reviews have the rest
    now = models.ForeignKey(Application, models.PROTECT, null=True, related_name="+")  # who is speaking
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["call"]
        constraints = [models.CheckConstraint(condition=Q(weight__lte=100), name="a_pitch_counts_at_most_all")]


class PitchScore(models.Model):
    application = models.ForeignKey(Application, models.PROTECT, related_name="pitch_scores")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="pitch_scores")
    score = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["application", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "juror"], name="one_pitch_score_a_juror"),
            models.CheckConstraint(condition=Q(score__lte=100), name="pitches_get_at_most_a_hundred"),
        ]


class OnBallot(models.Model):
    """Under which number an application stands on the residents' ballot, and how many voices (or points) it got."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="on_ballot")
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField(null=True)  # none: not counted yet
    bought = models.PositiveSmallIntegerField(null=True)  # the how-manieth the participatory budget bought

    class Meta:
        ordering = ["ballot", "number"]
        constraints = [models.UniqueConstraint(fields=["ballot", "number"], name="one_application_of_a_number_on_a_ballot")]


class ForumVote(models.Model):
    """The forum that size asks for (C052) has met: its figures, and the thresholds they were held against."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="forum_vote")
    size = models.CharField(max_length=10)
    forum = models.CharField(max_length=20)
    on = models.DateField()
    where = models.CharField(max_length=80)
    entitled = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    yes = models.PositiveIntegerField()
    words = models.CharField(max_length=300, blank=True)
    steps = models.JSONField()  # as `rules.forum.Step`
    passed = models.BooleanField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["application"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("entitled"), yes__lte=F("present")), name="forums_count_who_is_there"
            )
        ]
