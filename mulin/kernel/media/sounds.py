"""Voices are kept as they are sent: nothing here can encode sound anew, so what lies in them besides the voice stays in them.

What counts is the signature, not the name's ending: MP3 with an ID3v2 tag (id3.org, "ID3v2 header") or from its first frame
(ISO/IEC 11172-3, 2.4.1.3), Ogg (RFC 3533, 6), and MP4 whose brand is for audio (ISO/IEC 14496-12, 4.3: `ftyp`).
"""

from typing import IO

from django.utils.translation import gettext as _

from .images import BadUpload

MOST_BYTES = 8 * 2**20  # about eight minutes at 128 kbit/s
BRANDS = (b"M4A ", b"M4B ", b"isom", b"iso2", b"mp42", b"mp41", b"dash")


def recognise(file: IO[bytes]) -> tuple[str, str]:
    """Suffix and content type.

    Raises:
        BadUpload: none of the three.
    """
    head = file.read(4096)
    file.seek(0)
    if head.startswith(b"ID3") or _is_frame(head):
        return ".mp3", "audio/mpeg"
    if head.startswith(b"OggS"):
        if b"\x80theora" not in head and (b"OpusHead" in head or b"\x01vorbis" in head):
            return ".ogg", "audio/ogg"
    elif head[4:8] == b"ftyp" and head[8:12] in BRANDS and b"vide" not in head:
        return ".m4a", "audio/mp4"
    raise BadUpload(_("这个文件不是能用的声音。请传 MP3、M4A 或 OGG 格式，8 MB 以内。"))


def _is_frame(head: bytes) -> bool:
    """Eleven set bits, layer III, and neither a forbidden bit rate nor sampling rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[2] >> 4 not in (0, 15) and head[2] >> 2 & 3 != 3
