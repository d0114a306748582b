from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.ledger.models import Book
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place

from .application import Application
from .kinds import Kind


class Project(models.Model):
    """What was chosen and is being done: with whose money, how far, and what comes of it."""

    class Stage(models.TextChoices):
        AWARDED = "awarded", pgettext_lazy("project", "待签协议")
        AGREED = "agreed", pgettext_lazy("project", "已签协议")
        RUNNING = "running", pgettext_lazy("project", "进行中")
        PAUSED = "paused", pgettext_lazy("project", "暂停")
        CLOSING = "closing", pgettext_lazy("project", "结题中")
        CLOSED = "closed", pgettext_lazy("project", "已结题")
        STOPPED = "stopped", pgettext_lazy("project", "已终止")

    GOING = ("awarded", "agreed", "running", "paused", "closing")
    OVER = ("closed", "stopped")

    number = models.CharField(max_length=14, unique=True)  # "M202611-0001"
    application = models.OneToOneField(Application, models.PROTECT, null=True, related_name="project")
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    kind = models.CharField(max_length=19, choices=Kind)  # of applicant
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+")
    mentor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    operator = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    category = models.CharField(max_length=40, blank=True)
    category_en = models.CharField(max_length=80, blank=True)
    photo = models.CharField(max_length=40, blank=True)  # key of a kept file
    awarded = models.PositiveBigIntegerField(default=0)  # 分
    earmark = models.BigIntegerField(null=True)  # id of the money put aside for it in a fund
    book = models.OneToOneField(Book, models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    stage = models.CharField(max_length=7, choices=Stage, default=Stage.AWARDED)
    reason = models.CharField(max_length=300, blank=True)  # why it is paused or was stopped
    brand = models.ForeignKey("Brand", models.PROTECT, null=True, related_name="projects")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")  # the pilot this rolls out
    spent = models.PositiveBigIntegerField(default=0)  # 分, kept: accepted receipts
    paid = models.PositiveBigIntegerField(default=0)  # 分, kept: what the fund paid it
    returned = models.PositiveBigIntegerField(default=0)  # 分, kept: what it gave back
    last_report_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)  # of a report
    flags = models.JSONField(default=list)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="projects_have_days"),
            models.CheckConstraint(condition=Q(paid__lte=F("awarded")), name="projects_are_paid_at_most_what_was_awarded"),
            models.CheckConstraint(condition=Q(returned__lte=F("paid")), name="projects_return_at_most_what_they_got"),
            models.CheckConstraint(
                condition=~Q(stage__in=("paused", "stopped")) | ~Q(reason=""), name="projects_stand_still_for_a_reason"
            ),
            models.CheckConstraint(condition=~Q(stage__in=("closed", "stopped")) | ~Q(ended_at=None), name="finished_projects_say_when"),
            models.CheckConstraint(condition=~Q(title=""), name="projects_have_a_title"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["community", "stage", "-id"], name="projects_of_a_community"),
            models.Index(fields=["operator", "stage"], name="projects_of_an_operator"),
            models.Index(fields=["lead"], name="projects_of_a_lead"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return self.place.path

    @property
    def said_category(self) -> str:
        return in_language(self.category, self.category_en)

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)


class Agreement(models.Model):
    """The text both sides sign. Its fingerprint is what they signed."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="agreement")
    text = models.TextField()
    fingerprint = models.CharField(max_length=64)  # sha256 of the text
    made_at = models.DateTimeField()
    team_signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    team_signed_at = models.DateTimeField(null=True)
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the worker beside who signed
    operator_signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    operator_signed_at = models.DateTimeField(null=True)
    pdf = models.CharField(max_length=40, blank=True)  # key of a kept file

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(team_signed_by=None) | Q(operator_signed_by=None) | ~Q(team_signed_by=F("operator_signed_by")),
                name="two_people_sign_an_agreement",
            ),
            models.CheckConstraint(
                condition=Q(team_signed_by=None, team_signed_at=None)
                | Q(team_signed_by__isnull=False, team_signed_at__isnull=False),
                name="teams_sign_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(operator_signed_by=None, operator_signed_at=None)
                | Q(operator_signed_by__isnull=False, operator_signed_at__isnull=False),
                name="operators_sign_on_a_day",
            ),
        ]


class ProjectMilestone(models.Model):
    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    due = models.DateField()
    measure = models.CharField(max_length=200)
    share = models.PositiveSmallIntegerField(default=0)  # percent
    words = models.CharField(max_length=500, blank=True)  # what was done, says the team
    evidence = models.JSONField(default=list)  # keys of kept files
    shown_at = models.DateTimeField(null=True)  # when the team said it is done
    shown_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)  # when the operator had looked
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="milestones_of_a_project_are_numbered"),
            models.CheckConstraint(
                condition=Q(done_at=None) | (Q(done_by__isnull=False) & (Q(shown_by=None) | ~Q(done_by=F("shown_by")))),
                name="milestones_are_looked_at_by_another",
            ),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(done_at=None), name="milestones_to_come")]
