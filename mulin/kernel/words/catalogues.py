"""The English catalogue of one module: reading, bringing up to date, and what is still amiss in it."""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

# Without dates, so that two runs write the same bytes.
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
SLOTS = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


@dataclass
class Gaps:
    missing: list[str] = field(default_factory=list)  # shown, but without English
    obsolete: list[str] = field(default_factory=list)  # English for what nothing shows any more
    broken: list[str] = field(default_factory=list)  # the English lacks or invents a %(slot)s

    def __bool__(self) -> bool:
        return bool(self.missing or self.obsolete or self.broken)


def path_in(module: Path) -> Path:
    return module / "locale" / "en" / "LC_MESSAGES" / "django.po"


def kept(module: Path) -> Catalog:
    path = path_in(module)
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def gaps(module: Path, wanted: Catalog) -> Gaps:
    have = kept(module)
    found = Gaps()
    for message in _real(wanted):
        translated = have.get(message.id, message.context)
        if translated is None or translated.fuzzy or not _is_full(translated):
            found.missing.append(f"{_text(message)}    ({_place(message)})")
        elif not _same_slots(translated):
            found.broken.append(_text(message))
    found.obsolete = [_text(message) for message in _real(have) if wanted.get(message.id, message.context) is None]
    return found


def bring_up_to_date(module: Path, wanted: Catalog) -> None:
    """Keeps the English there is, adds what is new with an empty one, drops what nothing shows."""
    have = kept(module)
    fresh = Catalog(locale="en")
    for message in _real(wanted):
        old = have.get(message.id, message.context)
        fresh.add(message.id, old.string if old else None, context=message.context, flags=old.flags if old else ())
    body = io.BytesIO()
    write_po(body, fresh, width=0, omit_header=True, sort_output=True)
    path = path_in(module)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (HEAD + body.getvalue().decode()).rstrip("\n") + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _real(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _is_full(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(strings)


def _same_slots(message: Message) -> bool:
    """Plurals may leave a slot out ("one day left"); they may not invent one."""
    if isinstance(message.id, str):
        return set(SLOTS.findall(message.id)) == set(SLOTS.findall(str(message.string)))
    known = set(SLOTS.findall(" ".join(message.id)))
    return set(SLOTS.findall(" ".join(message.string or ()))) <= known


def _text(message: Message) -> str:
    return message.id if isinstance(message.id, str) else " / ".join(message.id)


def _place(message: Message) -> str:
    return ":".join(map(str, message.locations[0])) if message.locations else ""
