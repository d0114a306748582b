from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets.fields import SealedField
from mulin.places.models import Place

from .fields import BytewiseField


class Person(models.Model):
    """Someone in the register, with or without an account. Sealed fields are set by `personal`."""

    class Sex(models.TextChoices):
        UNKNOWN = "0", _("未知")
        MALE = "1", _("男")
        FEMALE = "2", _("女")
        UNSTATED = "9", _("未说明")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    name = BytewiseField(max_length=100)  # U+00B7 for minority names; rare characters survive
    pinyin = BytewiseField(max_length=300, blank=True)  # "wangfang"; surname readings first
    initials = BytewiseField(max_length=100, blank=True)  # "wf"
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNKNOWN)
    born_on = models.DateField(null=True)
    nationality = models.CharField(max_length=3, default="CHN")  # ISO 3166 alpha-3
    language = models.CharField(max_length=8, default="zh-hans")
    phone = SealedField(blank=True)
    phone_blind = models.CharField(max_length=32, blank=True)
    phone_mask = models.CharField(max_length=20, blank=True)
    id_number = SealedField(blank=True)
    id_blind = models.CharField(max_length=32, blank=True)
    id_mask = models.CharField(max_length=30, blank=True)
    added_at = models.DateTimeField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "id_blind"], condition=~Q(id_blind=""), name="one_person_per_id_number"),
        ]
        indexes = [
            models.Index(fields=["phone_blind"], name="people_by_phone"),
            models.Index(fields=["community", "name"], name="people_by_name"),
            models.Index(fields=["community", "pinyin"], name="people_by_pinyin"),
            models.Index(fields=["community", "initials"], name="people_by_initials"),
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=username)


class Account(AbstractBaseUser, PermissionsMixin):
    """A way to sign in. It becomes a person's by verification, so one person never has two."""

    class Verified(models.TextChoices):
        NOT_YET = "", _("未认证")
        PHONE = "phone", _("手机号与登记一致")
        ROOM = "room", _("房号与姓名一致")
        COUNTER = "counter", _("社区工作者当面确认")

    username = models.CharField(max_length=40, unique=True)  # random for residents; nobody types it
    phone = SealedField(blank=True)
    phone_blind = models.CharField(max_length=32, unique=True, null=True, blank=True)
    phone_mask = models.CharField(max_length=20, blank=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, related_name="account")
    verified_by = models.CharField(max_length=10, choices=Verified, blank=True)
    verified_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=8, default="zh-hans")
    large_type = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    is_staff = models.BooleanField(default=False)  # holds a staff post: the desk opens
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, verified_by="") | (~Q(person=None) & ~Q(verified_by="")),
                name="accounts_are_joined_by_verification",
            )
        ]


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


class Correction(models.Model):
    """A person asks that something held about them be put right (PIPL art. 46)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    words = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (~Q(answered_at=None) & ~Q(answer="")),
                name="corrections_are_answered_in_words",
            )
        ]


class Household(models.Model):
    """People who live in one room together; more than one may share a room."""

    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, blank=True)  # the register's own household number
    head = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="one_household_per_number_and_room"),
        ]


class Residence(models.Model):
    """Who lives where, as what, from when to when."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", _("户籍在此居住")
        OWNER = "owner", _("业主自住")
        TENANT = "tenant", _("租住")
        AWAY = "away", _("户籍在此、人不住")
        STAY = "stay", _("短期居住")

    person = models.ForeignKey(Person, models.PROTECT, related_name="residences")
    household = models.ForeignKey(Household, models.PROTECT, related_name="residences")
    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    relation = models.CharField(max_length=2, blank=True)  # to the head, GB/T 4761
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "room"], condition=Q(until=None), name="one_current_residence_per_room"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")), name="residences_end_after_they_begin"
            ),
        ]


class Ownership(models.Model):
    """A share in a room. Civil Code 278 counts by area and by heads, so both are exact."""

    class Source(models.TextChoices):
        REGISTER = "register", _("不动产登记")
        SURVEY = "survey", _("测绘成果")
        CONTRACT = "contract", _("买卖合同")

    room = models.ForeignKey(Place, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="ownerships")
    company = models.CharField(max_length=120, blank=True)  # an owner that is no natural person
    credit_code = models.CharField(max_length=18, blank=True)
    is_developer = models.BooleanField(default=False)
    area = models.PositiveBigIntegerField(help_text=_("建筑面积，单位 0.01 平方米"))
    part = models.PositiveIntegerField(default=1)  # part of whole: 1 of 2
    whole = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source, default=Source.REGISTER)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person=None) ^ Q(company=""), name="owners_are_one_person_or_company"),
            models.CheckConstraint(condition=Q(part__gte=1) & Q(part__lte=F("whole")), name="owners_hold_a_real_share"),
            models.UniqueConstraint(
                fields=["room", "person"], condition=Q(until=None) & ~Q(person=None), name="one_current_share_per_owner"
            ),
        ]
        indexes = [models.Index(fields=["room"], name="owners_by_room")]

    @property
    def square_metres(self) -> str:
        return f"{self.area / 100:.2f}"
