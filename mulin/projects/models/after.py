"""Beyond one project: brands, roll-outs, plans of years, lists."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.places.models import Place

from .project import Project


class Brand(models.Model):
    """A name under which projects go on over the years (C055)."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["community", "slug"], name="one_brand_of_a_slug")]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)


class BrandMoment(models.Model):
    brand = models.ForeignKey(Brand, models.CASCADE, related_name="moments")
    on = models.DateField()
    words = models.CharField(max_length=300)
    words_en = models.CharField(max_length=600, blank=True)
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="+")
    photo = models.CharField(max_length=40, blank=True)  # key of a kept file

    class Meta:
        ordering = ["brand", "-on", "-id"]

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)


class Rollout(models.Model):
    """Where a pilot is done again (C054)."""

    class State(models.TextChoices):
        PILOT = "pilot", pgettext_lazy("rollout", "试点")
        PLANNED = "planned", pgettext_lazy("rollout", "计划推广")
        RUNNING = "running", pgettext_lazy("rollout", "推广中")
        DONE = "done", pgettext_lazy("rollout", "已推广")

    project = models.ForeignKey(Project, models.PROTECT, related_name="rollouts")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, choices=State)
    on = models.DateField()

    class Meta:
        ordering = ["project", "place"]
        constraints = [models.UniqueConstraint(fields=["project", "place"], name="rolled_out_to_a_place_once")]


class Plan(models.Model):
    """Of several years (C053)."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=160, blank=True)
    words = models.TextField(blank=True)
    from_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-from_year", "id"]
        constraints = [models.CheckConstraint(condition=Q(until_year__gte=F("from_year")), name="plans_have_years")]

    def __str__(self) -> str:
        return in_language(self.title, self.title_en)


class Phase(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="phases")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=160, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="phases")

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="phases_are_numbered"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="phases_have_days"),
        ]

    @property
    def said_name(self) -> str:
        return in_language(self.name, self.name_en)


class FieldList(models.Model):
    """Projects of one cross-cutting field: technology, health, age (C057)."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="one_list_of_a_field")]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)


class FieldEntry(models.Model):
    list = models.ForeignKey(FieldList, models.CASCADE, related_name="entries")
    project = models.ForeignKey(Project, models.PROTECT, related_name="fields")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "project"], name="once_in_a_list_of_a_field")]
