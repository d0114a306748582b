"""The test database as a copy of one that is migrated already, when MULIN_TESTS_MADE names it; else pytest migrates its own.

A file for SQLite, the name of a database for PostgreSQL. `bin/mulin test` makes both anew each time it runs.
"""

import os
import shutil

from django.conf import settings
from django.db import connection


def copy_what_is_made() -> None:
    made = os.environ.get("MULIN_TESTS_MADE")
    if not made:
        return
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = made

    def copy(verbosity: int = 1, autoclobber: bool = False, serialize: bool = False, keepdb: bool = False) -> str:
        """In place of Django's, which would go through all models to find that there is nothing to migrate."""
        name: str = connection.creation._get_test_db_name()
        connection.creation._create_test_db(verbosity, autoclobber, keepdb)
        if connection.vendor == "sqlite":
            shutil.copyfile(made, name)
        connection.close()
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
        return name

    connection.creation.create_test_db = copy
