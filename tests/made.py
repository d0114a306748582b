"""The test database as a copy of one that is migrated already, when MULIN_TESTS_MADE names it; else pytest migrates its own.

A file for SQLite, the name of a database for PostgreSQL. `bin/mulin test` makes both anew each time it runs.
"""

import os
import shutil
from typing import Any

from django.db import connection


def copy_what_is_made() -> None:
    made = os.environ.get("MULIN_TESTS_MADE")
    if not made:
        return
    options = connection.settings_dict["TEST"]
    options["MIGRATE"] = False
    if connection.vendor == "postgresql":
        options["TEMPLATE"] = made
        return
    create = connection.creation._create_test_db

    def copy(*words: Any, **options: Any) -> Any:
        name = create(*words, **options)
        shutil.copyfile(made, name)
        return name

    connection.creation._create_test_db = copy
