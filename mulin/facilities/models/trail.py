from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.places.models import Place

from .story import Story


class Trail(models.Model):
    """Stories in an order in which one walks."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("trail", "草稿")
        OUT = "out", pgettext_lazy("trail", "已公开")
        BACK = "back", pgettext_lazy("trail", "已收回")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose posts keep it
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=600)
    words_en = models.CharField(max_length=1200, blank=True)
    stop_minutes = models.PositiveSmallIntegerField(default=3)  # to look and listen at each point
    step_free = models.BooleanField(default=False)  # without stairs, for wheelchairs and prams
    for_groups = models.BooleanField(default=False)
    status = models.CharField(max_length=5, choices=Status, default=Status.DRAFT)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], condition=~Q(status="back"), name="one_trail_of_a_name"),
            models.CheckConstraint(condition=~Q(status="out") | Q(out_at__isnull=False), name="public_trails_have_an_instant"),
            models.CheckConstraint(condition=Q(stop_minutes__lte=60), name="stops_are_short"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)


class TrailPoint(models.Model):
    trail = models.ForeignKey(Trail, models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 …
    story = models.ForeignKey(Story, models.PROTECT, related_name="points")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["trail", "number"], name="one_trail_point_of_a_number"),
            models.UniqueConstraint(fields=["trail", "story"], name="a_story_once_a_trail"),
        ]
