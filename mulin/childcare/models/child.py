from collections.abc import Collection

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import pgettext, pgettext_lazy

from mulin.kernel.secrets.fields import SealedField
from mulin.people.models import Person
from mulin.places.models import Place


class Child(models.Model):
    """A child for whom a guardian asks. Under fourteen: everything here has the guardian's consent, and goes when its time is over."""

    class Relation(models.TextChoices):
        MOTHER = "mother", pgettext_lazy("guardian", "母亲")
        FATHER = "father", pgettext_lazy("guardian", "父亲")
        GRANDPARENT = "grand", pgettext_lazy("guardian", "（外）祖父母")
        OTHER = "other", pgettext_lazy("guardian", "其他监护人")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # where the register knows the child
    name = models.CharField(max_length=100, blank=True)
    name_blind = models.CharField(max_length=32, blank=True)
    born_on = models.DateField(null=True)  # None: erased
    guardian = models.ForeignKey(Person, models.PROTECT, related_name="+")
    relation = models.CharField(max_length=6, choices=Relation)
    health = SealedField(blank=True)  # allergies, illnesses, medicine: for those who look after the child
    consent = models.CharField(max_length=12, blank=True)  # the version of the words the guardian agreed to
    consented_at = models.DateTimeField()
    consent_heard_by = models.BigIntegerField(null=True)  # the worker who read it out at the counter
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(erased_at=None), name="one_child_of_a_person"),
            models.UniqueConstraint(
                fields=["guardian", "name_blind", "born_on"], condition=Q(erased_at=None), name="one_child_of_a_name_and_birthday"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", born_on=None, health="", person=None),
                name="nothing_stays_of_an_erased_child",
            ),
        ]
        indexes = [models.Index(fields=["guardian"], condition=Q(erased_at=None), name="children_of_a_guardian")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def guarded_by(self) -> frozenset[int]:
        """People who are its guardians now, each by an own consent."""
        others = self.others.filter(ended_at=None, consented_at__isnull=False)
        return frozenset({self.guardian_id, *others.values_list("person_id", flat=True)})


class Guardian(models.Model):
    """Another guardian, besides the one who asked first. Named by a guardian, or by a carer who saw the papers; sees and
    decides the same from the moment of an own consent."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="others")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    relation = models.CharField(max_length=6, choices=Child.Relation)
    named_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    consent = models.CharField(max_length=12, blank=True)
    consented_at = models.DateTimeField(null=True)
    consent_heard_by = models.BigIntegerField(null=True)  # the carer who read it out
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["child", "person"], condition=Q(ended_at=None), name="nobody_is_guardian_twice"),
            models.CheckConstraint(
                condition=Q(consent="") ^ Q(consented_at__isnull=False), name="guardians_consent_at_an_instant"
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="children_of_other_guardians")]


class Paper(models.Model):
    """A document about a child. The file is encrypted, its key here sealed: opening it takes the guardian, or a keeper with a reason."""

    class Kind(models.TextChoices):
        BIRTH = "birth", pgettext_lazy("paper of a child", "出生证明或户口页")
        VACCINE = "vaccine", pgettext_lazy("paper of a child", "预防接种证")
        CHECKUP = "checkup", pgettext_lazy("paper of a child", "入托体检表")
        OTHER = "other", pgettext_lazy("paper of a child", "其他材料")

    child = models.ForeignKey(Child, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=8, choices=Kind)
    file_key = SealedField()
    file_blind = models.CharField(max_length=32, unique=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "id"]

    @classmethod
    def listed(cls, kinds: Collection[str]) -> str:
        """These kinds in words, in their order."""
        return pgettext("between papers", "、").join(str(label) for value, label in cls.Kind.choices if value in kinds)


class Pickup(models.Model):
    """Somebody the guardian sends to fetch the child, with a code that is told to this person alone."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="pickups")
    name = models.CharField(max_length=60, blank=True)
    relation = models.CharField(max_length=30, blank=True)  # in the guardian's words: 外婆
    code = SealedField(blank=True)  # six digits
    photo = models.CharField(max_length=40, blank=True)  # key of a sealed file
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["child", "name"], condition=Q(ended_at=None), name="one_who_fetches_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
