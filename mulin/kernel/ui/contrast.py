"""A community's own colour, and whether people can read what is drawn in it.

Contrast after WCAG 2.2, success criterion 1.4.3: (lighter + 0.05) / (darker + 0.05) of relative luminances.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes

LEAST = 4.5
WHITE = "#ffffff"
CARDS = {"light": "#ffffff", "dark": "#211d1a"}
PAPERS = {"light": "#f6f3ee", "dark": "#161311"}
SHAPE = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True)
class Scheme:
    """The five tokens that a community's colour replaces, for light or dark."""

    brand: str
    press: str
    text: str
    soft: str
    on_brand: str = WHITE


def ratio(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(one: str, other: str, share: float) -> str:
    """`share` of `one`, the rest of `other`."""
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(_parts(one), _parts(other), strict=True))


def schemes(colour: str) -> dict[str, Scheme]:
    """The colour itself fills buttons in both schemes; as text on dark it is lightened until it can be read."""
    dark_soft = mix(colour, CARDS["dark"], 0.2)
    light_soft = mix(colour, WHITE, 0.08)
    return {
        "light": Scheme(colour, mix(colour, "#000000", 0.8), colour, light_soft),
        "dark": Scheme(colour, mix(colour, WHITE, 0.88), _lightened(colour, dark_soft), dark_soft),
    }


def may_be_brand(colour: str) -> Yes | No:
    if not SHAPE.fullmatch(colour):
        return No(_("颜色要写成 # 加六位数字或字母，例如 #ac3322。"))
    drawn = schemes(colour)
    for name, scheme in drawn.items():
        if ratio(scheme.on_brand, scheme.brand) < LEAST or ratio(scheme.on_brand, scheme.press) < LEAST:
            return No(_("这个颜色太浅，上面的白字看不清。请选深一些的。"))
        for ground in (CARDS[name], PAPERS[name], scheme.soft):
            if ratio(scheme.text, ground) < LEAST:
                return No(_("用这个颜色写的字看不清。请选深一些的。"))
    return Yes()


def _lightened(colour: str, ground: str) -> str:
    """The first step towards white that reads on the soft ground, hence on card and paper, which are darker."""
    steps = (mix(colour, WHITE, 1 - step / 20) for step in range(21))
    return next(step for step in steps if ratio(step, ground) >= LEAST + 0.5)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
