from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Post
from mulin.people.models import Person
from mulin.places.models import Place


class Election(models.Model):
    """People of a place choose who holds an office for a term. The votes themselves lie in ballots, one a round."""

    class Kind(models.TextChoices):
        RESIDENTS = "residents", pgettext_lazy("election", "居民委员会")
        OWNERS = "owners", pgettext_lazy("election", "业主委员会")
        HEAD = "head", pgettext_lazy("election", "楼长")
        PARTY = "party", pgettext_lazy("election", "党支部委员会")

    class Status(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("election", "筹备中")
        LISTED = "listed", pgettext_lazy("election", "选民名单核对")
        NOMINATING = "nominating", pgettext_lazy("election", "提名中")
        CONFIRMED = "confirmed", pgettext_lazy("election", "候选人公示")
        VOTING = "voting", pgettext_lazy("election", "投票中")
        COUNTING = "counting", pgettext_lazy("election", "已截止，等计票")
        RUN_OFF = "run_off", pgettext_lazy("election", "还要再投一轮")
        DECIDED = "decided", pgettext_lazy("election", "已选出")
        FAILED = "failed", pgettext_lazy("election", "没有选出")
        CANCELLED = "cancelled", pgettext_lazy("election", "已取消")

    OVER = ("decided", "failed", "cancelled")

    number = models.CharField(max_length=12, unique=True)  # "X2026-001"
    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose people choose, and where the office is
    kind = models.CharField(max_length=9, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.PREPARED)
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=160, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    words_en = models.CharField(max_length=2000, blank=True)
    office = models.CharField(max_length=40)  # 居委会委员
    office_en = models.CharField(max_length=80, blank=True)
    post = models.CharField(
        max_length=20, choices=Post.Kind, blank=True
    )  # opened for who is elected; empty: a term without a post
    seats = models.PositiveSmallIntegerField()
    quota = models.PositiveSmallIntegerField(default=0)  # so many women at least
    law = models.JSONField()  # rules.laws.Law as it holds for this election, whole
    members = models.JSONField(default=list)  # ids of the persons who vote, where only members do
    opens_at = models.DateTimeField()  # of the first round
    closes_at = models.DateTimeField()
    nominate_until = models.DateTimeField(null=True)
    seed = models.BinaryField(null=True)  # of the lot for the order; its hash is public from when nominations open
    drawn_of = models.CharField(max_length=64, blank=True)  # sha256 of the list that was drawn from
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    listed_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    complaints_until = models.DateField(null=True)  # the last day
    notice = models.JSONField(null=True)  # the result as it was announced
    fingerprint = models.CharField(max_length=64, blank=True)  # sha256 of the notice
    reason = models.CharField(max_length=300, blank=True)  # why it was cancelled, or places stay empty

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="elections_fill_a_seat"),
            models.CheckConstraint(condition=Q(quota__lte=F("seats")), name="quotas_fit_the_seats"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="elections_close_after_they_open"),
            models.CheckConstraint(
                condition=~Q(status__in=("decided", "failed")) | (~Q(fingerprint="") & ~Q(decided_at=None)),
                name="finished_elections_have_a_notice",
            ),
            models.CheckConstraint(condition=~Q(status="cancelled") | ~Q(reason=""), name="elections_are_cancelled_in_words"),
        ]
        indexes = [models.Index(fields=["community", "status", "-id"], name="elections_of_a_community")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def said_words(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def said_office(self) -> str:
        return in_language(self.office, self.office_en)


class Member(models.Model):
    """Of the election committee. Who stands for election is none, and the database knows."""

    class Role(models.TextChoices):
        CHAIR = "chair", pgettext_lazy("election", "主持")
        MEMBER = "member", pgettext_lazy("election", "成员")

    election = models.ForeignKey(Election, models.PROTECT, related_name="committee")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=6, choices=Role, default=Role.MEMBER)
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], condition=Q(left_at=None), name="once_on_the_committee"),
            models.UniqueConstraint(
                fields=["election"], condition=Q(left_at=None, role="chair"), name="one_chair_of_an_election"
            ),
        ]
