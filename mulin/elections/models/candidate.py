from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .election import Election


class Candidate(models.Model):
    """Somebody who is proposed. All are introduced by the same fields of the same length."""

    class Way(models.TextChoices):
        JOINT = "joint", pgettext_lazy("election", "选民联名推荐")
        BODY = "body", pgettext_lazy("election", "组织推荐")
        SELF = "self", pgettext_lazy("election", "本人自荐")

    class Status(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("candidate", "等本人同意")
        CONSENTED = "consented", pgettext_lazy("candidate", "等资格审查")
        ELIGIBLE = "eligible", pgettext_lazy("candidate", "符合条件")
        CONFIRMED = "confirmed", pgettext_lazy("candidate", "正式候选人")
        DECLINED = "declined", pgettext_lazy("candidate", "本人没有同意")
        REFUSED = "refused", pgettext_lazy("candidate", "不符合条件")
        WITHDRAWN = "withdrawn", pgettext_lazy("candidate", "已退出")
        LAPSED = "lapsed", pgettext_lazy("candidate", "提名没有成立")

    STANDING = ("consented", "eligible", "confirmed")
    ALIVE = ("proposed", "consented", "eligible", "confirmed")

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=9, choices=Status, default=Status.PROPOSED)
    way = models.CharField(max_length=5, choices=Way)
    body = models.CharField(max_length=80, blank=True)  # which organisation
    words = models.CharField(max_length=200, blank=True)  # why, says who proposes
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # forgotten, or an organisation's
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the worker who wrote it down
    made_at = models.DateTimeField()
    consented_at = models.DateTimeField(null=True)
    work = models.CharField(max_length=60, blank=True)  # what one does
    done = models.CharField(max_length=120, blank=True)  # what one has done here
    plan = models.CharField(max_length=200, blank=True)  # what one wants to do
    photo = models.CharField(max_length=32, blank=True)  # key of a kept file
    judged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # of the judgement, or of a withdrawal
    place = models.PositiveSmallIntegerField(null=True)  # in the order drawn by lot

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person"],
                condition=Q(status__in=("proposed", "consented", "eligible", "confirmed")),
                name="once_a_candidate",
            ),
            models.UniqueConstraint(fields=["election", "place"], condition=Q(place__isnull=False), name="one_candidate_a_place"),
            models.CheckConstraint(
                condition=~Q(status__in=("eligible", "refused", "confirmed"))
                | (~Q(judged_by=None) & ~Q(judged_at=None) & ~Q(reason="")),
                name="candidates_are_judged_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(status="confirmed") | ~Q(consented_at=None), name="nobody_stands_unasked"),
        ]


class Second(models.Model):
    """One more voter who wants this candidate."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="seconds")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: forgotten
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "person"], name="one_second_a_voter")]
