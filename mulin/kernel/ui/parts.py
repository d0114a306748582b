"""Small values that templates draw."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """A state as people see it: a word and an icon, coloured by `tone`: "ok", "wait", "info", "late" or "" (neutral)."""

    label: str
    tone: str = ""
    icon: str = ""
