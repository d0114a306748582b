"""What the tests need from the machine: Chromium, PostgreSQL, a Chinese font. Installed by apt where that is allowed."""

import os
import shutil
import subprocess
from pathlib import Path

from postgres import find_binaries


def _has_chinese_font() -> bool:
    folders = [Path("/usr/share/fonts"), Path.home() / ".local/share/fonts"]
    return any(path for folder in folders for pattern in ("*CJK*", "*wqy*", "*SourceHan*") for path in folder.rglob(pattern))


SHELL = "chromium-headless-shell"  # draws pages at a quarter of the work of a whole Chromium; Debian has it, others do not
NEEDED = {
    "chromium": lambda: any(map(shutil.which, (SHELL, "chromium", "chromium-browser", "google-chrome"))),
    "postgresql": lambda: find_binaries() is not None,
    "fonts-noto-cjk": _has_chinese_font,
}


def prepare() -> None:
    """Install what is missing; say plainly what could not be installed, and let the tests that need it fail or be skipped."""
    if not (missing := _missing()) and shutil.which(SHELL):
        return
    if shutil.which("apt-get") is None:
        if missing:
            print(f"Missing for the tests: {', '.join(missing)}. There is no apt-get here; please install them.", flush=True)
        return
    print(f"Installing for the tests: {', '.join([SHELL, *missing])}…", flush=True)
    try:
        _apt("update")
        if shutil.which(SHELL) is None and _apt("install", "-y", "--no-install-recommends", SHELL, check=False):
            print("That browser is not to be had here; the whole Chromium will do, and takes longer.", flush=True)
        if missing := _missing():
            _apt("install", "-y", "--no-install-recommends", *missing)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"That did not work ({error}).", flush=True)
        if missing:
            print(f"Please install by hand: apt-get install {' '.join(missing)}", flush=True)


def _missing() -> list[str]:
    return [package for package, is_there in NEEDED.items() if not is_there()]


def _apt(*words: str, check: bool = True) -> int:
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    impatient = ["-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=60"]
    command = [*as_root, "apt-get", *impatient, *words]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    return subprocess.run(command, check=check, env=environment, timeout=300, **quiet).returncode
