"""What is wrong with an installation, and how to mend it. `bin/mulin check` prints it; /healthz asks the short part."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import now

from mulin.kernel.jobs.clock import JOBS
from mulin.kernel.jobs.models import Beat

from . import environment

LEAST_DISK = 2 * 2**30  # bytes
MOST_NAMED = 3  # jobs
LEAST_POSTGRESQL = 150000
LEAST_SQLITE = (3, 35)
SILENCE = timedelta(minutes=3)


@dataclass(frozen=True)
class Finding:
    name: str
    is_good: bool
    says: str
    mend: str = ""


def missing_migrations() -> int | None:
    """How many are not applied; None when the database does not answer."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return None
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def database() -> Finding:
    mend = "Start the database, or correct MULIN_DATABASE (sqlite:///PATH or postgresql://user:password@host/name)."
    try:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            good = sqlite3.sqlite_version_info >= LEAST_SQLITE
            return Finding("database", good, f"SQLite {sqlite3.sqlite_version}", "Use a Python with SQLite 3.35 or newer.")
        version: int = connection.pg_version  # type: ignore[attr-defined]
        good = version >= LEAST_POSTGRESQL
        return Finding("database", good, f"PostgreSQL {version // 10000}", "Upgrade to PostgreSQL 15 or newer.")
    except DatabaseError as error:
        return Finding("database", False, str(error).strip().splitlines()[0], mend)


def migrations() -> Finding:
    missing = missing_migrations()
    if missing is None:
        return Finding("migrations", False, "not known: the database does not answer", database().mend)
    return Finding("migrations", missing == 0, f"{missing} missing", "Make a backup, then run: bin/mulin migrate")


def cache_table() -> Finding:
    mend = "Run: bin/mulin migrate"
    try:
        cache.set("health", "well", 10)
        return Finding("cache", cache.get("health") == "well", "keeps what it is given", mend)
    except DatabaseError as error:
        return Finding("cache", False, str(error).strip().splitlines()[0], mend)


def fonts() -> Finding:
    mend = "Install the requirements again: bin/mulin needs the fonts of requirements/runtime.txt for printing Chinese."
    try:
        from pylopdf_fonts_zh_cn import sans_path, serif_path
    except ImportError:
        return Finding("fonts", False, "the package of Chinese fonts is missing", mend)
    missing = [path.name for path in (sans_path(), serif_path()) if not path.exists()]
    return Finding("fonts", not missing, f"missing: {', '.join(missing)}" if missing else "Hei and Song are there", mend)


def keys() -> Finding:
    from mulin.kernel.secrets.seal import seal, unseal

    mend = "Set MULIN_SEAL_KEYS to k1:BASE64 of 32 random bytes, older keys after it, separated by commas."
    try:
        good = unseal(seal("睦邻", context="health"), context="health") == "睦邻"
    except Exception as error:  # whatever the key ring stumbles over is what the operator must hear
        return Finding("keys", False, repr(error), mend)
    return Finding("keys", good, "seal and unseal", mend)


def sealed() -> Finding:
    from .sealed import problems

    mend = "Set MULIN_SEAL_KEYS and MULIN_INDEX_KEY as they were when this database was written: a backup needs its own keys."
    try:
        found = "; ".join(problems())
    except DatabaseError:
        return Finding("sealed", False, "not known: a table is missing", "Run: bin/mulin migrate")
    except ImproperlyConfigured as error:
        return Finding("sealed", False, str(error), mend)
    return Finding("sealed", not found, found or "what is stored can be opened and found", mend)


def log_key() -> Finding:
    from mulin.transparency.queries.keys import origin, ring

    mend = "Set MULIN_LOG_KEYS to 32 random bytes in base64 (openssl rand -base64 32), keep a copy, restart everything."
    try:
        good = bool(ring())
    except ImproperlyConfigured as error:
        return Finding("log", False, str(error), mend)
    return Finding("log", good, f"signed as {origin()}" if good else "no key: public records are not signed", mend)


def channels() -> Finding:
    """Which ways out of the inbox are on. None is no fault: the inbox is always there."""
    from mulin.notices.channels import table

    half = table.half_set()
    says = "; ".join(f"{name} needs {', '.join(lacking)}" for name, lacking in half.items())
    on = ", ".join(sorted(table.on() - set(half))) or "none: notices stay in the inbox and on paper"
    return Finding("channels", not half, says or f"on: {on}", "Set what is named, or take the channel's other settings away.")


def settings_are_safe() -> Finding:
    if environment.read("MULIN_MODE") != "production":
        return Finding("settings", True, f"mode {settings.MODE}: not for real people")
    sqlite = connection.vendor == "sqlite"
    says = "SQLite serves one machine; more than one needs PostgreSQL" if sqlite else "safe for production"
    return Finding("settings", True, says)


def disk() -> Finding:
    folder = environment.var_folder()
    free = shutil.disk_usage(folder if folder.exists() else environment.ROOT).free
    mend = f"Make room on the disk of {folder}, at least 2 GB."
    return Finding("disk", free >= LEAST_DISK, f"{free / 2**30:.1f} GB free", mend)


def worker() -> Finding:
    return _lives("worker", ["worker"], "Start it beside the web server and keep it running: bin/mulin worker")


def clock() -> Finding:
    return _lives("clock", sorted(JOBS), "A worker keeps the clock: bin/mulin worker. An error here is a job's own; see its log.")


def _lives(name: str, beats: list[str], mend: str) -> Finding:
    at = now()
    try:
        rows = {beat.name: beat for beat in Beat.objects.filter(name__in=beats)}
    except DatabaseError:
        return Finding(name, False, "not known: the table is missing", "Run: bin/mulin migrate")
    late = [beat for beat in beats if beat not in rows or _is_late(rows[beat], at)]
    failed = [f"{beat.name}: {beat.error}" for beat in rows.values() if beat.error]
    named = ", ".join(late[:MOST_NAMED]) + (f" and {len(late) - MOST_NAMED} more" if late[MOST_NAMED:] else "")
    says = "; ".join([*([f"not seen in time: {named}"] if late else []), *failed])
    return Finding(name, not says, says or f"{len(beats)} in time", mend)


def _is_late(beat: Beat, at: datetime) -> bool:
    period = JOBS[beat.name].period if beat.name in JOBS else timedelta(0)
    return beat.last_run_at is None or at - beat.last_run_at > period + SILENCE


BY_ITSELF: list[Callable[[], Finding]] = [settings_are_safe, keys, log_key, channels, fonts, disk]
IN_THE_DATABASE: list[Callable[[], Finding]] = [migrations, cache_table, sealed]
PROCESSES: list[Callable[[], Finding]] = [worker, clock]


def examine(*, processes: bool) -> list[Finding]:
    """All findings; what lies in the database is asked only when it answers."""
    first = database()
    further = IN_THE_DATABASE + PROCESSES * processes if first.is_good else []
    return [first, *(ask() for ask in BY_ITSELF + further)]
