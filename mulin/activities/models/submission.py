from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .campaign import Campaign, Juror


class Submission(models.Model):
    """A work that somebody sent. Nobody but its author and those who check sees it until it is chosen from or selected."""

    class Status(models.TextChoices):
        SENT = "sent", pgettext_lazy("submission", "等查看")
        BACK = "back", pgettext_lazy("submission", "请改一改")
        ACCEPTED = "accepted", pgettext_lazy("submission", "已收下")
        SELECTED = "selected", pgettext_lazy("submission", "入选")
        WITHDRAWN = "withdrawn", pgettext_lazy("submission", "已撤回")

    class Credit(models.TextChoices):
        NAME = "name", _("写我的姓名")
        PEN = "pen", _("写笔名")
        NOBODY = "nobody", _("不写名字")

    IN_CHOICE = ("accepted", "selected")
    MOST_PICTURES = 3

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="submissions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # within the campaign: what jurors and neighbours call it by
    status = models.CharField(max_length=9, choices=Status, default=Status.SENT)
    title = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    pages = models.PositiveSmallIntegerField(default=0)  # how many pictures it has
    may_show = models.BooleanField(default=False)  # its author agreed that it is shown
    credit = models.CharField(max_length=6, choices=Credit, default=Credit.NOBODY)
    pen_name = models.CharField(max_length=30, blank=True)
    guardian = models.CharField(max_length=60, blank=True)  # who agreed for a child
    sent_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who entered it from paper
    checked_by = models.BigIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # what to change
    prize = models.CharField(max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="works_are_numbered"),
            models.CheckConstraint(
                condition=(Q(status="withdrawn") & Q(title="", words="", pages=0, pen_name="", may_show=False))
                | (~Q(status="withdrawn") & (~Q(words="") | ~Q(pages=0))),
                name="a_work_has_something_until_it_is_withdrawn",
            ),
            models.CheckConstraint(condition=~Q(status="back") | ~Q(reason=""), name="who_gets_it_back_hears_why"),
            models.CheckConstraint(condition=Q(prize="") | Q(status="selected"), name="prizes_are_for_selected_works"),
            models.CheckConstraint(condition=~Q(credit="pen") | ~Q(pen_name="") | Q(status="withdrawn"), name="a_pen_name_is_written"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["campaign", "status"], name="works_by_status"),
            models.Index(fields=["person"], name="works_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.number}"

    @property
    def is_shown(self) -> bool:
        return self.status == self.Status.SELECTED and self.may_show and self.campaign.status == Campaign.Status.SHOWN


class Page(models.Model):
    """A picture of a work."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="pictures")
    file_key = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ["id"]


class Mark(models.Model):
    """A juror's, of one work."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="marks")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="marks")
    points = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "juror"], name="one_mark_a_juror_and_work"),
            models.CheckConstraint(condition=Q(points__range=(1, 10)), name="marks_are_one_to_ten"),
        ]


class Heart(models.Model):
    """A neighbour's, for one work."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="hearts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "person"], name="one_heart_a_person_and_work")]
        indexes = [models.Index(fields=["person"], name="hearts_of_a_person")]
