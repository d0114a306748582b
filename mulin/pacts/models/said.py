from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Household, Person
from mulin.places.models import Place

from .pact import Clause, Version


class Comment(models.Model):
    """What a resident says about a clause, or about the whole (`clause` empty), and what came of it."""

    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("pacts", "还没有回复")
        TAKEN = "taken", pgettext_lazy("pacts", "采纳")
        NOT_TAKEN = "not_taken", pgettext_lazy("pacts", "没有采纳")

    version = models.ForeignKey(Version, models.PROTECT, related_name="comments")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="comments")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: written down, or forgotten
    words = models.CharField(max_length=500)
    helped_by = models.BigIntegerField(null=True)  # the worker who wrote it down
    at = models.DateTimeField()
    answer = models.CharField(max_length=9, choices=Answer, blank=True)
    answer_words = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answer_words="")
                | (~Q(answer="") & Q(answered_at__isnull=False) & ~Q(answer_words="")),
                name="answers_to_comments_give_a_reason",
            )
        ]
        indexes = [
            models.Index(fields=["version"], condition=Q(answer=""), name="comments_without_an_answer"),
            models.Index(fields=["person"], condition=Q(person__isnull=False), name="comments_of_a_person"),
        ]


class Meeting(models.Model):
    """A residents' meeting held on paper: the figures as recorded, and the rule they were held against."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="meeting")
    rule = models.CharField(max_length=30)
    on = models.DateField()
    where = models.CharField(max_length=80)
    entitled = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    yes = models.PositiveIntegerField()
    no = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    words = models.CharField(max_length=500, blank=True)  # who took the minutes, who counted
    adopted = models.BooleanField()
    steps = models.JSONField()  # as `rules.meeting.Step`: each a line that can be checked
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(present__lte=F("entitled")), name="no_more_present_than_entitled"),
            models.CheckConstraint(
                condition=Q(yes__lte=F("present") - F("no") - F("abstained")), name="no_more_hands_than_people_present"
            ),
        ]


class Signature(models.Model):
    """Somebody's word to keep it. The name is shown to neighbours only where its owner says so."""

    class Channel(models.TextChoices):
        PHONE = "phone", pgettext_lazy("pacts", "手机上签")
        COUNTER = "counter", pgettext_lazy("pacts", "当面签")

    version = models.ForeignKey(Version, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who signed; none: forgotten
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")  # for whom, where households sign
    building = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")  # under which it is listed
    channel = models.CharField(max_length=7, choices=Channel)
    helped_by = models.BigIntegerField(null=True)
    shows_name = models.BooleanField(default=False)
    on = models.DateField()

    class Meta:
        ordering = ["building__order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], condition=Q(person__isnull=False), name="nobody_signs_a_pact_twice"),
            models.UniqueConstraint(
                fields=["version", "household"], condition=Q(household__isnull=False), name="a_household_signs_a_pact_once"
            ),
            models.CheckConstraint(condition=Q(channel="phone", helped_by=None) | Q(channel="counter", helped_by__isnull=False),
                                   name="who_helped_to_sign_is_on_record"),
            models.CheckConstraint(condition=Q(shows_name=False) | Q(person__isnull=False), name="shown_names_have_an_owner"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["person"], condition=Q(person__isnull=False), name="pacts_one_signed")]
