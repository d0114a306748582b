from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Ownership, Person
from mulin.places.models import Place

from .ballot import Ballot


class Objection(models.Model):
    """Somebody says that the register is wrong. Upheld and until it is applied, it alone lets the register be changed."""

    class Kind(models.TextChoices):
        ADD = "add", pgettext_lazy("objection", "漏登，请补上")
        STRIKE = "strike", pgettext_lazy("objection", "不应登记，请划去")
        CORRECT = "correct", pgettext_lazy("objection", "登记有误，请改正")

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="objections")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    label = models.CharField(max_length=80, blank=True)  # who objects, where that is nobody of the register of people
    helper = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # who wrote it down at the counter
    elector = models.ForeignKey("Elector", models.PROTECT, null=True, related_name="objections")  # which line, if one
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=500)
    passed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the owners' committee, to the residents'
    passed_at = models.DateTimeField(null=True)
    passed_words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_applied = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(upheld=None, decided_at=None, decided_by=None, is_applied=False)
                | (Q(upheld__isnull=False, decided_at__isnull=False, decided_by__isnull=False) & ~Q(reason="")),
                name="objections_are_decided_in_words",
            ),
            models.CheckConstraint(condition=Q(is_applied=False) | Q(upheld=True), name="only_upheld_objections_are_applied"),
            models.CheckConstraint(
                condition=Q(passed_at=None, passed_by=None)
                | (Q(passed_at__isnull=False, passed_by__isnull=False) & ~Q(passed_words="")),
                name="objections_are_passed_on_in_words",
            ),
        ]


class Elector(models.Model):
    """A line of the register: one voice. A person, a household, a set of owners, a member."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="lines")
    line = models.PositiveIntegerField()
    key = models.CharField(max_length=100)  # "p:12" "h:7" "o:3+9" "d" "r:55" "m:4": one voice has one line
    label = models.CharField(max_length=200)  # for those whom it concerns
    mask = models.CharField(max_length=120, blank=True)  # for everybody; empty: only the number of the line
    heads = 1  # every voice is one head, however much it owns
    area = models.PositiveBigIntegerField(default=0)  # 0.01 m², the sum of its units
    units_count = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Objection, models.PROTECT, null=True, related_name="+")
    struck_by = models.ForeignKey(Objection, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "line"], name="one_elector_a_line"),
            models.UniqueConstraint(fields=["ballot", "key"], condition=Q(struck_by=None), name="one_voice_one_line"),
        ]

    def __str__(self) -> str:
        return self.label


class ElectorPerson(models.Model):
    """Who may cast for a voice: each of several owners, each adult of a household."""

    elector = models.ForeignKey(Elector, models.PROTECT, related_name="persons")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["elector", "person"], name="nobody_casts_twice_for_a_voice")]


class Unit(models.Model):
    """A room that a voice of owners stands for, its area and by what paper."""

    elector = models.ForeignKey(Elector, models.PROTECT, related_name="units")
    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    area = models.PositiveBigIntegerField()  # 0.01 m²; 0: nobody knows it, and nothing counts by area
    source = models.CharField(max_length=10, choices=Ownership.Source, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["elector", "room"], name="a_room_once_a_voice"),
            models.CheckConstraint(condition=Q(area=0) ^ ~Q(source=""), name="areas_have_a_paper"),
        ]


class Apart(models.Model):
    """Whom or what the register could not place: named, so that somebody sees to it before voting opens."""

    class Why(models.TextChoices):
        BIRTH = "birth", pgettext_lazy("register", "出生日期没有登记")
        AREA = "area", pgettext_lazy("register", "建筑面积没有登记")
        EMPTY = "empty", pgettext_lazy("register", "户内没有登记的成年人")

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="apart")
    why = models.CharField(max_length=6, choices=Why)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    room = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(person=None) | ~Q(room=None), name="apart_is_somebody_or_some_room"),
        ]
