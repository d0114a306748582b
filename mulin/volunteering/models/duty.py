from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.bilingual import in_language
from mulin.places.models import Place

from .team import Team
from .volunteer import Skill


class Duty(models.Model):
    """A post that volunteers claim shift by shift: 微治岗, a school crossing, a patrol, the roster of a desk (C075, C076, C079)."""

    class Kind(models.TextChoices):
        POST = "post", _("微治岗")
        CROSSING = "crossing", _("护学岗")
        PATROL = "patrol", _("平安巡逻")
        DESK = "desk", _("服务台值班")
        VISIT = "visit", _("上门探访")
        TEACH = "teach", _("讲课教学")
        EVENT = "event", _("活动支持")
        OTHER = "other", _("其他服务")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="duties")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500, blank=True)  # what is to be done, what to bring
    words_en = models.CharField(max_length=1000, blank=True)
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, related_name="+")
    is_risky = models.BooleanField(default=False)  # only for those who are insured
    from_age = models.PositiveSmallIntegerField(default=14)
    a_month = models.PositiveSmallIntegerField(null=True)  # shifts one person may hold in a month; null: no cap
    members_first_days = models.PositiveSmallIntegerField(default=0)  # team members may claim so many days before the others
    opens_days = models.PositiveSmallIntegerField(default=14)  # before the shift, for everybody
    banked = models.BooleanField(default=True)  # its minutes go to the time bank
    group = models.BooleanField(default=False)  # hours of a group: may only be donated (Nanjing 2019)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], condition=Q(closed_at=None), name="one_duty_per_name"),
            models.CheckConstraint(condition=Q(a_month=None) | Q(a_month__gte=1), name="a_cap_leaves_one_shift"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """Its name in the reader's language."""
        return in_language(self.name, self.name_en)


class Pattern(models.Model):
    """When a duty's shifts recur; the clock makes them ahead of time. Local time of the community."""

    class Days(models.TextChoices):
        EVERY = "every", _("每周这几天")
        WORKING = "working", _("其中的工作日")  # with 调休

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="patterns")
    days = models.CharField(max_length=8, choices=Days, default=Days.EVERY)
    weekdays = models.JSONField(default=list)  # 1 (Monday) to 7
    begins = models.TimeField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(15), MaxValueValidator(720)])
    places = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="patterns_end_after_they_begin"),
            models.CheckConstraint(condition=Q(minutes__range=(15, 720)), name="shifts_last_a_quarter_to_half_a_day"),
            models.CheckConstraint(condition=Q(places__gte=1), name="patterns_have_a_place"),
        ]
