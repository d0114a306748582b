"""A database that a bench may fill and throw away: beside the configured one, of the same kind."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def database(name: str) -> Iterator[None]:
    settings, before = connection.settings_dict, connection.settings_dict["NAME"]
    test = settings.setdefault("TEST", {})
    kept = test.get("NAME")
    is_file = connection.vendor == "sqlite"
    test["NAME"] = before.parent / f"bench-{name}.sqlite3" if is_file else f"{before}_bench_{name}"
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield
    finally:
        connection.creation.destroy_test_db(str(before), verbosity=0)
        test["NAME"], settings["NAME"] = kept, before
