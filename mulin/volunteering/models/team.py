from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.organisations.models import Organisation
from mulin.places.models import Place

from .volunteer import Volunteer


class Team(models.Model):
    """总队, 分队, teams of foreign volunteers, federations: a tree (C077, C081)."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("总队")
        BRANCH = "branch", _("分队")
        FOREIGN = "foreign", _("外籍志愿服务队")
        FEDERATION = "federation", _("联合会")
        SQUAD = "squad", _("小队")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="branches")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=500, blank=True)  # what it does, for those who think of joining
    words_en = models.CharField(max_length=1000, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")  # in whose name it acts
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")  # where it acts; empty: the community
    members_kept = models.PositiveIntegerField(default=0)
    founded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], condition=Q(closed_at=None), name="one_team_per_name"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=models.F("id")), name="no_team_below_itself"),
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    class Role(models.TextChoices):
        LEADER = "leader", _("队长")
        DEPUTY = "deputy", _("副队长")
        MEMBER = "member", pgettext_lazy("role in a team", "队员")

    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role, default=Role.MEMBER)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "volunteer"], condition=Q(until=None), name="one_membership_at_a_time"),
            models.UniqueConstraint(fields=["team"], condition=Q(until=None, role="leader"), name="one_leader_per_team"),
        ]
