from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.fields import PathField
from mulin.places.models import Place


class Base(models.TextChoices):
    """Of whom a share is taken."""

    MEMBERS = "members", pgettext_lazy("council", "全体成员")
    PRESENT = "present", pgettext_lazy("council", "到会成员")
    CAST = "cast", pgettext_lazy("council", "赞成票加反对票")


class Council(models.Model):
    """议事机构: a committee by subject (一居多会), a joint meeting of units (党建联席会), a council (共治理事会)."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", pgettext_lazy("council", "专业委员会")
        JOINT = "joint", pgettext_lazy("council", "党建联席会")
        COUNCIL = "council", pgettext_lazy("council", "社区共治理事会")
        CIRCLE = "circle", pgettext_lazy("council", "议事会")

    class Subject(models.TextChoices):
        GENERAL = "general", pgettext_lazy("council", "综合")
        PUBLIC = "public", pgettext_lazy("council", "公共安全")
        CIVILITY = "civility", pgettext_lazy("council", "文明建设")
        BUILDINGS = "buildings", pgettext_lazy("council", "楼栋自治")
        ENVIRONMENT = "environment", pgettext_lazy("council", "物业与环境")
        CONSULTING = "consulting", pgettext_lazy("council", "协商共治")
        PARENTING = "parenting", pgettext_lazy("council", "亲子教育")
        SPORTS = "sports", pgettext_lazy("council", "文化体育")
        VENUES = "venues", pgettext_lazy("council", "场馆运营")
        MEDIATION = "mediation", pgettext_lazy("council", "人民调解")
        SAFETY = "safety", pgettext_lazy("council", "治安保卫")
        HEALTH = "health", pgettext_lazy("council", "公共卫生")
        WELFARE = "welfare", pgettext_lazy("council", "社会福利")
        CULTURE = "culture", pgettext_lazy("council", "文化教育")
        WOMEN = "women", pgettext_lazy("council", "妇女儿童")
        YOUTH = "youth", pgettext_lazy("council", "老年和青少年")

    # 八类专委会 of 一居多会 (C016); what else there is, the organic law names
    EIGHT = (
        Subject.PUBLIC, Subject.CIVILITY, Subject.BUILDINGS, Subject.ENVIRONMENT, Subject.CONSULTING, Subject.PARENTING, Subject.SPORTS,
        Subject.VENUES,
    )  # fmt: skip

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    path = PathField(max_length=120)
    kind = models.CharField(max_length=9, choices=Kind)
    subject = models.CharField(max_length=11, choices=Subject)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    quorum_top = models.PositiveSmallIntegerField(default=1)  # of all members, so many must be there
    quorum_bottom = models.PositiveSmallIntegerField(default=2)
    quorum_more = models.BooleanField(default=True)  # more than the share, not just as much
    yes_top = models.PositiveSmallIntegerField(default=1)
    yes_bottom = models.PositiveSmallIntegerField(default=2)
    yes_more = models.BooleanField(default=True)
    yes_base = models.CharField(max_length=7, choices=Base, default=Base.MEMBERS)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], condition=Q(ended_at=None), name="one_council_of_a_name"),
            models.CheckConstraint(
                condition=Q(quorum_bottom__gte=1, quorum_top__lte=F("quorum_bottom")), name="quorums_are_shares"
            ),
            models.CheckConstraint(condition=Q(yes_bottom__gte=1, yes_top__lte=F("yes_bottom")), name="majorities_are_shares"),
            models.CheckConstraint(condition=Q(ended_at=None) | ~Q(reason=""), name="no_council_ends_without_a_word"),
        ]
        indexes = [models.Index(fields=["community", "kind"], name="councils_by_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)


class Seat(models.Model):
    """Somebody's term in a council: from a day, until the day on which it is over."""

    class Role(models.TextChoices):
        CHAIR = "chair", pgettext_lazy("council", "召集人")
        DEPUTY = "deputy", pgettext_lazy("council", "副召集人")
        CLERK = "clerk", pgettext_lazy("council", "秘书")
        MEMBER = "member", pgettext_lazy("seat", "成员")

    council = models.ForeignKey(Council, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=6, choices=Role, default=Role.MEMBER)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    stands_for = models.CharField(max_length=60, blank=True)  # 居民代表、物业、民警: what is shown instead of the name
    since = models.DateField()
    until = models.DateField()  # the first day on which it is over
    left_words = models.CharField(max_length=200, blank=True)
    warned_at = models.DateTimeField(null=True)  # that the term will be over
    over_told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="terms_of_seats_run_forward"),
            models.UniqueConstraint(fields=["council", "person", "since"], name="one_seat_a_person_and_day"),
        ]
        indexes = [
            models.Index(fields=["person", "until"], name="seats_of_a_person"),
            models.Index(fields=["until"], name="seats_that_end", condition=Q(over_told_at=None)),
        ]
