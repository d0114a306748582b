"""What every test shares. The database is the one of MULIN_DATABASE; `bin/mulin test` runs the suite on both."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings as examples

from mulin.kernel.calendar import current
from mulin.kernel.words.compile import compile_all
from tests.flush import let_tests_flush
from tests.made import copy_what_is_made
from tests.replay import staged
from tests.stage import Stage
from tests.standing import is_up, stand_for, take_down
from tests.static import list_static_files_once

pytest_plugins = ["tests.browser"]

gc.set_threshold(20_000, 20, 20)  # requests leave circles by the hundred: looked for less often, they cost less
examples.register_profile("mulin", deadline=None)  # no test is a matter of time
examples.load_profile("mulin")
compile_all()
let_tests_flush()
list_static_files_once()


@pytest.fixture
def the_stage_of_the_file(request: pytest.FixtureRequest, the_stage_comes_down: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        stand_for(request)


@pytest.fixture
def _django_db_helper(the_stage_of_the_file: None, _django_db_helper: None) -> None:
    """pytest-django's: it begins the test's own transaction, which the stage of its file is to stand around."""


@pytest.fixture(scope="session")
def the_stage_comes_down(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        take_down()


@pytest.fixture(autouse=True)
def _the_almanac_is_looked_at_once_a_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small query every few seconds would fall into some counted page or other; and a day of the test before is gone."""
    current.forget()
    monkeypatch.setattr(current, "LOOKED_AT_EVERY", 3600.0)


@pytest.fixture(autouse=True)
def _uploads_of_tests_stay_apart(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow by design


def asks_a_database(item: pytest.Item) -> bool:
    wanted = {"db", "transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(wanted or item.get_closest_marker("django_db") or item.get_closest_marker("postgresql"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    elsewhere = pytest.mark.skip(reason="needs PostgreSQL: threads and processes that write at once")
    for item in items:
        if item.get_closest_marker("postgresql") and connection.vendor != "postgresql":
            item.add_marker(elsewhere)
    # `bin/mulin test` runs what asks no database once and all else on each; without this setting everything runs.
    part = os.environ.get("MULIN_TESTS_DATABASE")
    if part:
        sorted_out = {True: [], False: []}
        for item in items:
            sorted_out[asks_a_database(item) == (part == "with")].append(item)
        items[:] = sorted_out[True]
        config.hook.pytest_deselected(items=sorted_out[False])


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    copy_what_is_made()


@pytest.fixture
def stage(db: None) -> Stage:
    """春和社区 with its houses, units and cast; see tests/stage.py."""
    return staged(is_up())
