from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.bilingual import in_language
from mulin.ledger.models import Book
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place


class Fund(models.Model):
    """Money and goods for purposes that a charter names. The money itself lies in the keeper's own account, never here."""

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")  # whose account receives the money
    code = models.CharField(max_length=30)  # "nuanlin": small letters, part of the books' codes
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    charter = models.TextField(max_length=4000)
    charter_en = models.TextField(max_length=8000, blank=True)
    book = models.OneToOneField(Book, models.PROTECT, related_name="+")
    goods = models.OneToOneField(Book, models.PROTECT, related_name="+")
    each_most = models.PositiveBigIntegerField(null=True)  # 分; of one spending, by the charter
    person_most = models.PositiveBigIntegerField(null=True)  # 分; of aid to one person in a year
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "code"], name="one_fund_per_code")]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """Its name in the reader's language."""
        return in_language(self.name, self.name_en)


class Purpose(models.Model):
    """What the charter allows the fund to be spent on."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="purposes")
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fund", "code"], name="one_purpose_per_code")]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """Its name in the reader's language."""
        return in_language(self.name, self.name_en)


class Seat(models.Model):
    """Who decides in the fund's council, from a date to a date."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("主任")
        MEMBER = "member", _("委员")

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=6, choices=Role, default=Role.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="seats_end_after_they_begin"),
            models.UniqueConstraint(fields=["fund", "person"], condition=Q(until=None), name="one_current_seat_in_a_fund"),
        ]
