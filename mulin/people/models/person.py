from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets.fields import SealedField
from mulin.places.models import Place

from ..fields import BytewiseField


class Person(models.Model):
    """Someone in the register, with or without an account. Sealed fields are set by `personal`."""

    class Sex(models.TextChoices):
        UNKNOWN = "0", _("未知")
        MALE = "1", _("男")
        FEMALE = "2", _("女")
        UNSTATED = "9", _("未说明")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+", db_index=False)  # others begin with it
    name = BytewiseField(max_length=100)  # U+00B7 for minority names; rare characters survive
    pinyin = BytewiseField(max_length=300, blank=True)  # "wangfang"; surname readings first
    initials = BytewiseField(max_length=100, blank=True)  # "wf"
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNKNOWN)
    born_on = models.DateField(null=True)
    nationality = models.CharField(max_length=3, default="CHN")  # ISO 3166 alpha-3
    language = models.CharField(max_length=8, default="zh-hans")
    phone = SealedField(blank=True)
    phone_blind = models.CharField(max_length=32, blank=True)
    phone_mask = models.CharField(max_length=20, blank=True)
    id_number = SealedField(blank=True)
    id_blind = models.CharField(max_length=32, blank=True)
    id_mask = models.CharField(max_length=30, blank=True)
    added_at = models.DateTimeField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "id_blind"], condition=~Q(id_blind=""), name="one_person_per_id_number"),
        ]
        indexes = [
            models.Index(fields=["phone_blind"], name="people_by_phone"),
            models.Index(fields=["community", "name"], name="people_by_name"),
            models.Index(fields=["community", "pinyin"], name="people_by_pinyin"),
            models.Index(fields=["community", "initials"], name="people_by_initials"),
        ]

    def __str__(self) -> str:
        return self.name


class Correction(models.Model):
    """A person asks that something held about them be put right (PIPL art. 46)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    words = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()  # as the person was promised
    remind_at = models.DateTimeField(null=True)  # when those who answer hear of it next
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (~Q(answered_at=None) & ~Q(answer="")),
                name="corrections_are_answered_in_words",
            )
        ]
        indexes = [models.Index("remind_at", condition=Q(answered_at=None), name="corrections_to_remind_of")]
