import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .survey import Survey


class Channel(models.TextChoices):
    PHONE = "phone", pgettext_lazy("surveys", "手机")
    COUNTER = "counter", pgettext_lazy("surveys", "窗口")
    VISIT = "visit", pgettext_lazy("surveys", "上门")
    PAPER = "paper", pgettext_lazy("surveys", "纸上")


def drawn() -> int:
    return secrets.randbits(62)


class Invitation(models.Model):
    """Somebody whom the lot has chosen."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "person"], name="nobody_is_invited_twice")]
        indexes = [models.Index(fields=["person"], name="surveys_one_is_invited_to")]


class Answered(models.Model):
    """Who has answered, over all ways, so that nobody answers twice. It leads to no answer of an anonymous survey."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answered")
    key = models.CharField(max_length=48)  # "p:12", "paper:3", "v:…" of a visitor, "gone:9" of somebody forgotten
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=7, choices=Channel)
    helper = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "key"], name="nobody_answers_twice"),
            models.CheckConstraint(
                condition=Q(channel="phone") ^ Q(helper__isnull=False), name="who_helped_to_answer_is_on_record"
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(person__isnull=False), name="surveys_one_answered")]


class Sheet(models.Model):
    """One person's answers: {"1": 4, "2": [1, 3], "3": "words", "4": null where one does not know}. Anonymous ones carry no
    person and no day, and a number that tells no order."""

    id = models.BigIntegerField(primary_key=True, default=drawn)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="sheets")
    age = models.CharField(max_length=8, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    area = models.CharField(max_length=20, blank=True)
    answers = models.JSONField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # named surveys only

    class Meta:
        indexes = [models.Index(fields=["person"], condition=Q(person__isnull=False), name="sheets_of_a_person")]


class Paper(models.Model):
    """A sheet of paper that is read by two. When both agree, or a third has settled it, it becomes a `Sheet` and what was read is wiped."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="papers")
    serial = models.PositiveIntegerField()  # written on the sheet
    first = models.JSONField(null=True)  # {"answers": …, "age": …, "sex": …, "area": …}
    first_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.JSONField(null=True)
    second_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    is_counted = models.BooleanField(default=False)

    class Meta:
        ordering = ["serial"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "serial"], name="papers_of_a_survey_are_numbered"),
            models.CheckConstraint(condition=Q(second_by=None) | ~Q(second_by=F("first_by")), name="paper_is_read_by_two_people"),
            models.CheckConstraint(
                condition=Q(is_counted=False) | Q(first=None, second=None), name="counted_papers_keep_no_answers"
            ),
        ]


class Result(models.Model):
    """Worked out once, at closing. `figures` as `rules.results`; `data` the open data as CSV, empty where too few answered."""

    survey = models.OneToOneField(Survey, models.PROTECT, related_name="result")
    figures = models.JSONField()
    data = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()
