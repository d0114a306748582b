"""The faces that print. A missing Chinese face raises no error in typst, so it is looked for here and at every start."""

import struct
from functools import cache
from pathlib import Path

import typst
from pylopdf_fonts_zh_cn import sans_path, serif_path

SONG, HEI = "Noto Serif SC", "Noto Sans SC"


@cache
def loaded() -> typst.Fonts:
    """Our faces first; those of the system may help out with characters ours lack."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[str(folder()), *_own()])


def folder() -> Path:
    return Path(str(serif_path())).parent


def missing() -> list[str]:
    """Families that PDFs need and that are not there. Empty: printing is safe."""
    there = set(typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder())]).families())
    return [family for family in (SONG, HEI) if family not in there]


def without_a_glyph(text: str) -> str:
    """The characters of `text` that neither of our faces can print, each once."""
    have = _characters(str(serif_path())) | _characters(str(sans_path()))
    return "".join(dict.fromkeys(char for char in text if ord(char) > 32 and ord(char) not in have))


def _own() -> list[str]:
    from django.conf import settings

    kept = Path(settings.MEDIA_ROOT).parent / "fonts"  # an operator may lay further faces there, for the rarest names
    return [str(kept)] if kept.is_dir() else []


@cache
def _characters(path: str) -> frozenset[int]:
    """What a font's cmap (format 12) covers: OpenType specification, "cmap"."""
    data = Path(path).read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    where = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    start = where[b"cmap"]
    found: set[int] = set()
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        at = start + struct.unpack_from(">I", data, start + 8 + 8 * record)[0]
        if struct.unpack_from(">H", data, at)[0] == 12:
            for group in range(struct.unpack_from(">I", data, at + 12)[0]):
                first, last = struct.unpack_from(">II", data, at + 16 + 12 * group)
                found.update(range(first, last + 1))
    return frozenset(found)
