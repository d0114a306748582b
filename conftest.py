"""What every test shares. The database is the one of MULIN_DATABASE; `bin/mulin test` runs the suite on both."""

import os
import shutil
import tempfile

# Before settings are read: tests keep their uploads and databases out of the demo's var/.
_var = tempfile.mkdtemp(prefix="mulin-test-")
os.environ["MULIN_VAR"] = _var
os.environ["MULIN_MODE"] = "development"

import pytest  # noqa: E402
from django.db import connection  # noqa: E402

from mulin.kernel.words.compile import compile_all  # noqa: E402

compile_all()


def pytest_sessionfinish() -> None:
    shutil.rmtree(_var, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    elsewhere = pytest.mark.skip(reason="needs PostgreSQL: threads and processes that write at once")
    for item in items:
        if item.get_closest_marker("postgresql") and connection.vendor != "postgresql":
            item.add_marker(elsewhere)
