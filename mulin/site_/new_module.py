"""Makes the rooms of a new module and gives it its floor, so that the walls hold from its first day."""

import re
from pathlib import Path

# floor → a module that stands on it already
NEIGHBOUR = {"service": "matters", "instrument": "notices", "top": "overview"}

ROOMS = {
    "facts.py": '"""What happened here, past tense, as frozen dataclasses of plain JSON values with a KIND."""\n',
    "models.py": '"""Shape and constraints, no verbs."""\n',
    "flow.py": '"""States and steps in one table."""\n',
    "rules.py": '"""`may_…(me, thing) -> Yes | No`, and arithmetic without a database."""\n',
    "queries.py": '"""What may be read: `visible_to(me)` first."""\n',
    "actions/__init__.py": '"""One verb, one transaction: ask, advance the flow, save, record the fact, return."""\n',
    "forms.py": '"""What a page asks for."""\n',
    "views.py": '"""Load what this person may see, ask, act once, show."""\n',
    "migrations/__init__.py": "",
    "tests/__init__.py": "",
    "templates/{name}/.keep": "",
}
URLS = """from django.urls import URLPattern, URLResolver

app_name = "{name}"
urlpatterns: list[URLPattern | URLResolver] = []
"""
APPS = """from django.apps import AppConfig


class {title}Config(AppConfig):
    name = "mulin.{name}"
    label = "{name}"
"""
README = """# {name}

What it is for, in one sentence. For whom: who opens its pages.

**Words**: the names of its things, Chinese and English, one word for one thing.

- `actions`: what can be done.
- `facts`: what others may react to.
"""
PO = r"""msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""


class Refusal(ValueError):
    """Why the module cannot be made; str(self) says what to change."""


def make(root: Path, name: str, floor: str) -> Path:
    """Write the rooms below `root`/mulin and register the module; return its folder."""
    folder = root / "mulin" / name
    if not re.fullmatch(r"[a-z][a-z_]*", name):
        raise Refusal(f"{name!r} is no name for a module: use small letters, an English noun in the plural.")
    if folder.exists():
        raise Refusal(f"There is a module {name} already.")
    _write_rooms(folder, name)
    _change(
        root / "mulin/site_/settings.py",
        f'    "mulin.{NEIGHBOUR[floor]}",\n',
        f'    "mulin.{name}",\n    "mulin.{NEIGHBOUR[floor]}",\n',
    )
    _change(
        root / "mulin/site_/urls.py", "URLResolver] = [\n", f'URLResolver] = [\n    path("", include("mulin.{name}.urls")),\n'
    )
    _give_floor(root / ".importlinter", name, NEIGHBOUR[floor])
    return folder


def _write_rooms(folder: Path, name: str) -> None:
    title = name.title().replace("_", "")
    files = ROOMS | {
        "__init__.py": "",
        "urls.py": URLS,
        "apps.py": APPS,
        "README.md": README,
        "locale/en/LC_MESSAGES/django.po": PO,
    }
    for path, text in files.items():
        file = folder / path.format(name=name)
        file.parent.mkdir(parents=True, exist_ok=True)
        # only templates with a slot are formatted: the others may hold braces and percent signs
        file.write_text(text.format(name=name, title=title) if "{name}" in text else text)


def _give_floor(config: Path, name: str, neighbour: str) -> None:
    text = config.read_text()
    if not re.search(rf"\(?\b{name}\b\)?", text.partition("[importlinter:contract:rooms]")[0]):
        text = re.sub(rf"^(    .*\(?\b{neighbour}\b\)?.*)$", rf"\1 | ({name})", text, count=1, flags=re.M)
    config.write_text(text.replace("containers =\n", f"containers =\n    mulin.{name}\n", 1))


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    if old not in text:
        raise Refusal(f"{file.name} has no line {old.strip()!r} to stand beside.")
    file.write_text(text.replace(old, new, 1))
