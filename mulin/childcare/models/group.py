from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.models import Place


def money(fen: int) -> str:
    """ "1200", or "62.50" where there are 分."""
    return f"{fen // 100}" if fen % 100 == 0 else f"{fen // 100}.{fen % 100:02}"


class Group(models.Model):
    """A class that looks after children in one place, from a day to a day. `taken`: places held or offered."""

    class Kind(models.TextChoices):
        NURSERY = "nursery", pgettext_lazy("childcare", "托班（0–3 岁）")
        AFTERNOON = "afternoon", pgettext_lazy("childcare", "四点半课堂")
        HOLIDAY = "holiday", pgettext_lazy("childcare", "假期托管")

    class Unit(models.TextChoices):
        MONTHS = "months", pgettext_lazy("childcare", "按月龄")
        GRADE = "grade", pgettext_lazy("childcare", "按年级")

    class Others(models.TextChoices):
        NOBODY = "nobody", pgettext_lazy("childcare", "只收这里的居民")
        AFTER = "after", pgettext_lazy("childcare", "这里的居民优先，别处的排在后面")
        EQUAL = "equal", pgettext_lazy("childcare", "住哪里都一样")

    class Tariff(models.TextChoices):
        FREE = "free", _("无偿")
        LOW = "low", _("低偿")
        PAID = "paid", _("有偿")

    class Per(models.TextChoices):
        MONTH = "month", pgettext_lazy("childcare", "按月")
        DAY = "day", pgettext_lazy("childcare", "按实到天数")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose posts answer for it; siblings count within it
    kind = models.CharField(max_length=9, choices=Kind)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    words_en = models.CharField(max_length=2000, blank=True)
    address = models.CharField(max_length=120)
    address_en = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)

    unit = models.CharField(max_length=6, choices=Unit)
    from_age = models.SmallIntegerField()  # full months, or school years
    to_age = models.SmallIntegerField()
    ages_on = models.DateField()  # the day on which ages are counted
    area = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose residents come first
    others = models.CharField(max_length=6, choices=Others, default=Others.AFTER)
    siblings_first = models.BooleanField(default=True)

    tariff = models.CharField(max_length=4, choices=Tariff)
    inclusive = models.BooleanField(default=False)  # 普惠: a price held down with public money
    price = models.PositiveIntegerField(default=0)  # 分, a month or a day
    per = models.CharField(max_length=5, choices=Per, default=Per.MONTH)
    fee_words = models.CharField(max_length=200, blank=True)
    fee_words_en = models.CharField(max_length=400, blank=True)

    since = models.DateField()
    until = models.DateField()
    weekdays = models.JSONField(default=list)  # 1 Monday … 7 Sunday
    make_up = models.BooleanField(default=True)  # open on weekend days that the State Council makes working days
    begins = models.TimeField()
    ends = models.TimeField()

    places = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    carers = models.PositiveSmallIntegerField()
    per_carer = models.PositiveSmallIntegerField()  # children that one carer may look after

    apply_from = models.DateField(null=True)
    apply_until = models.DateField(null=True)
    offers_from = models.DateField(null=True)  # until then applications are collected
    offer_hours = models.PositiveSmallIntegerField(default=48)
    needs = models.JSONField(default=list)  # kinds of papers that are asked for
    seed = models.CharField(max_length=64)  # of the lot; its hash is public at once, itself when nobody can apply any more
    seed_told_at = models.DateTimeField(null=True)  # in the public log: from then on nobody applies
    made_at = models.DateTimeField()
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "name", "since"], condition=Q(closed_on=None), name="one_open_class_of_a_name_and_term"
            ),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="never_more_children_than_places"),
            models.CheckConstraint(condition=Q(places__lte=F("carers") * F("per_carer")), name="enough_carers_for_all_places"),
            models.CheckConstraint(condition=Q(from_age__lte=F("to_age"), from_age__gte=0), name="ages_of_a_class_in_order"),
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="terms_end_after_they_begin"),
            models.CheckConstraint(condition=Q(begins__lt=F("ends")), name="days_of_care_end_after_they_begin"),
            models.CheckConstraint(
                condition=Q(tariff="free", price=0) | (~Q(tariff="free") & Q(price__gt=0)), name="only_free_care_costs_nothing"
            ),
            models.CheckConstraint(condition=Q(offer_hours__range=(12, 336)), name="offers_stand_half_a_day_to_two_weeks"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def about(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def where(self) -> str:
        return in_language(self.address, self.address_en)

    @property
    def fee_said(self) -> str:
        return in_language(self.fee_words, self.fee_words_en)

    @property
    def yuan(self) -> str:
        return money(self.price)

    @property
    def free(self) -> int:
        return self.places - self.taken

    @cached_property
    def kept_by(self) -> frozenset[int]:
        """People who look after this class now: they and the guardians alone see the children's papers."""
        return frozenset(self.keepers.filter(until_at=None).values_list("person_id", flat=True))


class Keeper(models.Model):
    """Who looks after a class: checks applications, sees papers, keeps the list of each day."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="keepers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], condition=Q(until_at=None), name="nobody_keeps_a_class_twice")
        ]
        indexes = [models.Index(fields=["person"], condition=Q(until_at=None), name="classes_one_keeps")]
