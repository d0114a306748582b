"""QR codes. The mask is fixed: trying all eight is five times the work, and any mask is readable."""

import io

import segno
from django.utils.html import escape
from django.utils.safestring import SafeString

MASK = 2
QUIET = 4  # modules of margin that the standard asks for


def svg(text: str, *, label: str = "") -> SafeString:
    """A QR code for a page, as wide as its container; `label` is what a screen reader says."""
    strokes, side = drawn(text)
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return SafeString(
        f'<svg class="qr" viewBox="0 0 {side} {side}" {spoken}><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path stroke="#000" d="{strokes}"/></svg>'
    )


def drawn(text: str) -> tuple[str, int]:
    """The dark modules as strokes of an SVG path, one unit a module, and how many units a side has with its margin."""
    code = _made(text)
    strokes = []
    for y, row in enumerate(code.matrix, QUIET):
        at = row.find(1)
        while at >= 0:
            end = row.find(0, at)
            end = len(row) if end < 0 else end
            strokes.append(f"M{at + QUIET} {y}.5h{end - at}")
            at = row.find(1, end)
    return "".join(strokes), len(code.matrix) + 2 * QUIET


def png(text: str, *, scale: int = 8) -> bytes:
    out = io.BytesIO()
    _made(text).save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="m", mask=MASK, micro=False)
