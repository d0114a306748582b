"""One SVG sprite of the named icons: sprite.py FOLDER NAMES > icons.svg"""

import re
import sys
from pathlib import Path

HEAD = "<!-- Icons from Lucide (lucide.dev), ISC License, some derived from Feather, MIT License: see icons.LICENSE. -->"


def symbol(folder: Path, name: str) -> str:
    drawing = (folder / f"{name}.svg").read_text()
    inside = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
    if inside is None:
        raise SystemExit(f"{name}.svg holds no drawing")
    shapes = re.sub(r">\s+<", "><", inside[1].strip()).replace(" />", "/>")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def main(folder: str, names: str) -> None:
    symbols = [symbol(Path(folder), name) for name in Path(names).read_text().split()]
    print("\n".join([HEAD, '<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
