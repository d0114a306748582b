"""Plain drawings of what the demo's shop gives, in the place of photos."""

import io
import math
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from mulin.kernel.media.actions import keep_image

SIZE, SCALE = (960, 720), 12  # a drawing is 80 wide and 60 high
Shape = tuple[str, tuple[float, ...], str]  # kind, coordinates, colour; of a line and an arc its width comes last
INK, PAPER, WARM, GREEN, BLUE, RED, SAND = "#3d4a46", "#fffdf7", "#e2a14a", "#4f8a6c", "#5b86ad", "#c4604c", "#d9c49a"

DRAWN: dict[str, tuple[str, list[Shape]]] = {
    "Canvas bag": ("#dfe9dc", [
        ("arc", (32, 10, 48, 34, 180, 360, 1.6), INK), ("poly", (24, 23, 56, 23, 59, 51, 21, 51), SAND),
        ("line", (24, 27, 56, 27, 0.5), "#b89f6c"), ("leaf", (40, 39, 8), GREEN),
    ]),
    "Bin for sorting": ("#e3ecf2", [
        ("box", (22, 21, 39, 50, 2), GREEN), ("box", (41, 21, 58, 50, 2), BLUE), ("box", (20, 16, 39.5, 21, 1.5), "#3c6e55"),
        ("box", (40.5, 16, 60, 21, 1.5), "#456a8c"), ("leaf", (30.5, 36, 6), PAPER), ("ring", (44.5, 31, 54.5, 41, 1.6), PAPER),
    ]),
    "Rice, 2.5 kg": ("#f4ead6", [
        ("poly", (26, 14, 54, 14, 57, 50, 23, 50), PAPER), ("poly", (26, 14, 54, 14, 53, 18, 27, 18), RED),
        ("poly", (28, 26, 52, 26, 53, 44, 27, 44), "#f1dfae"), ("grain", (34, 35), "#c79a3d"), ("grain", (40, 32), "#c79a3d"),
        ("grain", (46, 35), "#c79a3d"), ("grain", (40, 39), "#c79a3d"),
    ]),
    "A haircut": ("#efe3e6", [
        ("box", (48, 12, 55, 48, 1.5), BLUE), *[("line", (48, y, 44.5, y, 0.9), BLUE) for y in range(15, 47, 3)],
        ("line", (23, 13, 36, 38, 2.2), INK), ("line", (37, 13, 24, 38, 2.2), INK), ("ring", (18, 37, 27, 47, 2), RED),
        ("ring", (33, 37, 42, 47, 2), RED),
    ]),
    "Cleaning an appliance": ("#dcebf0", [
        ("box", (14, 14, 66, 32, 3), PAPER), ("line", (18, 27, 62, 27, 1.4), "#b9c7cc"), ("dot", (60, 19, 1.3), GREEN),
        *[("wave", (x, 36, 12), BLUE) for x in (24, 36, 48)], ("dot", (20, 42, 2.4), PAPER), ("dot", (63, 40, 3), PAPER), ("dot", (57, 47, 1.8), PAPER),
    ]),
    "Ten photo prints": ("#ece6dc", [
        ("box", (33, 12, 63, 38, 1), "#c9bca6"), ("box", (27, 16, 57, 42, 1), "#ddd2bf"), ("box", (20, 20, 51, 48, 1), PAPER),
        ("box", (22.5, 22.5, 48.5, 42, 0.5), "#a9cbe0"), ("poly", (22.5, 42, 31, 30, 38, 42), GREEN), ("poly", (33, 42, 40, 33, 48.5, 42), "#6da384"),
        ("dot", (43, 27, 2.4), WARM),
    ]),
    "Supermarket voucher, 20 yuan": ("#f3e0d5", [
        ("box", (13, 17, 67, 45, 2), RED), ("dot", (13, 31, 3.4), "#f3e0d5"), ("dot", (67, 31, 3.4), "#f3e0d5"),
        *[("line", (51, y, 51, y + 1.6, 0.6), PAPER) for y in range(19, 44, 3)],
        ("line", (26, 22, 31, 29, 1.7), PAPER), ("line", (36, 22, 31, 29, 1.7), PAPER), ("line", (31, 29, 31, 40, 1.7), PAPER),
        ("line", (26, 31, 36, 31, 1.4), PAPER), ("line", (26, 35, 36, 35, 1.4), PAPER), ("cart", (54, 27), PAPER),
    ]),
    "Half a day's parking": ("#dde4ee", [
        ("box", (16, 11, 36, 31, 2), BLUE), ("line", (22.5, 15, 22.5, 27.5, 2), PAPER), ("ring", (21.5, 14, 30.5, 23, 2), PAPER),
        ("line", (26, 31, 26, 50, 1.4), INK), ("box", (34, 39, 66, 48, 3), WARM), ("poly", (40, 39, 44, 32, 57, 32, 61, 39), WARM),
        ("poly", (43, 39, 45.5, 34, 50, 34, 50, 39), PAPER), ("poly", (51.5, 39, 51.5, 34, 55.5, 34, 58, 39), PAPER),
        ("dot", (41.5, 48, 3.2), INK), ("dot", (58.5, 48, 3.2), INK),
    ]),
}  # fmt: skip


def picture_of(item: str, at: datetime) -> str:
    """The key of its kept drawing."""
    ground, shapes = DRAWN[item]
    image = Image.new("RGB", SIZE, ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse(_scaled(14, 48, 66, 55), fill=_darker(ground))
    for kind, where, colour in shapes:
        _draw(pen, kind, where, colour)
    image = image.resize((SIZE[0] // 2, SIZE[1] // 2), Image.Resampling.LANCZOS)
    into = io.BytesIO()
    image.save(into, "PNG", compress_level=1)
    upload = SimpleUploadedFile("item.png", into.getvalue(), "image/png")
    return keep_image(upload, by_account=None, at=at, guard="volunteering").key


def _draw(pen: ImageDraw.ImageDraw, kind: str, where: tuple[float, ...], colour: str) -> None:
    x, y, *rest = where
    match kind:
        case "box":
            pen.rounded_rectangle(_scaled(*where[:4]), rest[2] * SCALE, fill=colour)
        case "poly":
            pen.polygon(_scaled(*where), fill=colour)
        case "line":
            pen.line(_scaled(*where[:4]), fill=colour, width=round(rest[2] * SCALE), joint="curve")
        case "arc":
            pen.arc(_scaled(*where[:4]), rest[2], rest[3], fill=colour, width=round(rest[4] * SCALE))
        case "ring":
            pen.ellipse(_scaled(*where[:4]), outline=colour, width=round(rest[2] * SCALE))
        case "dot":
            pen.ellipse(_scaled(x - rest[0], y - rest[0], x + rest[0], y + rest[0]), fill=colour)
        case "grain":
            pen.ellipse(_scaled(x - 2.4, y - 1.2, x + 2.4, y + 1.2), fill=colour)
        case "wave":
            dots = [(x + 1.6 * math.sin(step / 2), y + step * rest[0] / 12) for step in range(13)]
            pen.line([number for dot in dots for number in _scaled(*dot)], fill=colour, width=SCALE, joint="curve")
        case "leaf":
            pen.chord(_scaled(x - rest[0], y - rest[0], x + rest[0], y + rest[0]), 200, 340, fill=colour)
            pen.chord(_scaled(x - rest[0], y - 1.55 * rest[0], x + rest[0], y + 0.45 * rest[0]), 20, 160, fill=colour)
        case "cart":
            pen.line(
                _scaled(x, y, x + 2, y, x + 4, y + 6, x + 8, y + 6, x + 9, y + 2, x + 3, y + 2), fill=colour, width=SCALE // 2
            )
            for wheel in (4.5, 7.5):
                pen.ellipse(_scaled(x + wheel - 0.8, y + 7, x + wheel + 0.8, y + 8.6), fill=colour)


def _scaled(*where: float) -> list[float]:
    return [number * SCALE for number in where]


def _darker(colour: str) -> str:
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.94):02x}" for part in parts)
