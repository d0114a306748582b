"""QR codes. The mask is fixed: trying all eight is five times the work, and any mask is readable."""

import io

import segno
from django.utils.html import escape
from django.utils.safestring import SafeString

MASK = 2
QUIET = 4  # modules of margin that the standard asks for


def svg(text: str, *, label: str = "") -> SafeString:
    """A QR code for a page, as wide as its container; `label` is what a screen reader says."""
    code = _made(text)
    side = code.symbol_size(border=QUIET)[0]
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return SafeString(
        f'<svg class="qr" viewBox="0 0 {side} {side}" {spoken}><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path stroke="#000" d="{path(text)}"/></svg>'
    )


def path(text: str) -> str:
    """The dark modules as strokes of an SVG path, one unit a module: the smallest form for print templates."""
    strokes = []
    for y, row in enumerate(_made(text).matrix, QUIET):
        x = 0
        while x < len(row):
            run = 1
            if row[x]:
                while x + run < len(row) and row[x + run]:
                    run += 1
                strokes.append(f"M{x + QUIET} {y}.5h{run}")
            x += run
    return "".join(strokes)


def size(text: str) -> int:
    """Modules along one side, with the quiet zone."""
    return int(_made(text).symbol_size(border=QUIET)[0])


def png(text: str, *, scale: int = 8) -> bytes:
    out = io.BytesIO()
    _made(text).save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="m", mask=MASK, micro=False)
