"""What a reader has chosen, and how one can be reached."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets.fields import SealedField


class Preference(models.Model):
    """Channels by urgency, separated by commas; quiet hours in Shanghai's hours, equal ones mean none. No row: the defaults."""

    person_id = models.BigIntegerField(null=True, unique=True)
    account_id = models.BigIntegerField(null=True, unique=True)
    low = models.CharField(max_length=60, blank=True, default="push,wechat,mail")
    normal = models.CharField(max_length=60, blank=True, default="push,wechat,mail,print")
    urgent = models.CharField(max_length=60, blank=True, default="push,wechat,mail,sms,print")
    quiet_from = models.PositiveSmallIntegerField(default=21)
    quiet_to = models.PositiveSmallIntegerField(default=8)
    urgent_wakes = models.BooleanField(default=True)
    is_personalised = models.BooleanField(default=True)  # PIPL art. 24: without it, no audience picked by personal traits
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person_id=None) ^ Q(account_id=None), name="preferences_are_of_one_reader"),
            models.CheckConstraint(condition=Q(quiet_from__lte=23, quiet_to__lte=23), name="quiet_hours_are_hours"),
        ]


class OptOut(models.Model):
    """A person does not want bulletins of this topic."""

    person_id = models.BigIntegerField()
    topic = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "topic"], name="one_opt_out_per_topic")]


class Interest(models.Model):
    """What a person says to be interested in; a word of `interests.TABLE`."""

    person_id = models.BigIntegerField()
    name = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "person_id"], name="one_row_per_interest")]


class Consent(models.Model):
    """A person allows a sensitive trait to be used for picking audiences. Withdrawing keeps the row: what was, was allowed."""

    class Purpose(models.TextChoices):
        HOUSEHOLD = "household", _("按家庭情况（如独居）通知我")

    person_id = models.BigIntegerField()
    purpose = models.CharField(max_length=12, choices=Purpose)
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)  # the worker who recorded it for someone without a phone
    paper = models.CharField(max_length=100, blank=True)  # where the sheet lies which the person has signed
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "purpose"], condition=Q(withdrawn_at=None), name="one_current_consent_per_purpose"
            ),
            models.CheckConstraint(condition=Q(given_by=None) | ~Q(paper=""), name="consent_by_a_worker_has_its_paper"),
        ]


class PushSubscription(models.Model):
    """One browser of one account (Push API). The endpoint alone lets anyone push to it, so it is sealed with its keys."""

    account_id = models.BigIntegerField(db_index=True)
    digest = models.CharField(max_length=64, unique=True)  # of the endpoint
    sealed = SealedField()  # JSON: endpoint, p256dh, auth
    added_at = models.DateTimeField()


class WeChatReader(models.Model):
    """The account's openid at our service account."""

    account_id = models.BigIntegerField(unique=True)
    openid = SealedField()
    blind = models.CharField(max_length=64, blank=True, default="", db_index=True)  # of the openid, all that events name
    joined_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # WeChat said that nobody there hears us any more


class WeChatGrant(models.Model):
    """A reader allowed one message of one template. WeChat lets us send exactly that many, and no more."""

    blind = models.CharField(max_length=64)  # of the openid
    template = models.CharField(max_length=64)
    once_key = models.CharField(max_length=64, unique=True)  # WeChat tells each event up to three times
    given_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["blind", "template"], condition=Q(used_at=None), name="wechat_grants_left")]
