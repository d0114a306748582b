"""Who has voted, and what was voted. Nothing leads from the one to the other but a keyed link, destroyed at closing."""

from django.db import models
from django.db.models import Q

from mulin.kernel.secrets.fields import SealedField
from mulin.organisations.models import Post
from mulin.people.models import Person

from .ballot import Ballot
from .register import Elector


class VotingKey(models.Model):
    """While there is one, votes come in. It goes at closing, and with it every link from a voice to its slip."""

    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="voting_key")
    key = SealedField()


class Voted(models.Model):
    """The one register of who has voted, over phone, counter, visit and paper. A day, never a time."""

    elector = models.OneToOneField(Elector, models.PROTECT, primary_key=True, related_name="voted")  # no number tells the order
    # without a key of the database: each vote would hold the one row of the ballot; the walls see to it
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="voted", db_constraint=False)
    channel = models.CharField(max_length=7, choices=Ballot.Channel)
    on = models.DateField()
    helper = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    helper_post = models.CharField(max_length=20, choices=Post.Kind, blank=True)
    times_changed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(channel="phone", helper=None) | (~Q(channel="phone") & ~Q(helper=None)),
                name="who_helped_stands_with_the_vote",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=("phone", "counter", "visit", "paper")), name="votes_come_by_a_channel"
            ),
        ]
        indexes = [models.Index(fields=["ballot", "channel"], name="voted_by_channel")]


class Slip(models.Model):
    """A vote. In a secret ballot it carries no person, no channel and no time."""

    id = models.BigIntegerField(primary_key=True)  # random
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="slips", db_constraint=False)
    choice = models.JSONField()
    receipt = models.CharField(max_length=12, unique=True)
    # HMAC of the voice, so that a changed vote finds its slip
    link = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  # many have none
    elector = models.OneToOneField(Elector, models.PROTECT, null=True, related_name="slip")  # named ballots only
    channel = models.CharField(max_length=7, choices=Ballot.Channel, blank=True)  # named ballots only

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(elector=None, channel="") | (Q(link=None) & ~Q(elector=None) & ~Q(channel="")),
                name="slips_are_secret_or_named",
            ),
        ]


class Turnout(models.Model):
    """How many have voted, counted anew every minute while voting is on: votes themselves touch no common row."""

    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="turnout")
    voices = models.PositiveIntegerField(default=0)
    area = models.PositiveBigIntegerField(default=0)  # 0.01 m²
    channels = models.JSONField(default=dict)  # channel → how many
    at = models.DateTimeField()
