from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place

from .call import Call
from .call_parts import CallCategory, Theme
from .kinds import Kind


class Application(models.Model):
    """Somebody wants to do something. Written in sittings, complete from its submission on."""

    class Stage(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("application", "填写中")
        SUBMITTED = "submitted", pgettext_lazy("application", "已递交")
        REPAIR = "repair", pgettext_lazy("application", "等补正")
        ELIGIBLE = "eligible", pgettext_lazy("application", "符合条件")
        INELIGIBLE = "ineligible", pgettext_lazy("application", "不符合条件")
        CHOSEN = "chosen", pgettext_lazy("application", "入选")
        RESERVE = "reserve", pgettext_lazy("application", "候补")
        NOT_CHOSEN = "not_chosen", pgettext_lazy("application", "没有入选")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "已撤回")

    WRITABLE = ("draft", "repair")
    LIVE = ("draft", "submitted", "repair", "eligible", "chosen", "reserve")
    ANSWERED = ("ineligible", "chosen", "reserve", "not_chosen")  # a letter has gone out
    SENT = ("submitted", "repair", "eligible", "ineligible", "chosen", "reserve", "not_chosen")

    number = models.CharField(max_length=14, unique=True)  # "X202611-0001"
    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    kind = models.CharField(max_length=19, choices=Kind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    club_name = models.CharField(max_length=80, blank=True)  # of a team, stairway or body that the register does not know
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    category = models.ForeignKey(CallCategory, models.PROTECT, null=True, related_name="applications")
    themes = models.ManyToManyField(Theme, related_name="applications")
    title = models.CharField(max_length=60, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    beneficiaries = models.CharField(max_length=200, blank=True)  # who gains, and about how many
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    asked = models.PositiveBigIntegerField(default=0)  # 分, kept: the lines that the call shall pay
    adviser = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    adviser_accepted_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    status_words = models.CharField(max_length=500, blank=True)  # the last reason given
    draft = models.JSONField(default=dict)  # answers of the sitting that do not stand in columns yet, as typed
    sittings = models.JSONField(default=dict)  # {step: the version at which it was last saved}
    version = models.PositiveIntegerField(default=0)  # counts the savings: an older page does not overwrite a newer one
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    filled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the worker at the counter
    repair_until = models.DateTimeField(null=True)
    similar_seen = models.JSONField(default=list)  # numbers of the projects that were shown as similar

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "lead"], condition=Q(stage="draft"), name="one_draft_of_a_lead_in_a_call"),
            models.CheckConstraint(
                condition=Q(stage__in=("draft", "withdrawn"))
                | (Q(submitted_at__isnull=False, starts__isnull=False, ends__isnull=False) & ~Q(title="") & ~Q(words="")),
                name="submitted_applications_are_complete",
            ),
            models.CheckConstraint(condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")), name="applications_have_days"),
            models.CheckConstraint(
                condition=Q(stage__in=("draft", "withdrawn")) | Q(kind="person") | Q(organisation__isnull=False) | ~Q(club_name=""),
                name="groups_and_bodies_have_a_name",
            ),
            models.CheckConstraint(
                condition=Q(adviser_accepted_at=None) | Q(adviser__isnull=False), name="advisers_who_accepted_are_known"
            ),
            models.CheckConstraint(condition=~Q(stage="repair") | Q(repair_until__isnull=False), name="repairs_have_a_last_day"),
            models.CheckConstraint(
                condition=~Q(stage__in=("repair", "ineligible", "not_chosen")) | ~Q(status_words=""),
                name="refused_applications_have_a_reason",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["call", "stage", "id"], name="applications_of_a_call"),
            models.Index(fields=["lead", "-id"], name="applications_of_a_lead"),
            models.Index(fields=["adviser"], condition=Q(adviser__isnull=False), name="applications_of_an_adviser"),
            models.Index(fields=["repair_until"], condition=Q(stage="repair"), name="applications_in_repair"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return self.place.path

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en) or self.number

    @property
    def applicant(self) -> str:
        """A body or a group by its name; a person's name is for those who may know it."""
        return self.club_name or (str(self.organisation) if self.organisation else "")


class Teammate(models.Model):
    """Who takes part, once they said so themselves. The lead is none of these."""

    class Role(models.TextChoices):
        MEMBER = "member", pgettext_lazy("teammate", "成员")
        CO_APPLICANT = "co_applicant", pgettext_lazy("teammate", "共同申报人")
        ADVISER = "adviser", pgettext_lazy("teammate", "政治指导员")

    application = models.ForeignKey(Application, models.CASCADE, related_name="teammates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the worker who took the answer down

    class Meta:
        ordering = ["application", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "person"], condition=Q(refused_at=None), name="once_in_a_team"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(role="adviser", refused_at=None), name="one_adviser_of_a_team"
            ),
            models.CheckConstraint(condition=Q(accepted_at=None) | Q(refused_at=None), name="invitations_are_answered_once"),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(refused_at=None), name="teams_of_a_person")]
