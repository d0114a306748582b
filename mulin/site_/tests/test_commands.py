"""The commands as an operator meets them: each in a process of its own, on an empty folder."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from mulin.site_.environment import ROOT
from mulin.site_.processes import run_together


@pytest.fixture
def empty(tmp_path: Path) -> dict[str, str]:
    """An environment with a database that nobody has migrated."""
    return os.environ | {"MULIN_VAR": str(tmp_path), "MULIN_DATABASE": f"sqlite:///{tmp_path}/db.sqlite3"}


@pytest.fixture
def migrated(empty: dict[str, str]) -> dict[str, str]:
    migrate(empty)
    return empty


def migrate(environment: dict[str, str]) -> None:
    """Without a word; or a copy where the suite has migrated one already, without a word, too (tools/test.py)."""
    made = os.environ.get("MULIN_TESTS_MADE", "")
    if Path(made).is_file():
        shutil.copyfile(made, environment["MULIN_DATABASE"].removeprefix("sqlite:///"))
    else:
        done = mulin(environment, "migrate", "-v0")
        assert (done.returncode, done.stderr) == (0, "")


def mulin(environment: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mulin", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.row("staff-7")
def test_serve_refuses_before_the_migrations_and_names_the_command(empty):
    done = mulin(empty, "serve")
    assert (done.returncode, "bin/mulin migrate" in done.stderr) == (1, True)


@pytest.mark.row("staff-7")
def test_check_says_what_is_wrong_and_how_to_mend_it_and_is_content_afterwards(empty):
    before = mulin(empty, "check")
    assert before.returncode == 1
    assert "WRONG  migrations" in before.stdout
    assert "mend: Make a backup, then run: bin/mulin migrate" in before.stdout

    migrate(empty)
    without = mulin(empty, "check")
    assert (without.returncode, "WRONG  worker" in without.stdout) == (1, True)

    mulin(empty, "worker", "--once")
    after = mulin(empty, "check")
    assert (after.returncode, "WRONG" in after.stdout) == (0, False), after.stdout


def test_check_survives_a_database_that_does_not_answer(empty):
    done = mulin(empty | {"MULIN_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}, "check", "--no-worker")
    assert (done.returncode, "mend: Start the database" in done.stdout) == (1, True), done.stdout + done.stderr


def test_what_is_unsafe_is_said_without_the_programs_inside(empty):
    done = mulin(empty | {"MULIN_MODE": "production"}, "serve")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "Production does not start with these settings:")
    assert "Traceback" not in done.stderr


def test_an_unknown_bench_names_those_there_are(empty):
    assert "there are: " in mulin(empty, "bench", "moonlight").stderr


def test_a_command_with_a_hyphen_is_found(empty):
    assert "--floor" in mulin(empty, "new-module", "--help").stdout


def test_when_one_process_dies_the_others_are_stopped(monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    began = time.monotonic()
    assert run_together([sys.executable, "-c", "import time; time.sleep(60)"], [sys.executable, "-c", "raise SystemExit(3)"]) == 3
    assert time.monotonic() - began < 10


def test_the_web_server_answers_and_stops_when_told(migrated):
    from tools.postgres import free_port

    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "mulin", "serve", "--port", str(port)], cwd=ROOT, env=migrated)
    try:
        assert answer_of(f"http://127.0.0.1:{port}/healthz") == b"well\n"
    finally:
        server.terminate()
        assert server.wait(60) == 0


def answer_of(address: str) -> bytes:
    for _ in range(1500):
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server never answered")
