from collections.abc import Iterable

from mulin.ledger.models import Account
from mulin.organisations.models import Organisation
from mulin.people.models import Person

KINDS = {"person": (Person, "name"), "organisation": (Organisation, "name")}


def holder_names(accounts: Iterable[Account]) -> dict[int, str]:
    """By account id, for the desk; one query for each kind of holder. Other modules' holders go by the account's name."""
    wanted: dict[str, dict[int, int]] = {}
    for account in accounts:
        if account.holder_kind in KINDS and account.holder_id:
            wanted.setdefault(account.holder_kind, {})[account.pk] = account.holder_id
    found: dict[int, str] = {}
    for kind, holders in wanted.items():
        model, field = KINDS[kind]
        names = dict(model._default_manager.filter(pk__in=holders.values()).values_list("pk", field))
        found |= {account_id: names[holder_id] for account_id, holder_id in holders.items() if holder_id in names}
    return found
