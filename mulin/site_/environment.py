"""Reading settings from the environment, each with its name, default and meaning in one table."""

import base64
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    meaning: str


TABLE = [
    Setting("MULIN_MODE", "development", "development | demo | production; production refuses unsafe values"),
    Setting("MULIN_SECRET_KEY", "", "Django's secret; in development made once and kept under var/"),
    Setting("MULIN_SEAL_KEYS", "", "key ring for sealed fields: id:base64,… newest first; made under var/ in development"),
    Setting(
        "MULIN_INDEX_KEY",
        "",
        "key of the blind look-up index, 32 bytes in base64; empty: the oldest key of the ring, which then has to stay",
    ),
    Setting(
        "MULIN_LOG_KEYS",
        "",
        "keys that sign the public log: 32 bytes in base64 each, newest first; empty in production: nothing is signed",
    ),
    Setting("MULIN_LOG_NAME", "", "name of the public log, never to change; empty: host of MULIN_ORIGIN and /log"),
    Setting(
        "MULIN_DATABASE",
        "",
        "sqlite:///PATH or postgresql://user:password@host/name; empty: the embedded one, mulin.sqlite3 in the folder of MULIN_VAR",
    ),
    Setting("MULIN_HOSTS", "*", "comma-separated host names that are served"),
    Setting("MULIN_ORIGIN", "http://localhost:8000", "public address, printed into QR codes"),
    Setting("MULIN_VAR", "var", "folder for the embedded database, uploads and made keys"),
    Setting("MULIN_STATIC", "found", "found: from the source; collected: hashed, compressed, under var/ (serve and demo set it)"),
    Setting("MULIN_WORKERS", "2", "web processes of `serve`"),
    Setting("MULIN_SMS_URL", "", "address of the SMS gateway; empty: codes are only logged (refused in production)"),
    Setting("MULIN_SMS_TOKEN", "", "bearer token for the SMS gateway"),
    Setting(
        "MULIN_PUSH_KEY", "", "web push: private key (P-256, base64url) made by `bin/mulin channels --new-push-key`; empty: off"
    ),
    Setting("MULIN_PUSH_CONTACT", "", "web push: mailto: or https: address at which push services reach the operator"),
    Setting("MULIN_SMS_KEY", "", "text messages for notices by Aliyun Dysmsapi: access key id; empty: off"),
    Setting("MULIN_SMS_SECRET", "", "its access key secret"),
    Setting("MULIN_SMS_SIGN", "", "its approved signature, such as 春和社区"),
    Setting("MULIN_SMS_TEMPLATE", "", "code of its approved template with one variable, title"),
    Setting("MULIN_WECHAT_APPID", "", "WeChat service account: appid; empty: off"),
    Setting("MULIN_WECHAT_SECRET", "", "its secret"),
    Setting("MULIN_WECHAT_TEMPLATE", "", "its template: ID,FIELD of the title,FIELD of the text,FIELD of the time"),
    Setting(
        "MULIN_WECHAT_ONCE", "", "its template of one-time messages (一次性订阅消息), which readers allow one by one; empty: none"
    ),
    Setting(
        "MULIN_WECHAT_SUBSCRIBE",
        "",
        "its template of subscription notices (订阅通知): ID,FIELD of the title,FIELD of the text,FIELD of the time",
    ),
    Setting(
        "MULIN_WECHAT_TOKEN",
        "",
        "token with which WeChat signs events sent to /hooks/wechat/ (plain mode); empty: none are taken",
    ),
    Setting("MULIN_ROBOTS", "", "work groups' robots: NAME=wecom:KEY or NAME=dingtalk:TOKEN:SECRET, separated by commas"),
    Setting("MULIN_SMTP", "", "e-mail: smtp://, smtp+tls:// or smtps://user:password@host:port; empty: off"),
    Setting("MULIN_MAIL_FROM", "", "e-mail: address of the sender"),
    Setting("MULIN_NOTICES_A_DAY", "6", "messages that are not urgent a person gets outside the inbox in a day, at most"),
]
KNOWN = {setting.name: setting for setting in TABLE}


def read(name: str) -> str:
    return os.environ.get(name, KNOWN[name].default)


def var_folder() -> Path:
    return ROOT / read("MULIN_VAR")


def kept_secret(name: str, make: Any) -> str:
    """The setting, or outside production one made once and kept under var/ (mode 0600)."""
    if value := read(name):
        return value
    if read("MULIN_MODE") == "production":
        raise ImproperlyConfigured(f"{name} is missing. Production keeps no made-up secrets: set it in the environment.")
    path = var_folder() / f"{name.lower()}.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(make())
    return path.read_text().strip()


def log_keys() -> str:
    """Made once outside production. There an upgrade starts without: the log waits unsigned, and `check` says so."""
    if read("MULIN_MODE") == "production":
        return read("MULIN_LOG_KEYS")
    return kept_secret("MULIN_LOG_KEYS", lambda: base64.b64encode(secrets.token_bytes(32)).decode())


def unsafe() -> list[str]:
    """What keeps this environment from being production, each with how to mend it."""
    hosts, origin = read("MULIN_HOSTS"), read("MULIN_ORIGIN")
    wrong = {
        "MULIN_SECRET_KEY is missing: set 50 random characters and keep them.": not read("MULIN_SECRET_KEY"),
        "MULIN_SECRET_KEY is too short: use at least 40 characters.": 0 < len(read("MULIN_SECRET_KEY")) < 40,
        "MULIN_SEAL_KEYS is missing: set k1:BASE64 of 32 random bytes; without it sealed phones cannot be read.": not read(
            "MULIN_SEAL_KEYS"
        ),
        "MULIN_HOSTS must name the hosts that are served, not *.": "*" in hosts or not hosts,
        "MULIN_ORIGIN must begin with https://: sign-in over plain http can be read on the way.": not origin.startswith(
            "https://"
        ),
        "MULIN_SMS_URL is missing: nobody would get a sign-in code.": not read("MULIN_SMS_URL"),
    }
    return [*(sentence for sentence, is_wrong in wrong.items() if is_wrong), *_unreadable_keys()]


def _unreadable_keys() -> list[str]:
    """Else the first resident's phone would show it."""
    from mulin.kernel.secrets import keys

    problems = []
    for given, parse in ((read("MULIN_SEAL_KEYS"), keys.ring), (read("MULIN_INDEX_KEY"), keys.own_index_key)):
        try:
            if given:
                parse(given)
        except ImproperlyConfigured as problem:
            problems.append(f"{problem}.")
    return problems


def refuse_unsafe() -> None:
    mode = read("MULIN_MODE")
    if mode not in {"development", "demo", "production"}:
        raise ImproperlyConfigured(f"MULIN_MODE is {mode!r}; it may be development, demo or production.")
    if mode == "production" and (problems := unsafe()):
        raise ImproperlyConfigured("\n".join(["Production does not start with these settings:", *problems]))


def database() -> dict[str, Any]:
    url = urlsplit(read("MULIN_DATABASE"))
    if not url.geturl():
        return _sqlite(f"{read('MULIN_VAR')}/mulin.sqlite3")
    if url.scheme == "sqlite":
        return _sqlite(url.path.removeprefix("/") if not url.path.startswith("//") else url.path[1:])
    if url.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise ImproperlyConfigured("MULIN_DATABASE must start with sqlite:/// or postgresql://")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ROOT / path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # writers queue at BEGIN instead of failing half-way
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
        },
        # A real file, so that threads and processes of the concurrency tests share it.
        "TEST": {"NAME": ROOT / read("MULIN_VAR") / "test.sqlite3"},
    }


# What a page asks is asked again and again: planned once a connection, it costs the server half (docs/decisions/0013).
PREPARED: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 3}


def _postgresql(url: Any) -> dict[str, Any]:
    options: dict[str, Any] = dict(parse_qsl(url.query))
    # pool and CONN_MAX_AGE together raise; the pool alone gives 8 × the requests of none.
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.removeprefix("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or options.pop("host", ""),
        "PORT": str(url.port or ""),
        "OPTIONS": PREPARED | options | {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    }
