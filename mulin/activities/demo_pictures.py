"""A plain poster for each kind of activity, in the place of photos."""

import io
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from mulin.kernel.media.actions import keep_image

WIDE, HIGH = 960, 432
# ground, hills, and what stands on them: (kind, left, top, right, bottom, colour) in hundredths
POSTERS: dict[str, tuple[str, str, list[tuple[str, int, int, int, int, str]]]] = {
    "health": ("#dcebf0", "#a9cbe0", [("box", 42, 26, 58, 74, "#4f8a6c"), ("box", 33, 40, 67, 60, "#4f8a6c")]),
    "talk": ("#efe6d8", "#d9c49a", [("box", 24, 30, 60, 62, "#fffdf7"), ("box", 40, 44, 76, 76, "#5b86ad")]),
    "show": ("#3d4a5c", "#2c3644", [("dot", 30, 16, 46, 52, "#e2a14a"), ("dot", 54, 26, 66, 53, "#fffdf7"), ("dot", 44, 48, 56, 75, "#c4604c")]),
    "sport": ("#e3ecdf", "#8fb89b", [("dot", 62, 14, 78, 50, "#e2a14a"), ("tree", 18, 30, 34, 84, "#4f8a6c")]),
    "craft": ("#efe3e6", "#d8b9c0", [("dot", 34, 22, 66, 94, "#c4604c"), ("dot", 42, 40, 58, 76, "#fffdf7")]),
    "family": ("#f4ead6", "#9bc0a4", [("house", 24, 24, 52, 84, "#c4604c"), ("tree", 62, 34, 78, 86, "#4f8a6c")]),
    "festival": ("#f3ddd0", "#e0a58f", [("dot", 22, 20, 38, 62, "#c4604c"), ("dot", 42, 28, 58, 70, "#d98a3d"), ("dot", 62, 20, 78, 62, "#c4604c")]),
    "market": ("#eef0e4", "#cfd6b4", [("stand", 14, 34, 38, 84, "#c4604c"), ("stand", 62, 34, 86, 84, "#5b86ad"), ("stand", 38, 42, 62, 90, "#4f8a6c")]),
    "trip": ("#dbe9f1", "#7fa88c", [("dot", 66, 12, 80, 44, "#e2a14a"), ("bird", 20, 26, 32, 38, "#3d4a46"), ("bird", 38, 18, 48, 28, "#3d4a46")]),
    "civic": ("#e9e4f0", "#b7abc9", [("dot", 30, 26, 52, 76, "#c4604c"), ("dot", 48, 26, 70, 76, "#e2a14a")]),
}  # fmt: skip


def drawn(kind: str, at: datetime) -> str:
    """The key of its kept picture."""
    return keep_image(poster(kind), by_account=None, at=at, guard="activities").key


def poster(kind: str) -> SimpleUploadedFile:
    ground, hill, shapes = POSTERS[kind]
    image = Image.new("RGB", (WIDE * 2, HIGH * 2), ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse(_scaled(-20, 62, 70, 150), fill=hill)
    pen.ellipse(_scaled(38, 70, 130, 170), fill=hill)
    for shape, left, top, right, bottom, colour in shapes:
        _draw(pen, shape, left, top, right, bottom, colour)
    into = io.BytesIO()
    image.resize((WIDE, HIGH), Image.Resampling.LANCZOS).save(into, "PNG", compress_level=1)
    return SimpleUploadedFile("poster.png", into.getvalue(), "image/png")


def _draw(pen: ImageDraw.ImageDraw, shape: str, left: float, top: float, right: float, bottom: float, colour: str) -> None:
    middle = (left + right) / 2
    match shape:
        case "dot":
            pen.ellipse(_scaled(left, top, right, bottom), fill=colour)
        case "box":
            pen.rounded_rectangle(_scaled(left, top, right, bottom), 16, fill=colour)
        case "tree":
            pen.rectangle(_scaled(middle - 1, bottom - 20, middle + 1, bottom), fill="#7a6248")
            pen.ellipse(_scaled(left, top, right, bottom - 14), fill=colour)
        case "house":
            pen.polygon(_scaled(left, top + 24, middle, top, right, top + 24), fill=colour)
            pen.rectangle(_scaled(left + 3, top + 24, right - 3, bottom), fill="#fffdf7")
            pen.rectangle(_scaled(middle - 3, bottom - 20, middle + 3, bottom), fill="#5b86ad")
        case "stand":
            for post in (left + 3, right - 4):
                pen.rectangle(_scaled(post, top + 8, post + 1, bottom), fill="#7a6248")
            pen.polygon(_scaled(left + 3, top, right - 3, top, right, top + 16, left, top + 16), fill=colour)
            pen.rectangle(_scaled(left + 2, top + 32, right - 2, bottom), fill="#fffdf7")
        case "bird":
            pen.arc(_scaled(left, top, middle, bottom), 180, 360, fill=colour, width=8)
            pen.arc(_scaled(middle, top, right, bottom), 180, 360, fill=colour, width=8)


def _scaled(*where: float) -> list[float]:
    return [number * (WIDE if place % 2 == 0 else HIGH) / 50 for place, number in enumerate(where)]
