from typing import Any

from django.contrib.auth.backends import ModelBackend

from mulin.kernel.prepared import Prepared

from .models import Account

ACTIVE = Prepared(lambda account_id: Account.objects.select_related("person").filter(pk=account_id, is_active=True))


class WithPerson(ModelBackend):
    """Loads the account and its person in one query; every page needs both."""

    def get_user(self, user_id: Any) -> Account | None:
        return ACTIVE.first(user_id)
