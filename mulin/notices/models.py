from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One message in one person's inbox. Words are kept as a template name with values, so each reads it in their language."""

    person_id = models.BigIntegerField()
    kind = models.CharField(max_length=40)  # key of `words.TABLE`
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    once_key = models.CharField(max_length=120, unique=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-id"], name="inbox"),
            models.Index(fields=["person_id"], condition=Q(read_at=None), name="unread"),
        ]
