from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import on_earth
from mulin.places.models import Place


class Facility(models.Model):
    """A house or a corner of one where residents come: a centre, a station of it, a point of a station."""

    class Level(models.TextChoices):
        CENTRE = "centre", _("中心")
        STATION = "station", _("站")
        POINT = "point", pgettext_lazy("level of a facility", "点")

    class Holidays(models.TextChoices):
        OPEN = "open", _("照常开放")
        SUNDAY = "sunday", _("按周日开放")
        CLOSED = "closed", _("不开放")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose posts answer for it
    level = models.CharField(max_length=8, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    words_en = models.CharField(max_length=2000, blank=True)
    address = models.CharField(max_length=120)
    address_en = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)  # its public number
    lat = models.FloatField(null=True)  # WGS 84
    lng = models.FloatField(null=True)
    picture = models.CharField(max_length=40, blank=True)  # key of a kernel.media file
    curator = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # keeps its rooms and keys
    curator_title = models.CharField(max_length=60, blank=True)  # what the public reads: 主理人、站长
    operator = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    on_holidays = models.CharField(max_length=6, choices=Holidays, default=Holidays.SUNDAY)
    made_at = models.DateTimeField()
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], condition=Q(closed_on=None), name="one_open_facility_of_a_name"
            ),
            models.CheckConstraint(condition=on_earth(), name="facilities_are_on_earth"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(level="centre"), name="a_centre_is_below_nothing"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def where(self) -> str:
        return in_language(self.address, self.address_en)


class Opening(models.Model):
    """One stretch of an ordinary week; several a day are possible. Extended ones are beyond office hours (延时服务)."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField()  # 1 Monday … 7 Sunday
    opens = models.TimeField()
    closes = models.TimeField()
    extended = models.BooleanField(default=False)

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="openings_are_on_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="openings_end_after_they_begin"),
            models.UniqueConstraint(fields=["facility", "weekday", "opens"], name="one_opening_at_a_time"),
        ]


class OtherDay(models.Model):
    """One date on which the week does not count: closed, or other hours."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="other_days")
    on = models.DateField()
    opens = models.TimeField(null=True)  # both empty: closed
    closes = models.TimeField(null=True)
    words = models.CharField(max_length=120)
    words_en = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "on"], name="one_other_day_a_date"),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(opens__isnull=False, closes__gt=F("opens")),
                name="other_days_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.words, self.words_en)


class Picture(models.Model):
    """One more picture of a facility or of one of its rooms."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="pictures")
    file_key = models.CharField(max_length=40)
    words = models.CharField(max_length=80, blank=True)
    kept_at = models.DateTimeField()
