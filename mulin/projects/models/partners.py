"""With others: proposals on request, and alliances."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place

from .project import Project


class Proposal(models.Model):
    """Somebody wants to buy what worked here: a request, and what is offered for it (C056)."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("proposal", "待拟方案")
        OFFERED = "offered", pgettext_lazy("proposal", "方案已送出")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "已接受")
        REFUSED = "refused", pgettext_lazy("proposal", "没有接受")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    purchaser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    request = models.TextField()  # in the purchaser's words
    words = models.TextField(blank=True)  # what is offered
    answer_by = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    offered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was refused
    project = models.OneToOneField(Project, models.PROTECT, null=True, related_name="proposal")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="refused_proposals_have_a_reason"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(project__isnull=False), name="accepted_proposals_are_projects"
            ),
        ]
        indexes = [models.Index(fields=["community", "state", "-id"], name="proposals_of_a_community")]


class ProposalItem(models.Model):
    class Kind(models.TextChoices):
        HARDWARE = "hardware", pgettext_lazy("proposal", "硬件")
        SOFTWARE = "software", pgettext_lazy("proposal", "软件")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=80)
    quantity = models.PositiveIntegerField()
    unit_price = models.PositiveBigIntegerField()  # 分

    class Meta:
        ordering = ["proposal", "kind", "id"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="proposals_offer_whole_things")]

    @property
    def amount(self) -> int:
        return self.unit_price * self.quantity


class Alliance(models.Model):
    """What a partner and the community do for each other, from a day to a day (C028)."""

    class State(models.TextChoices):
        TALKS = "talks", pgettext_lazy("alliance", "洽谈中")
        RUNNING = "running", pgettext_lazy("alliance", "合作中")
        RENEWED = "renewed", pgettext_lazy("alliance", "已续签")
        ENDED = "ended", pgettext_lazy("alliance", "已结束")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    commitments = models.TextField()
    commitments_en = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField()
    reminded_of = models.DateField(null=True)  # the `until` that was reminded of
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="following")
    reason = models.CharField(max_length=300, blank=True)  # why it ended early
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-until", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="alliances_last"),
            models.CheckConstraint(condition=~Q(commitments=""), name="alliances_say_what_is_done"),
            models.UniqueConstraint(
                fields=["community", "partner"], condition=Q(state="running"), name="one_running_alliance_with_a_partner"
            ),
        ]
        indexes = [models.Index(fields=["until"], condition=Q(state="running"), name="alliances_that_end")]

    @property
    def said_commitments(self) -> str:
        return in_language(self.commitments, self.commitments_en)
