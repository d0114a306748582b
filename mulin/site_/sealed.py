"""Whether the keys of this environment are those with which this database was written."""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from django.db.models import TextField
from django.db.models.functions import Cast

from mulin.kernel.secrets.rotating import sealed_fields
from mulin.kernel.secrets.seal import unseal
from mulin.people.models import Account
from mulin.people.personal import phone_blind


def problems() -> Iterator[str]:
    """The newest value of each sealed column is opened, and the newest account looked up by its phone."""
    for model, column in sealed_fields():
        rows = model._base_manager.annotate(lies=Cast(column.attname, TextField())).exclude(lies=None).exclude(lies="")
        newest = rows.order_by("-pk").values_list("lies", flat=True).first()
        try:
            unseal(newest or "", context=column.context()) if newest else None
        except (KeyError, InvalidTag, ValueError):
            yield f"{column.context()} does not open: its key “{(newest or '').partition(':')[0]}” is not in the ring, or another one"
            return  # the same key will be missing for the others
    account = Account.objects.exclude(phone_blind=None).order_by("-pk").first()
    if account is not None and account.phone_blind != phone_blind(account.phone):
        yield "phones are not found again: MULIN_INDEX_KEY, or without it the oldest key of the ring, is another one"
