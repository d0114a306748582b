from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mulin.kernel.secrets.fields import SealedField

from .person import Person


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
