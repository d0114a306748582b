"""What the tests need from the machine: Chromium, PostgreSQL, a Chinese font. Installed by apt where that is allowed."""

import os
import shutil
import subprocess
from pathlib import Path

from postgres import find_binaries


def _has_chinese_font() -> bool:
    folders = [Path("/usr/share/fonts"), Path.home() / ".local/share/fonts"]
    return any(path for folder in folders for pattern in ("*CJK*", "*wqy*", "*SourceHan*") for path in folder.rglob(pattern))


NEEDED = {
    "chromium": lambda: any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    "postgresql": lambda: find_binaries() is not None,
    "fonts-noto-cjk": _has_chinese_font,
}


def prepare() -> None:
    """Install what is missing; say plainly what could not be installed, and let the tests that need it fail or be skipped."""
    missing = [package for package, is_there in NEEDED.items() if not is_there()]
    if not missing:
        return
    print(f"Installing for the tests: {', '.join(missing)}…", flush=True)
    if shutil.which("apt-get") is None:
        print("There is no apt-get here; please install them yourself.", flush=True)
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    try:
        subprocess.run([*as_root, "apt-get", "update", "-qq"], check=True, **quiet)
        subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True, **quiet)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"That did not work ({error}). Please install by hand: apt-get install {' '.join(missing)}", flush=True)
