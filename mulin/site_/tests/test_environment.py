import os
import subprocess
import sys

import pytest

from mulin.site_ import environment

SAFE = {
    "MULIN_MODE": "production",
    "MULIN_SECRET_KEY": "x" * 50,
    "MULIN_SEAL_KEYS": "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "MULIN_HOSTS": "mulin.example.org",
    "MULIN_ORIGIN": "https://mulin.example.org",
    "MULIN_SMS_URL": "https://sms.example.org/send",
}


def start(**changed: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "import django; django.setup(); print('started')"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "mulin.site_.settings"} | SAFE | changed
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_production_starts_with_safe_settings():
    assert start().stdout == "started\n"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"MULIN_SECRET_KEY": ""}, "MULIN_SECRET_KEY is missing"),
        ({"MULIN_SECRET_KEY": "short"}, "MULIN_SECRET_KEY is too short"),
        ({"MULIN_SEAL_KEYS": ""}, "MULIN_SEAL_KEYS is missing"),
        ({"MULIN_SEAL_KEYS": "k1:abc"}, "MULIN_SEAL_KEYS: key “k1” must be 32 bytes in base64"),
        ({"MULIN_INDEX_KEY": "abc"}, "MULIN_INDEX_KEY must be 32 bytes in base64"),
        ({"MULIN_HOSTS": "*"}, "MULIN_HOSTS must name"),
        ({"MULIN_ORIGIN": "http://mulin.example.org"}, "MULIN_ORIGIN must begin with https://"),
        ({"MULIN_SMS_URL": ""}, "MULIN_SMS_URL is missing"),
        ({"MULIN_MODE": "prod"}, "it may be development, demo or production"),
        ({"MULIN_DATABASE": "mysql://localhost/x"}, "MULIN_DATABASE must start with"),
    ],
)
def test_production_does_not_start_and_says_what_to_mend(changed, sentence):
    done = start(**changed)
    assert (done.returncode, sentence in done.stderr) == (1, True)


def test_all_that_is_unsafe_is_said_at_once():
    done = start(MULIN_SECRET_KEY="", MULIN_HOSTS="*", MULIN_SMS_URL="")
    assert [word in done.stderr for word in ("MULIN_SECRET_KEY", "MULIN_HOSTS", "MULIN_SMS_URL")] == [True] * 3


def test_the_embedded_database_lies_in_the_folder_that_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("MULIN_VAR", str(tmp_path))
    monkeypatch.delenv("MULIN_DATABASE", raising=False)
    assert environment.database()["NAME"] == tmp_path / "mulin.sqlite3"
    monkeypatch.setenv("MULIN_DATABASE", "sqlite:///var/other.sqlite3")
    assert environment.database()["NAME"] == environment.ROOT / "var" / "other.sqlite3"
