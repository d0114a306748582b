from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.secrets.fields import SealedField
from mulin.people.models import Person

from .child import Child
from .group import Group


class Application(models.Model):
    """A child asks for a place, waits for it, has it, leaves it. Who waits is served by rank, day, lot: `rules.ORDER`."""

    class Status(models.TextChoices):
        SENT = "sent", pgettext_lazy("childcare", "等审核")
        ASKED = "asked", pgettext_lazy("childcare", "请补充")
        WAITING = "waiting", pgettext_lazy("childcare", "排队中")
        OFFERED = "offered", pgettext_lazy("childcare", "请确认入托")
        HELD = "held", pgettext_lazy("childcare", "在托")
        REFUSED = "refused", pgettext_lazy("childcare", "不符合条件")
        WITHDRAWN = "withdrawn", pgettext_lazy("childcare", "已撤回")
        DECLINED = "declined", pgettext_lazy("childcare", "不来了")
        LAPSED = "lapsed", pgettext_lazy("childcare", "没有确认，名额已让出")
        OVER = "over", pgettext_lazy("childcare", "这一期结束了")
        LEFT = "left", pgettext_lazy("childcare", "已离托")

    STANDING = ("sent", "asked", "waiting", "offered", "held")
    SEATED = ("offered", "held")  # these take a place

    group = models.ForeignKey(Group, models.PROTECT, related_name="applications")
    child = models.ForeignKey(Child, models.PROTECT, related_name="applications")
    guardian = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=9, choices=Status, default=Status.SENT)
    grade = models.SmallIntegerField(null=True)  # as the guardian says; None: counted by months
    wish = SealedField(blank=True)  # what the guardian wants known
    sent_at = models.DateTimeField()
    sent_on = models.DateField()
    helped_by = models.BigIntegerField(null=True)  # the worker at the counter
    area_rank = models.PositiveSmallIntegerField(default=1)  # 0 comes first
    sibling_rank = models.PositiveSmallIntegerField(default=1)
    lot = models.CharField(max_length=64, blank=True)  # drawn with the class's seed; the smallest first
    checked_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why not
    offered_until = models.DateTimeField(null=True)
    held_on = models.DateField(null=True)  # its first day
    ended_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)  # its last day, or that of the refusal
    cleared_at = models.DateTimeField(null=True)  # what was written in it is deleted

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "child"], condition=Q(status__in=("sent", "asked", "waiting", "offered", "held")),
                name="one_application_of_a_child_for_a_class",
            ),
            models.CheckConstraint(condition=Q(status="offered") ^ Q(offered_until=None), name="offers_of_care_end"),
            models.CheckConstraint(
                condition=Q(status__in=("sent", "asked", "waiting", "offered", "held")) ^ Q(ended_at__isnull=False),
                name="applications_end_at_an_instant",
            ),
            models.CheckConstraint(condition=~Q(status="refused") | ~Q(reason=""), name="refusals_of_care_give_a_reason"),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["group", "area_rank", "sibling_rank", "sent_on", "lot", "id"], condition=Q(status="waiting"),
                name="children_who_wait",
            ),
            models.Index(fields=["group", "status"], name="applications_of_a_class"),
            models.Index(fields=["guardian"], name="applications_of_a_guardian"),
            models.Index(fields=["offered_until"], condition=Q(status="offered"), name="offers_of_care_to_lapse"),
            models.Index(fields=["ended_at"], condition=Q(cleared_at=None, ended_at__isnull=False), name="care_to_be_cleared"),
        ]  # fmt: skip


class Line(models.Model):
    """What keepers and guardian say to each other: a question while it is checked, an answer, a note about the day."""

    class Kind(models.TextChoices):
        QUESTION = "question", pgettext_lazy("childcare", "要补充的")
        ANSWER = "answer", pgettext_lazy("childcare", "回复")
        NOTE = "note", pgettext_lazy("childcare", "留言")

    application = models.ForeignKey(Application, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=8, choices=Kind)
    words = SealedField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
