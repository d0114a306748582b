from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place


class Forum(models.Model):
    """骑行中的议事厅: an hour at a place where riders and others who work on the road come by: services, and what they have to say."""

    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("forum", "就要开")
        HELD = "held", pgettext_lazy("forum", "开过了")
        CANCELLED = "cancelled", pgettext_lazy("forum", "取消了")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    spot = models.CharField(max_length=120)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500, blank=True)
    words_en = models.CharField(max_length=1000, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    registers = models.BooleanField(default=False)  # one may say beforehand that one comes; nobody must
    seats = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    came = models.PositiveSmallIntegerField(null=True)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-begins_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="forums_end_later"),
            models.CheckConstraint(condition=~Q(status="held") | Q(came__isnull=False), name="held_forums_count_who_came"),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="no_forum_falls_out_without_a_word"),
        ]
        indexes = [models.Index(fields=["community", "-begins_at"], name="riders_forums_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)


class ForumService(models.Model):
    """What is offered there: hot water, a haircut, a check of brakes and blood pressure."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="services")
    name = models.CharField(max_length=40)
    giver = models.CharField(max_length=60, blank=True)
    taken = models.PositiveSmallIntegerField(null=True)  # times, counted afterwards

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["forum", "name"], name="one_service_of_a_name")]


class ForumPoint(models.Model):
    """Something brought up there, and what came of it."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("forum", "还没有结果")
        SOLVED = "solved", pgettext_lazy("forum", "解决了")
        EXPLAINED = "explained", pgettext_lazy("forum", "说明了做不到的原因")

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="points")
    words = models.CharField(max_length=200)
    who = models.CharField(max_length=60, blank=True)  # 骑手、商户、居民
    doer = models.CharField(max_length=60, blank=True)  # whose task it is
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    outcome = models.CharField(max_length=300, blank=True)
    raised_on = models.DateField()
    ended_on = models.DateField(null=True)
    by = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(status="open") & Q(ended_on=None))
                | (~Q(status="open") & ~Q(outcome="") & Q(ended_on__isnull=False)),
                name="points_end_with_an_outcome",
            )
        ]
        indexes = [models.Index(fields=["forum", "status"], name="points_of_a_forum")]


class ForumGuest(models.Model):
    """Who said beforehand: I am coming."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="guests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["forum", "person"], name="everybody_comes_once")]
        indexes = [models.Index(fields=["person"], name="forums_of_a_guest")]
