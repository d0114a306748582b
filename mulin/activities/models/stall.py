from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person

from .activity import Activity
from .session import Session


class Market(models.Model):
    """How stalls of an activity are claimed. Without a row: from a month before, one each, and nobody looks first."""

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="+")
    opens_days = models.PositiveSmallIntegerField(default=30)  # before it begins
    closes_hours = models.PositiveSmallIntegerField(default=24)  # before it begins
    most = models.PositiveSmallIntegerField(default=1)  # stalls for one claimant
    reviews = models.BooleanField(default=False)  # somebody looks at what is offered before the stall is sure

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(most__range=(1, 9)), name="some_stalls_for_one_claimant")]


class Stall(models.Model):
    """A stand in the plan of one session. Stalls without row and column stand in the list alone."""

    class Kind(models.TextChoices):
        GOODS = "goods", pgettext_lazy("stall", "卖东西")
        SERVICE = "service", pgettext_lazy("stall", "做服务")
        FOOD = "food", pgettext_lazy("stall", "吃的")
        FREE = "free", pgettext_lazy("stall", "免费服务")

    session = models.ForeignKey(Session, models.CASCADE, related_name="stalls")
    number = models.CharField(max_length=6)  # as it hangs there: A3
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.GOODS)
    row = models.PositiveSmallIntegerField(null=True)
    column = models.PositiveSmallIntegerField(null=True)
    size = models.CharField(max_length=30, blank=True)  # in words: 2×2 米
    power = models.BooleanField(default=False)  # a socket is there
    closed = models.BooleanField(default=False)  # not used this time

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_stall_of_a_number"),
            models.UniqueConstraint(
                fields=["session", "row", "column"], condition=Q(row__isnull=False), name="one_stall_on_a_spot"
            ),
            models.CheckConstraint(
                condition=Q(row=None, column=None)
                | Q(row__isnull=False, column__isnull=False, row__range=(1, 40), column__range=(1, 40)),
                name="stalls_lie_in_the_plan",
            ),
        ]


class Claim(models.Model):
    """Somebody's stall: of a neighbour, or of a body or a club for which that neighbour answers."""

    class Status(models.TextChoices):
        ASKED = "asked", pgettext_lazy("stall", "等社区看")
        STANDS = "stands", pgettext_lazy("stall", "定了")
        BACK = "back", pgettext_lazy("stall", "退了")
        REFUSED = "refused", pgettext_lazy("stall", "没有通过")
        CAME = "came", pgettext_lazy("stall", "出了摊")
        MISSED = "missed", pgettext_lazy("stall", "没来")
        OFF = "off", pgettext_lazy("stall", "这一场取消")

    STANDING = ("asked", "stands", "came", "missed")  # one of these a stall

    session = models.ForeignKey(Session, models.PROTECT, related_name="claims")
    stall = models.ForeignKey(Stall, models.PROTECT, related_name="claims")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who answers for it
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # whose it is, when not the person's
    club = models.ForeignKey("activities.Club", models.PROTECT, null=True, related_name="+")  # the same
    nth = models.PositiveSmallIntegerField(default=1)  # the claimant's first stall, or a further one where more are allowed
    status = models.CharField(max_length=8, choices=Status)
    sign = models.CharField(max_length=30)  # what stands over the stall; private names need not
    sign_en = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=200, blank=True)  # to those who organise: a tent, a second table
    note = models.CharField(max_length=200, blank=True)  # their answer
    claimed_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker who claimed for somebody
    looked_by = models.BigIntegerField(null=True)  # who looked at what is offered

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["stall"], condition=Q(status__in=("asked", "stands", "came", "missed")), name="one_claim_of_a_stall"
            ),
            models.UniqueConstraint(
                fields=["session", "person", "nth"],
                condition=Q(status__in=("asked", "stands", "came", "missed"), body=None, club=None),
                name="one_stall_of_a_person",
            ),
            models.UniqueConstraint(
                fields=["session", "body", "nth"],
                condition=Q(status__in=("asked", "stands", "came", "missed"), body__isnull=False),
                name="one_stall_of_a_body",
            ),
            models.UniqueConstraint(
                fields=["session", "club", "nth"],
                condition=Q(status__in=("asked", "stands", "came", "missed"), club__isnull=False),
                name="one_stall_of_a_club",
            ),
            models.CheckConstraint(condition=Q(body=None) | Q(club=None), name="a_stall_is_of_one"),
            models.CheckConstraint(condition=Q(nth__range=(1, 9)), name="claims_are_numbered"),
            models.CheckConstraint(condition=~Q(status="refused") | ~Q(note=""), name="a_refused_claim_has_its_reason"),
        ]
        indexes = [
            models.Index(fields=["person", "status"], name="claims_of_a_person"),
            models.Index(fields=["session", "status"], name="claims_of_a_session"),
        ]

    @property
    def name(self) -> str:
        return in_language(self.sign, self.sign_en)


class Offer(models.Model):
    """What one gets at a stall. What is free has no price."""

    class Kind(models.TextChoices):
        GOODS = "goods", pgettext_lazy("offer", "东西")
        FOOD = "food", pgettext_lazy("offer", "吃的")
        SERVICE = "service", pgettext_lazy("offer", "服务")
        FREE = "free", pgettext_lazy("offer", "免费服务")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="offers")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    price = models.CharField(max_length=40, blank=True)  # in words: 3 元一斤

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(kind="free") | Q(price=""), name="what_is_free_has_no_price")]

    @property
    def text(self) -> str:
        return in_language(self.name, self.name_en)
