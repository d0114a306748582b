from django.db import models
from django.db.models import Q

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation

from .activity import Activity


class Lesson(models.Model):
    """What a study visit or a talk brought home (C134, C136). Who went is counted from the lists."""

    activity = models.OneToOneField(Activity, models.PROTECT, related_name="lesson")
    host = models.CharField(max_length=80, blank=True)  # whom one visited, or who spoke
    host_en = models.CharField(max_length=160, blank=True)
    host_body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # when it is a known one
    learned = models.TextField()
    learned_en = models.TextField(blank=True)
    next = models.CharField(max_length=300, blank=True)  # what will be done here, and until when
    next_en = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(learned=""), name="lessons_say_what_was_learned"),
            models.CheckConstraint(condition=~Q(host="") | Q(host_body__isnull=False), name="lessons_say_from_whom"),
        ]

    @property
    def whom(self) -> str:
        return in_language(self.host, self.host_en) or str(self.host_body or "")

    @property
    def taken_home(self) -> str:
        return in_language(self.learned, self.learned_en)

    @property
    def to_do(self) -> str:
        return in_language(self.next, self.next_en)
