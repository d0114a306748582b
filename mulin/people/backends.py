from typing import Any

from django.contrib.auth.backends import ModelBackend

from .models import Account


class WithPerson(ModelBackend):
    """Loads the account and its person in one query; every page needs both."""

    def get_user(self, user_id: Any) -> Account | None:
        return Account.objects.select_related("person").filter(pk=user_id, is_active=True).first()
