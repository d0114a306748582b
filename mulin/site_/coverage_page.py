"""docs/coverage.md: which tests walk which rows of the catalogue, read from `@pytest.mark.row(…)`."""

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .environment import ROOT

PATH = ROOT / "docs/coverage.md"
ROWS = ROOT / "docs/rows.csv"
HEAD = """# Coverage

Rows of the catalogue that this release answers for, then each sentence of five of its lessons, with the tests that walk them:
each carries `@pytest.mark.row("…")`. Made by `bin/mulin docs`; a test keeps it current.

| row | what | tests |
| --- | --- | --- |
"""


def text() -> str:
    walked: dict[str, list[str]] = defaultdict(list)
    for folder in ("mulin", "tests"):
        for file in sorted((ROOT / folder).rglob("test_*.py")):
            for row, test in marks(file):
                walked[row].append(f"`{file.relative_to(ROOT)}`: {test}")
    return HEAD + "".join(f"| {row} | {what} | {'<br>'.join(walked[row]) or '—'} |\n" for row, what in rows())


def rows() -> list[tuple[str, str]]:
    with ROWS.open(newline="") as file:
        return [(row["row"], row["what"]) for row in csv.DictReader(file)]


def marks(file: Path) -> Iterator[tuple[str, str]]:
    """(row, the test's name as words) for each marked test of a file; a mark of the whole file counts for each test."""
    tree = ast.parse(file.read_text())
    for_all = [row for node in tree.body if isinstance(node, ast.Assign) for row in _rows_in(node.value)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [row for decorator in node.decorator_list for row in _rows_in(decorator)]
            for row in dict.fromkeys(own + for_all):
                yield row, node.name.removeprefix("test_").replace("_", " ")


def _rows_in(expression: ast.expr) -> Iterator[str]:
    for node in ast.walk(expression):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "row":
            yield from (str(argument.value) for argument in node.args if isinstance(argument, ast.Constant))
