from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person
from mulin.places.models import Place


class Skill(models.Model):
    """What someone can do for the neighbours; one list per community (C020, C078)."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="one_skill_per_name")]

    def __str__(self) -> str:
        return self.name


class Volunteer(models.Model):
    """Someone in the register who serves. Under 14 only with a guardian's consent, from 14 to 17 with a guardian who knows."""

    class Time(models.TextChoices):
        WEEKDAY_MORNING = "wd-am", _("工作日上午")
        WEEKDAY_AFTERNOON = "wd-pm", _("工作日下午")
        WEEKDAY_EVENING = "wd-ev", _("工作日晚上")
        WEEKEND_MORNING = "we-am", _("周末上午")
        WEEKEND_AFTERNOON = "we-pm", _("周末下午")
        WEEKEND_EVENING = "we-ev", _("周末晚上")

    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    national_number = models.CharField(max_length=32, blank=True)  # MZ/T 061-2015: stands in for the ID number
    skills = models.ManyToManyField(Skill, related_name="volunteers")
    times = models.JSONField(default=list)  # values of `Time`
    languages = models.JSONField(default=list)  # "zh-hans", "en", "fr"…
    guardian = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    guardian_agreed_at = models.DateTimeField(null=True)
    guardian_noted_by = models.BigIntegerField(null=True)  # the guardian, or the worker who has the consent on paper
    guardian_paper = models.CharField(max_length=120, blank=True)  # where that paper is kept
    insured_until = models.DateField(null=True)  # before risky service: 志愿服务条例
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian_agreed_at=None) | Q(guardian__isnull=False), name="an_agreeing_guardian_has_a_name"
            ),
            models.CheckConstraint(condition=Q(guardian=None) | ~Q(guardian=models.F("person")), name="nobody_guards_themselves"),
            models.CheckConstraint(
                condition=Q(guardian_agreed_at=None) | Q(guardian_noted_by__isnull=False), name="a_consent_has_who_noted_it"
            ),
            models.UniqueConstraint(
                fields=["community", "national_number"],
                condition=~Q(national_number=""),
                name="one_volunteer_per_national_number",
            ),
        ]
        indexes = [models.Index(fields=["community", "left_at"], name="volunteers_here")]

    def __str__(self) -> str:
        return self.person.name


class Expert(models.Model):
    """A profile that neighbours may read: 能人、大V (C020). Shown from the consent until it is withdrawn."""

    volunteer = models.OneToOneField(Volunteer, models.PROTECT, related_name="expert")
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500)
    words_en = models.CharField(max_length=1000, blank=True)
    agreed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(agreed_at__isnull=False), name="what_is_withdrawn_was_given"
            )
        ]
