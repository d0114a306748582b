from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place

from .council import Council, Seat
from .naming import said
from .topic import Topic


class Meeting(models.Model):
    """A hearing or talk about a topic, or a session of a council: agenda, who is invited, who came, minutes."""

    class Kind(models.TextChoices):
        HEARING = "hearing", pgettext_lazy("meeting", "听证会")
        FORUM = "forum", pgettext_lazy("meeting", "座谈会")
        SESSION = "session", pgettext_lazy("meeting", "议事机构会议")

    class Status(models.TextChoices):
        CALLED = "called", pgettext_lazy("meeting", "已通知")
        HELD = "held", pgettext_lazy("meeting", "已开")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "已取消")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    kind = models.CharField(max_length=7, choices=Kind)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="meetings")
    council = models.ForeignKey(Council, models.PROTECT, null=True, related_name="sessions")
    title = models.CharField(max_length=80)
    where = models.CharField(max_length=120)
    link = models.URLField(max_length=300, blank=True)  # for those who take part online
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_public = models.BooleanField(default=True)  # anybody may come and listen
    status = models.CharField(max_length=9, choices=Status, default=Status.CALLED)
    reason = models.CharField(max_length=300, blank=True)
    called_by = models.BigIntegerField()
    called_at = models.DateTimeField()
    listeners = models.PositiveSmallIntegerField(default=0)  # who came without being on the list
    listeners_online = models.PositiveSmallIntegerField(default=0)
    minutes = models.TextField(blank=True)
    minutes_by = models.BigIntegerField(null=True)
    minutes_who = models.CharField(max_length=60, blank=True)
    minutes_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begins_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="meetings_of_talk_end_later"),
            models.CheckConstraint(
                condition=Q(kind="session", council__isnull=False) | (~Q(kind="session") & Q(council=None)),
                name="sessions_are_of_a_council",
            ),
            models.CheckConstraint(condition=~Q(kind="hearing") | Q(topic__isnull=False), name="hearings_are_about_a_topic"),
            models.CheckConstraint(
                condition=~Q(status="held") | (~Q(minutes="") & Q(minutes_at__isnull=False)), name="held_means_there_are_minutes"
            ),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="no_meeting_falls_out_without_a_word"),
        ]
        indexes = [
            models.Index(fields=["path", "begins_at"], name="meetings_by_path"),
            models.Index(fields=["topic"], name="meetings_of_a_topic", condition=Q(topic__isnull=False)),
            models.Index(fields=["council"], name="sessions_of_a_council", condition=Q(council__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def minutes_said(self) -> str:
        return said(self.minutes_who)


class Item(models.Model):
    """One point of an agenda; of a session it may be about a topic."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="items")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agendas_are_numbered")]


class Attendance(models.Model):
    """Somebody on the list of a meeting: a person of the register, or a guest from outside by name."""

    class Came(models.TextChoices):
        UNKNOWN = "", pgettext_lazy("meeting", "还没点名")
        ROOM = "room", pgettext_lazy("meeting", "到场")
        ONLINE = "online", pgettext_lazy("meeting", "线上")
        EXCUSED = "excused", pgettext_lazy("meeting", "请假")
        ABSENT = "absent", pgettext_lazy("meeting", "没有来")

    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("meeting", "还没答复")
        COMES = "comes", pgettext_lazy("meeting", "会来")
        ONLINE = "online", pgettext_lazy("meeting", "线上参加")
        NOT = "not", pgettext_lazy("meeting", "来不了")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="+")  # who may vote in a session
    guest = models.CharField(max_length=60, blank=True)  # from outside: 江城停车公司 王经理
    called = models.CharField(max_length=60)  # a post or what somebody stands for; shown to everybody
    answer = models.CharField(max_length=6, choices=Answer, blank=True, default="")
    came = models.CharField(max_length=7, choices=Came, blank=True, default="")
    marked_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="everybody_is_invited_once"
            ),
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(guest=""), name="somebody_is_invited"),
        ]
        indexes = [models.Index(fields=["person"], name="invitations_of_a_person", condition=Q(person__isnull=False))]

    @property
    def name(self) -> str:
        """For those at the desk."""
        return self.person.name if self.person is not None else self.guest

    @property
    def called_said(self) -> str:
        return said(self.called)
