from django.db import models

from .account import Account
from .person import Person


class SignInCode(models.Model):
    """The one code a phone number was sent last, and how often it was tried. Only a digest is kept."""

    phone_blind = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=128, blank=True)  # empty: used, or tried too often
    sent_at = models.DateTimeField(null=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    sent_today = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)


class RoomTry(models.Model):
    """How often an account tried to be recognised by room and name. A right guess would open a stranger's record."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="room_tries")
    tries = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()


class Joining(models.Model):
    """How an account became a person's, and who confirmed it at the counter. Stays when the account is deleted."""

    account_id = models.BigIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="joinings")
    by_id = models.BigIntegerField(null=True)  # the worker at the counter
    how = models.CharField(max_length=10, choices=Account.Verified)
    at = models.DateTimeField()
