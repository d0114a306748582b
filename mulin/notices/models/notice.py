from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One message in one inbox. Words are kept as a template name with values, so each reads it in their language.

    It belongs to a person, or to an account that is nobody's in the register yet.
    """

    person_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)  # key of `words.TABLE`
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    once_key = models.CharField(max_length=120, unique=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person_id=None) ^ Q(account_id=None), name="notices_have_one_reader"),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="inbox"),
            models.Index(fields=["account_id", "-id"], condition=~Q(account_id=None), name="inbox_of_accounts"),
            models.Index(fields=["person_id"], condition=Q(read_at=None), name="unread"),
        ]
