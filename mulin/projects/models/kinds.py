from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """Who applies (C042). Each call says which of these it takes, and what each must show."""

    PERSON = "person", pgettext_lazy("projects", "个人")
    BUILDING_GROUP = "building_group", pgettext_lazy("projects", "楼组")
    CLUB = "club", pgettext_lazy("projects", "群文团队")
    SOCIAL_ORGANISATION = "social_organisation", pgettext_lazy("projects", "社会组织")
    COMPANY = "company", pgettext_lazy("projects", "企事业单位")


BODIES = (Kind.SOCIAL_ORGANISATION.value, Kind.COMPANY.value)  # they apply by their name and papers


class Count(models.Model):
    """How many calls, applications or projects were numbered in a month."""

    letter = models.CharField(max_length=1)  # Z X M
    month = models.CharField(max_length=6)  # "202611"
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "month"], name="one_count_a_letter_and_month")]
