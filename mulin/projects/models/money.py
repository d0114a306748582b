from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.ledger.models import Entry
from mulin.people.models import Person

from .project import Project, ProjectMilestone


class Instalment(models.Model):
    """A part of the award, paid by the fund when its milestone was seen to be done."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("instalment", "等里程碑")
        DUE = "due", pgettext_lazy("instalment", "可以申请")
        ASKED = "asked", pgettext_lazy("instalment", "已申请付款")
        PAID = "paid", pgettext_lazy("instalment", "已付")
        DROPPED = "dropped", pgettext_lazy("instalment", "不再支付")

    OPEN = ("waiting", "due", "asked")

    project = models.ForeignKey(Project, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    amount = models.PositiveBigIntegerField()  # 分
    milestone = models.ForeignKey(ProjectMilestone, models.PROTECT, null=True, related_name="instalments")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    spending = models.BigIntegerField(null=True)  # id of the spending in the fund
    paid_on = models.DateField(null=True)

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="instalments_are_numbered"),
            models.UniqueConstraint(fields=["spending"], condition=Q(spending__isnull=False), name="one_instalment_a_spending"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalments_pay_something"),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(spending__isnull=False, paid_on__isnull=False), name="paid_instalments_say_by_what"
            ),
        ]


class Line(models.Model):
    """What may be spent on what, as agreed. `spent` is kept: accepted receipts less what was reversed."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    amount = models.PositiveBigIntegerField()  # 分
    spent = models.PositiveBigIntegerField(default=0)  # 分

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="lines_of_a_project_are_numbered"),
            # a line goes over by a tenth at most, and that only with an approved change of plan (rules)
            models.CheckConstraint(condition=Q(spent__lte=F("amount") + F("amount") / 10), name="lines_are_overspent_by_a_tenth_at_most"),
        ]  # fmt: skip

    @property
    def left(self) -> int:
        return self.amount - self.spent


class Receipt(models.Model):
    """One thing the project paid for. Counted when somebody else than who entered it has accepted it."""

    class State(models.TextChoices):
        ENTERED = "entered", pgettext_lazy("receipt", "待核对")
        ACCEPTED = "accepted", pgettext_lazy("receipt", "已入账")
        REFUSED = "refused", pgettext_lazy("receipt", "退回")
        REVERSED = "reversed", pgettext_lazy("receipt", "已冲正")

    project = models.ForeignKey(Project, models.PROTECT, related_name="receipts")
    line = models.ForeignKey(Line, models.PROTECT, related_name="receipts")
    amount = models.PositiveBigIntegerField()  # 分
    on = models.DateField()
    payee = models.CharField(max_length=120)
    words = models.CharField(max_length=200)
    file = models.CharField(max_length=40)  # key of a kept file
    state = models.CharField(max_length=8, choices=State, default=State.ENTERED)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # why it was refused or reversed
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipts_are_about_money"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | (~Q(approved_by=F("by")) & (Q(helped_by=None) | ~Q(approved_by=F("helped_by")))),
                name="receipts_are_accepted_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "reversed")) | Q(approved_by__isnull=False, entry__isnull=False),
                name="accepted_receipts_are_in_the_book",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("refused", "reversed")) | ~Q(reason=""), name="refused_receipts_have_a_reason"
            ),
        ]


class Income(models.Model):
    """What a project raised itself (C117): shown publicly, the giver's name only with their consent."""

    class Source(models.TextChoices):
        OWN = "own", pgettext_lazy("income", "自筹")
        SPONSOR = "sponsor", pgettext_lazy("income", "赞助")

    project = models.ForeignKey(Project, models.PROTECT, related_name="income")
    source = models.CharField(max_length=7, choices=Source)
    amount = models.PositiveBigIntegerField(default=0)  # 分; 0: goods
    goods = models.CharField(max_length=200, blank=True)
    giver = models.CharField(max_length=80)
    shows_giver = models.BooleanField(default=False)
    on = models.DateField()
    file = models.CharField(max_length=40)  # key of a kept file
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0) | ~Q(goods=""), name="income_is_money_or_goods"),
            models.CheckConstraint(condition=Q(approved_by=None) | ~Q(approved_by=F("by")), name="income_is_accepted_by_another"),
        ]


class Closing(models.Model):
    project = models.OneToOneField(Project, models.PROTECT, related_name="closing")
    evidence = models.JSONField(default=list)  # [{"promise": …, "words": …, "files": [keys]}]
    account = models.JSONField(default=dict)  # the final account: the ledger's figures, 分
    returned = models.PositiveBigIntegerField(default=0)  # 分
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    disclosed_on = models.DateField(null=True)
    late = models.BooleanField(default=False)  # disclosed later than three months after the end

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_by=None) | ~Q(accepted_by=F("by")), name="closings_are_accepted_by_another"
            )
        ]


class Evaluation(models.Model):
    class Side(models.TextChoices):
        RESIDENTS = "residents", pgettext_lazy("evaluation", "居民")
        JURY = "jury", pgettext_lazy("evaluation", "评审团")

    project = models.ForeignKey(Project, models.PROTECT, related_name="evaluations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: forgotten
    side = models.CharField(max_length=9, choices=Side)
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], condition=Q(person__isnull=False), name="one_evaluation_a_person"),
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="evaluations_give_one_to_five_stars"),
        ]  # fmt: skip


class Honour(models.Model):
    project = models.ForeignKey(Project, models.PROTECT, related_name="honours")
    words = models.CharField(max_length=120)
    on = models.DateField()

    class Meta:
        ordering = ["project", "on"]


class Lesson(models.Model):
    """What one would do otherwise the next time."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="lessons")
    words = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["project", "id"]
