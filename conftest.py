"""What every test shares. The database is the one of MULIN_DATABASE; `bin/mulin test` runs the suite on both."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from mulin.kernel.words.compile import compile_all
from tests.flush import let_tests_flush
from tests.replay import staged
from tests.stage import Stage

pytest_plugins = ["tests.browser"]

compile_all()
let_tests_flush()


@pytest.fixture(autouse=True)
def _uploads_of_tests_stay_apart(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow by design


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    elsewhere = pytest.mark.skip(reason="needs PostgreSQL: threads and processes that write at once")
    for item in items:
        if item.get_closest_marker("postgresql") and connection.vendor != "postgresql":
            item.add_marker(elsewhere)


@pytest.fixture
def stage(db: None) -> Stage:
    """春和社区 with its houses, units and cast; see tests/stage.py."""
    return staged()
