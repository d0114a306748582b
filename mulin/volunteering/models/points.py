from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.people.models import Person
from mulin.places.models import Place


class EarningRule(models.Model):
    """What one kind of deed earns from a day on. Never edited: a change is a new row, what was earned keeps its own.

    `kind` is a key of `rules.points.KINDS`.
    """

    class Per(models.TextChoices):
        TIME = "time", _("每次")
        HOUR = "hour", _("每小时")

    class Staff(models.TextChoices):
        NONE = "none", _("工作人员不计")
        OFF_HOURS = "off_hours", _("工作人员下班后计")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    amount = models.PositiveSmallIntegerField()
    per = models.CharField(max_length=4, choices=Per, default=Per.TIME)
    since = models.DateField()
    until = models.DateField(null=True)  # last day; empty: until another takes its place
    a_day = models.PositiveIntegerField(null=True)  # points one person may earn by this kind
    a_month = models.PositiveIntegerField(null=True)
    a_person = models.PositiveIntegerField(null=True)  # by this very rule, ever
    staff = models.CharField(max_length=9, choices=Staff, default=Staff.NONE)
    note = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "kind", "since"], name="one_earning_rule_a_day"),
            models.CheckConstraint(condition=Q(amount__range=(1, 1000)), name="rules_earn_something_and_not_the_moon"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="rules_end_after_they_begin"),
        ]


class Award(models.Model):
    """What a deed earned, or why it earned nothing. The points lie in the ledger, in the entry `entry_id`."""

    class Why(models.TextChoices):
        DAY = "day", _("当天已到上限")
        MONTH = "month", _("当月已到上限")
        PERSON = "person", _("这一项已到上限")
        STAFF = "staff", _("工作人员的工作时间不计积分")
        SHORT = "short", _("时间不够记一个积分")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    rule = models.ForeignKey(EarningRule, models.PROTECT, null=True, related_name="+")  # empty: granted on appeal
    day = models.DateField()  # of the deed: which rule and whose caps
    minutes = models.PositiveIntegerField(null=True)
    full = models.PositiveIntegerField()  # by the rule, before caps
    amount = models.PositiveIntegerField()
    why = models.CharField(max_length=6, choices=Why, blank=True)  # why it is less
    title = models.CharField(max_length=120)
    url = models.CharField(max_length=200, blank=True)  # where its person reads of the deed
    source_kind = models.CharField(max_length=40)
    source_ref = models.CharField(max_length=80)
    once_key = models.CharField(max_length=100)
    entry_id = models.BigIntegerField(null=True)
    taken_back = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)  # should have gone back, was spent already
    ended_at = models.DateTimeField(null=True)  # taken back
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "once_key"], name="one_award_per_once_key"),
            models.CheckConstraint(condition=Q(amount__lte=F("full")), name="caps_only_lessen"),
            models.CheckConstraint(
                condition=Q(why="", amount=F("full"), amount__gt=0) | (~Q(why="") & (Q(full=0) | Q(amount__lt=F("full")))),
                name="less_has_its_reason",
            ),
            models.CheckConstraint(condition=Q(amount=0) ^ Q(entry_id__isnull=False), name="points_lie_in_the_ledger"),
            models.CheckConstraint(
                condition=Q(ended_at=None, taken_back=0, missing=0)
                | Q(ended_at__isnull=False, amount=F("taken_back") + F("missing")),
                name="what_is_taken_back_is_all_accounted_for",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "kind", "day"], name="awards_of_a_person"),
            models.Index(fields=["source_kind", "source_ref"], name="awards_by_source"),
            models.Index(fields=["entry_id"], name="awards_by_entry"),
        ]

    @property
    def kept(self) -> int:
        return self.amount - self.taken_back


class Appeal(models.Model):
    """Points that are missing or wrong, says the person: answered by a worker, with reasons, in time."""

    class Kind(models.TextChoices):
        MISSING = "missing", _("少记了")
        WRONG = "wrong", _("记得不对")

    class Status(models.TextChoices):
        OPEN = "open", _("等答复")
        GRANTED = "granted", _("已补记")
        REFUSED = "refused", _("没有补记")
        WITHDRAWN = "withdrawn", _("不用了")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    award = models.ForeignKey(Award, models.PROTECT, null=True, related_name="appeals")  # which one, when it is there
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=500)
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()  # the person, or the worker who helped
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    amount = models.PositiveIntegerField(default=0)  # granted
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["award"], condition=Q(status="open"), name="one_open_appeal_an_award"),
            models.CheckConstraint(
                condition=~Q(status__in=("granted", "refused"))
                | (~Q(answer="") & Q(answered_at__isnull=False) & Q(answered_by__isnull=False)),
                name="answers_have_words_and_a_name",
            ),
            models.CheckConstraint(condition=Q(status="granted") ^ Q(amount=0), name="only_granted_appeals_bring_points"),
        ]
        indexes = [
            models.Index(fields=["community", "status", "due_at"], name="appeals_waiting"),
            models.Index(fields=["person", "-id"], name="appeals_of_a_person"),
        ]


class OnBoard(models.Model):
    """Somebody who wishes to be on the list of the year's points; nobody else ever is."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    shown_as = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="once_on_the_board")]
        indexes = [models.Index(fields=["community"], condition=Q(until=None), name="the_board")]
