"""Photos as they are kept: decoded and encoded anew, so that nothing of the sent bytes survives but the picture."""

import io
import warnings
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

LARGE, SMALL = 1600, 400  # px, the longer side
MOST_PIXELS = 40_000_000
READ = ("JPEG", "PNG", "WEBP", "GIF")
NEW_PHONES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


class BadUpload(ValueError):
    """The file cannot be kept; str(self) is one sentence that says what to send instead."""


@dataclass(frozen=True)
class Picture:
    content_type: str
    suffix: str
    large: bytes
    small: bytes
    width: int
    height: int


def picture(file: IO[bytes]) -> Picture:
    """The first frame, upright, at most 1600 px, without EXIF, comments or profile; and a 400 px copy.

    Raises:
        BadUpload: not a picture, too many pixels, or cut short.
    """
    image = _open(file)
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise BadUpload(_too_many_pixels())
    try:
        image.draft("RGB", (LARGE, LARGE))  # lets a large JPEG be decoded at a fraction of its size
        upright = ImageOps.exif_transpose(image)
        see_through = upright.has_transparency_data
        upright = upright.convert("RGBA" if see_through else "RGB")
    except Exception as error:  # decoders raise many kinds on broken files; all mean the same here
        raise BadUpload(_("这张照片不完整，可能没有传完。请重新拍一张或换一张再传。")) from error
    upright.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    small = upright.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    form = ("WEBP", "image/webp", ".webp") if see_through else ("JPEG", "image/jpeg", ".jpg")
    return Picture(form[1], form[2], _encoded(upright, form[0]), _encoded(small, form[0]), *upright.size)


def _open(file: IO[bytes]) -> Image.Image:
    head = file.read(32)
    file.seek(0)
    if any(mark in head for mark in NEW_PHONES):
        raise BadUpload(_("这张照片是 HEIC 格式，还打不开。请在手机相机设置里改为“兼容性最佳”，或者截屏后再传。"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(file, formats=READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadUpload(_too_many_pixels()) from error
    except Exception as error:
        raise BadUpload(_("这个文件不是照片。请传 JPG、PNG、WebP 或 GIF 格式的图片。")) from error


def _too_many_pixels() -> str:
    return _("这张照片超过 4000 万像素，太大了。请缩小后再传，或者直接用手机拍一张。")


def _encoded(image: Image.Image, form: str) -> bytes:
    clean = Image.new(image.mode, image.size)  # a new image carries no metadata along
    clean.paste(image)
    out = io.BytesIO()
    clean.save(out, form, quality=82, **({"progressive": True, "optimize": True} if form == "JPEG" else {"method": 4}))
    return out.getvalue()
