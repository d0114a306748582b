"""The README's pictures, from a running demo: `MULIN_VAR=… python tools/pictures.py http://localhost:8000`.

Runs on the demo's own database, where it signs two people in.
"""

import os
import sys
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
PHONE, PC = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
SHOTS = [("home", "resident", "/", PHONE), ("report", "resident", "/report/", PHONE), ("desk", "worker", "/desk/", PC)]


def sessions() -> dict[str, str]:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mulin.site_.settings")
    django.setup()
    from bench.http.filling import _session
    from mulin.matters.models import Matter
    from mulin.organisations.models import Post
    from mulin.people.models import Account

    worker = Post.objects.filter(kind="community_worker", until=None).exclude(person__account=None).first()
    at_home = Account.objects.filter(is_staff=False).exclude(person=None)
    reporters = set(Matter.objects.exclude(reporter=None).values_list("reporter_id", flat=True))
    resident = next((account for account in at_home if account.person_id in reporters), at_home[0])
    return {"worker": _session(worker.person), "resident": _session(resident.person)}


def shoot(browser: Browser, address: str, session: str, path: str, size: dict[str, int], target: Path) -> None:
    context = browser.new_context(viewport=size, locale="zh-CN")
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.goto(address + path, timeout=90_000)
    page.screenshot(path=target)
    context.close()


def main() -> None:
    address = sys.argv[1].rstrip("/")
    who = sessions()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        for name, person, path, size in SHOTS:
            shoot(browser, address, who[person], path, size, FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
