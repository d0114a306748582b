from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .session import Group, Session


class Signup(models.Model):
    """One person's sign-up for a session, with whom that person brings. Who waits is served by `turn`, then by `id`."""

    class Status(models.TextChoices):
        ENTERED = "entered", pgettext_lazy("sign-up", "等抽签")
        HELD = "held", pgettext_lazy("sign-up", "已报上")
        WAITING = "waiting", pgettext_lazy("sign-up", "候补中")
        OFFERED = "offered", pgettext_lazy("sign-up", "请确认名额")
        LEFT = "left", pgettext_lazy("sign-up", "已退出报名")
        LAPSED = "lapsed", pgettext_lazy("sign-up", "没有确认，已让给下一位")
        CALLED_OFF = "off", pgettext_lazy("sign-up", "活动取消")
        CAME = "came", pgettext_lazy("sign-up", "到场")
        MISSED = "missed", pgettext_lazy("sign-up", "没能来")
        UNPLACED = "unplaced", pgettext_lazy("sign-up", "没有轮到")

    UNDRAWN = 2_000_000_000  # the turn of all who were in no draw: after those who were

    session = models.ForeignKey(Session, models.PROTECT, related_name="signups")
    group = models.ForeignKey(Group, models.PROTECT, related_name="signups")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=Status)
    seats = models.PositiveSmallIntegerField(default=1)
    turn = models.PositiveIntegerField(default=UNDRAWN)  # rank in the draw
    companions = models.JSONField(default=list)  # {"name": "李阿姨", "age": 71}
    guardian = models.CharField(max_length=60, blank=True)  # who agreed for children
    answers = models.JSONField(default=dict)  # id of a question, as text → words
    needs = models.CharField(max_length=200, blank=True)  # wheelchair, interpreter…
    signed_at = models.DateTimeField()
    helped_by = models.BigIntegerField(null=True)  # the worker at the counter
    offered_until = models.DateTimeField(null=True)
    paid = models.PositiveIntegerField(default=0)  # 分, taken at the counter
    paid_to = models.BigIntegerField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    said = models.CharField(max_length=300, blank=True)  # with the rating

    STANDING = ("entered", "held", "waiting", "offered", "came", "missed")  # one of these a person and session
    SEATED = ("held", "offered", "came", "missed")  # these take places

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(status__in=("entered", "held", "waiting", "offered", "came", "missed")),
                name="one_person_one_place",
            ),
            models.CheckConstraint(condition=Q(seats__range=(1, 20)), name="a_sign_up_takes_some_seats"),
            models.CheckConstraint(condition=Q(status="offered") ^ Q(offered_until=None), name="offers_end"),
            models.CheckConstraint(condition=Q(rating=None) | Q(rating__range=(1, 5)), name="one_to_five_stars"),
            models.CheckConstraint(condition=Q(paid=0) | Q(paid_to__isnull=False), name="money_was_taken_by_somebody"),
        ]
        indexes = [
            models.Index(fields=["group", "turn", "id"], condition=Q(status="waiting"), name="who_waits"),
            models.Index(fields=["offered_until"], condition=Q(status="offered"), name="offers_that_end"),
            models.Index(fields=["person", "status"], name="sign_ups_of_a_person"),
            models.Index(fields=["session", "status", "id"], name="sign_ups_of_a_session"),
        ]


class Attendance(models.Model):
    """Who was at a session: signed up or not, there or from afar. Nobody twice."""

    class How(models.TextChoices):
        OWN = "own", pgettext_lazy("check-in", "出示签到码")
        CODE = "code", pgettext_lazy("check-in", "扫现场码")
        LIST = "list", pgettext_lazy("check-in", "名单上勾选")
        OFFLINE = "offline", pgettext_lazy("check-in", "离线名单")
        REMOTE = "remote", pgettext_lazy("check-in", "线上参加")

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signup = models.ForeignKey(Signup, models.PROTECT, null=True, related_name="attendances")
    heads = models.PositiveSmallIntegerField(default=1)
    came_at = models.DateTimeField()
    how = models.CharField(max_length=8, choices=How)
    by = models.BigIntegerField(null=True)  # who wrote it down, when it was not the person

    class Meta:
        ordering = ["came_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="nobody_attends_twice"),
            models.CheckConstraint(condition=Q(heads__range=(1, 20)), name="somebody_attends"),
        ]
        indexes = [models.Index(fields=["person", "-came_at"], name="attendance_of_a_person")]
