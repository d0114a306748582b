from django.db import models
from django.db.models import F, Q

from mulin.ballots.models import Ballot, Elector
from mulin.people.models import Person

from .candidate import Candidate
from .election import Election


class Round(models.Model):
    """A vote. The second, and any later one, is for the places that the one before left empty."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="rounds")
    ordinal = models.PositiveSmallIntegerField()
    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="+")
    seats = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, blank=True)  # as the count of ballots says it; empty before

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["election", "ordinal"], name="rounds_are_numbered")]


class Entry(models.Model):
    """A candidate on the paper of a round, and what came of it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="entries")
    number = models.PositiveSmallIntegerField()  # of the option
    votes = models.PositiveIntegerField(null=True)
    won = models.BooleanField(default=False)
    again = models.BooleanField(default=False)  # goes into the next round

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "candidate"], name="once_in_a_round"),
            models.UniqueConstraint(fields=["round", "number"], name="one_entry_a_number"),
            models.CheckConstraint(condition=Q(votes__isnull=False) | Q(won=False, again=False), name="nobody_wins_uncounted"),
        ]


class Proxy(models.Model):
    """A voter who cannot come has asked another in writing. A worker has seen the paper."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="proxies")
    elector = models.ForeignKey(Elector, models.PROTECT, related_name="+")
    voter = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who votes for them
    paper = models.CharField(max_length=80)  # where the written request is kept: its number
    seen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(voter=F("person")), name="nobody_is_their_own_proxy"),
            models.CheckConstraint(condition=~Q(paper=""), name="proxies_are_in_writing"),
            models.UniqueConstraint(fields=["round", "voter"], condition=Q(revoked_at=None), name="one_proxy_a_voter"),
            models.UniqueConstraint(fields=["elector"], condition=Q(revoked_at=None), name="one_proxy_a_voice"),
        ]


class Visit(models.Model):
    """The urn is carried to somebody's home, by two people at least."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="visits")
    elector = models.ForeignKey(Elector, models.PROTECT, related_name="+")
    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()  # never finer than a day

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="visits_are_by_two"),
            models.UniqueConstraint(fields=["round", "elector"], name="one_visit_a_voter"),
        ]
