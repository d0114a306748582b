"""docs/settings.md, made from the table of settings."""

from .environment import ROOT, TABLE

PATH = ROOT / "docs/settings.md"
HEAD = """# Settings

Read from the environment at start. In production (`MULIN_MODE=production`) an unsafe value stops the start and says how
to mend it; `bin/mulin check` says what else is wrong. This page is made by `bin/mulin docs` from `mulin/site_/environment.py`.

| name | default | meaning |
| --- | --- | --- |
"""


def text() -> str:
    return HEAD + "".join(
        f"| `{row.name}` | {f'`{row.default}`' if row.default else ''} | {row.meaning.replace('|', 'or')} |\n" for row in TABLE
    )
