"""Plain drawings of before and after, in the place of photos."""

import io
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing


def drawn(number: int, after: bool, worker: Standing, at: datetime) -> str:
    picture = Image.new("RGB", (640, 480), "#d9d3c4" if not after else "#e6efdf")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 330, 640, 480), "#b9ad97")
    if after and number == 0:
        for place in range(9):
            pen.line((70 + 62 * place, 330, 70 + 62 * place, 250), "#4f8a6c", 8)
            pen.ellipse((45 + 62 * place, 205, 95 + 62 * place, 255), "#c4604c" if place % 2 else "#e2a14a")
    elif after:
        pen.rectangle((170, 250, 470, 285), "#8a5a33")
        pen.rectangle((190, 285, 215, 370), "#6d4526")
        pen.rectangle((425, 285, 450, 370), "#6d4526")
    else:
        for place in range(4 - number):
            pen.rectangle((90 + 120 * place, 240 - 20 * (place % 2), 190 + 120 * place, 340), "#8f8573", "#6e6657", 5)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    upload = SimpleUploadedFile("picture.jpg", out.getvalue(), "image/jpeg")
    return keep_image(upload, by_account=worker.account_id, at=at, guard="deliberation.talk").key
