from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.people.models import Person

from .facility import Facility


class Review(models.Model):
    """What somebody thinks of a facility; shown without a name. One a day, about one thing."""

    class About(models.TextChoices):
        HOUSE = "house", pgettext_lazy("review", "场地")
        FOOD = "food", pgettext_lazy("review", "饭菜")
        SERVICE = "service", pgettext_lazy("review", "服务")

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="reviews")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    about = models.CharField(max_length=7, choices=About)
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "person", "about", "on"], name="one_review_a_day"),
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="reviews_have_one_to_five_stars"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="answered_reviews_have_an_instant",
            ),
        ]
