"""What a call is made of, part by part: cloned with it, fixed once it is open."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person

from .call import Call
from .kinds import Kind


class CallCategory(models.Model):
    """群文团队, 创新, 自治 (C043): each with its own cap and criteria."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="categories")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    cap = models.PositiveBigIntegerField(null=True)  # 分, for one project
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["call", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "code"], name="one_category_of_a_code"),
            models.CheckConstraint(condition=Q(cap=None) | Q(cap__gt=0), name="caps_leave_something"),
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)


class Criterion(models.Model):
    """What jurors score, in points, with its weight among the others. Without a category it holds for all."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria")
    category = models.ForeignKey(CallCategory, models.CASCADE, null=True, related_name="criteria")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    most = models.PositiveSmallIntegerField(default=10)  # points
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["call", "id"]
        constraints = [models.CheckConstraint(condition=Q(most__range=(1, 100), weight__gte=1), name="criteria_can_be_scored")]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)


class Theme(models.Model):
    """What projects are about (C045)."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["call", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "name"], name="one_theme_of_a_name")]

    def __str__(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def said(self) -> str:
        return str(self)


class CallKind(models.Model):
    """Who may apply, and with which papers (C042)."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="kinds")
    kind = models.CharField(max_length=19, choices=Kind)
    evidence = models.CharField(max_length=200, blank=True)  # what must be attached; empty: nothing
    evidence_en = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["call", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "kind"], name="one_line_a_kind_of_applicant")]

    @property
    def said_evidence(self) -> str:
        return in_language(self.evidence, self.evidence_en)


class Package(models.Model):
    """A kind of support that a chosen project gets (C044)."""

    class Kind(models.TextChoices):
        MONEY = "money", pgettext_lazy("package", "项目资金")
        MOBILISING = "mobilising", pgettext_lazy("package", "居民动员")
        TRAINING = "training", pgettext_lazy("package", "培训交流")
        MEDIA = "media", pgettext_lazy("package", "媒体宣传")
        HONOURS = "honours", pgettext_lazy("package", "鼓励表彰")

    call = models.ForeignKey(Call, models.CASCADE, related_name="packages")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=200)
    words_en = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["call", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "kind"], name="one_package_of_a_kind"),
            models.CheckConstraint(condition=~Q(words=""), name="packages_say_what_is_in_them"),
        ]

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)


class Juror(models.Model):
    """Somebody who reviews applications of this call."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="jurors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    reminded_on = models.DateField(null=True)  # of reviews that are still to come
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["call", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "person"], name="once_in_a_jury")]
        indexes = [models.Index(fields=["person"], condition=Q(left_at=None), name="juries_of_a_person")]
