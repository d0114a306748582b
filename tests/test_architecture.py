"""Promises of the house that import-linter cannot keep for us."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parent.parent / "mulin"
DOORS = {"actions", "queries", "facts", "models", "fields"}  # a field type is part of a model
OPEN_TO_ALL = {"kernel", "site_"}
MOST_LINES = 200
IN_ONE_PIECE = {"ballots/static/ballots/recount.py": 285}  # people take it home and run it alone


def ours(pattern: str = "*.py", *, with_tests: bool = True) -> Iterator[Path]:
    for path in sorted(ROOT.rglob(pattern)):
        if "migrations" not in path.parts and (with_tests or "tests" not in path.parts):
            yield path


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_between_modules() -> Iterator[tuple[str, str]]:
    for path in ours(with_tests=False):
        home = path.relative_to(ROOT).parts[0]
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mulin."):
                for imported in node.names:
                    module, room = f"{node.module}.{imported.name}".split(".")[1:3]
                    if module not in OPEN_TO_ALL | {home}:
                        yield f"{name(path)}:{node.lineno} -> {module}.{room}", room


def test_other_modules_are_entered_by_their_doors():
    # apps.py joins modules at start; site_ knows every demo and every urls
    assert [where for where, room in imports_between_modules() if room not in DOORS and not where.startswith("site_/")] == []


def test_keys_leave_no_handle_on_other_modules():
    loud = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if model.__module__.startswith("mulin.")
        and field.is_relation
        and field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.hidden
    ]
    assert loud == []


def test_no_signal_receivers():
    words = re.compile(r"@receiver|\b(?:post|pre)_(?:save|delete|init)\b|\bm2m_changed\b|\bget_model\(")
    assert [name(path) for path in ours() if words.search(path.read_text())] == []


def test_no_file_is_longer_than_a_person_can_hold():
    lines = {name(path): len(path.read_text().splitlines()) for path in ours(with_tests=False)}
    long = {name: count for name, count in lines.items() if count > IN_ONE_PIECE.get(name, MOST_LINES)}
    assert long == {}


def test_no_room_is_called_utils():
    assert [name(path) for path in ours() if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []


def modules() -> list[Path]:
    """Folders that are Django apps of ours; the kernel's rooms too."""
    folders = [Path(config.path) for config in apps.get_app_configs() if config.name.startswith("mulin.")]
    return sorted(folders)


def test_each_module_says_what_it_is_in_a_page():
    missing = [name(folder) for folder in modules() if not (folder / "README.md").exists()]
    assert missing == []


def test_no_module_needs_a_second_page_to_say_what_it_is():
    # the flow picture of a module is generated into its README and counts extra
    long = {
        name(folder): count
        for folder in modules()
        if (readme := folder / "README.md").exists()
        and (count := len([line for line in re.sub(r"```.*?```", "", readme.read_text(), flags=re.S).splitlines() if line])) > 20
    }
    assert long == {}


def test_pages_carry_no_inline_style_script_or_handler():
    """The content security policy would refuse it, silently for the person who looks."""
    inline = re.compile(
        r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|javascript:|<script(?![^>]*\ssrc=)(?![^>]*application/json)""", re.I
    )
    found = [
        f"{name(path)}:{number}"
        for path in ours("*.html")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


def test_actions_never_read_the_clock():
    clock = re.compile(r"\b(?:timezone\.)?now\(\)|localdate\(\)|date\.today\(\)|time\.time\(\)")
    acting = [path for path in ours(with_tests=False) if "actions" in {*path.parts, path.stem}]
    reading = [name(path) for path in acting if clock.search(path.read_text())]
    assert reading == []
