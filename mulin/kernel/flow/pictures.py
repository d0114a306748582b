"""The picture of a table of steps, kept in the README of the module whose table it is."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.utils.translation import override

from . import Step

BEGIN, END = "<!-- flow -->", "<!-- /flow -->"
BLOCK = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)


def draw(steps: Sequence[Step]) -> str:
    """As a Mermaid state diagram. Steps between the same two states share an arrow."""
    with override("zh-hans"):
        states = list(dict.fromkeys(state for move in steps for state in (*sorted(move.frm), move.to)))
        lines = [f"  {_value(state)} : {getattr(state, 'label', state)}" for state in states]
        arrows: dict[tuple[str, str], list[str]] = {}
        for move in steps:
            for state in sorted(move.frm):
                arrows.setdefault((state, move.to), []).append(str(move.words))
        lines += [f"  {_value(a)} --> {_value(b)} : {'、'.join(dict.fromkeys(words))}" for (a, b), words in arrows.items()]
        lines += [f"  {_value(state)} --> [*]" for state in states if not any(state in move.frm for move in steps)]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _value(state: str) -> str:
    return str(getattr(state, "value", state))


def tables() -> Iterator[tuple[Path, Sequence[Step]]]:
    """The README and the STEPS of each module that has a flow.py."""
    for app in apps.get_app_configs():
        if app.name.startswith("mulin.") and find_spec(f"{app.name}.flow"):
            steps: Sequence[Step] | None = getattr(import_module(f"{app.name}.flow"), "STEPS", None)
            if steps:
                yield Path(app.path) / "README.md", steps


def redrawn(text: str, steps: Sequence[Step]) -> str:
    """The README with its picture as it should be; one without a place for it gets it at the end."""
    block = f"{BEGIN}\n{draw(steps)}\n{END}"
    if BLOCK.search(text):
        return BLOCK.sub(lambda _: block, text, count=1)
    return f"{text.rstrip()}\n\n{block}\n"


def stale() -> list[Path]:
    return [readme for readme, steps in tables() if readme.exists() and redrawn(readme.read_text(), steps) != readme.read_text()]
