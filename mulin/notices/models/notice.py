from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Urgency(models.IntegerChoices):
    LOW = 1, _("不急")
    NORMAL = 2, pgettext_lazy("urgency", "一般")
    URGENT = 3, _("紧急")


class Notice(models.Model):
    """One message in one inbox. Words are kept as a template name with values, so each reads it in their language.

    It belongs to a person, or to an account that is nobody's in the register yet.
    """

    person_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)  # key of `words.TABLE`
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.NORMAL)
    bulletin_id = models.BigIntegerField(null=True)
    once_key = models.CharField(max_length=120, unique=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    chosen_at = models.DateTimeField(null=True)  # when it was decided which channels carry it out of the inbox

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person_id=None) ^ Q(account_id=None), name="notices_have_one_reader"),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="inbox"),
            models.Index(fields=["account_id", "-id"], condition=~Q(account_id=None), name="inbox_of_accounts"),
            models.Index(fields=["person_id"], condition=Q(read_at=None), name="unread"),
            models.Index(fields=["id"], condition=Q(chosen_at=None), name="channels_not_chosen"),
            models.Index(fields=["bulletin_id"], condition=~Q(bulletin_id=None), name="notices_by_bulletin"),
        ]
