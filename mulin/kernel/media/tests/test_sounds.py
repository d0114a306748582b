from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mulin.kernel.media import actions, guards, ranges, sounds
from mulin.kernel.media.actions import BadUpload

AT = datetime(2026, 11, 19, 4, tzinfo=UTC)
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + bytes(400)
OGG = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(200)
M4A = b"\x00\x00\x00\x1cftypM4A \x00\x00\x02\x00" + bytes(200)


def keep(data: bytes, name: str = "voice.mp3"):
    return actions.keep_sound(SimpleUploadedFile(name, data), by_account=11, at=AT, guard="voices")


@pytest.mark.parametrize(
    ("data", "kind"),
    [(MP3, "audio/mpeg"), (MP3[10:], "audio/mpeg"), (OGG, "audio/ogg"), (M4A, "audio/mp4"), (M4A.replace(b"M4A ", b"isom"), "audio/mp4")],
)  # fmt: skip
def test_a_voice_is_known_by_its_signature_and_kept_as_it_is(db, data, kind):
    file = keep(data, "whatever.exe")
    assert (file.kind, file.content_type, file.size, file.name) == ("sound", kind, len(data), "")


@pytest.mark.parametrize(
    "data",
    [
        b"<script>alert(1)</script>", b"\xff\xfb\xf0\x00" + bytes(9), b"\xff\xd8\xff\xe0 a photo", OGG.replace(b"OpusHead", b"\x80theora"),
        M4A.replace(b"ftypM4A ", b"ftypqt  "), M4A + b"hdlr....vide", b"RIFF....WAVE", b"\xff\xf1 aac",
    ],
)  # fmt: skip
def test_what_only_calls_itself_a_voice_is_refused(db, data):
    with pytest.raises(BadUpload, match="MP3、M4A 或 OGG"):
        keep(data)


def test_long_voices_are_refused(db):
    with pytest.raises(BadUpload, match="最多 8 MB"):
        keep(MP3 + bytes(sounds.MOST_BYTES))


def test_a_phone_gets_the_part_it_asks_for(db, monkeypatch):
    monkeypatch.setattr(guards, "TABLE", {"voices": guards.Guard(lambda me, key: True, None)})
    url, client = keep(MP3).url, Client()
    whole = client.get(url)
    assert (whole.status_code, b"".join(whole.streaming_content), whole["Accept-Ranges"]) == (200, MP3, "bytes")
    assert (whole["Content-Type"], whole["X-Content-Type-Options"]) == ("audio/mpeg", "nosniff")
    assert "attachment" not in whole.get("Content-Disposition", "")
    part = client.get(url, headers={"Range": "bytes=0-1"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, b"ID", f"bytes 0-1/{len(MP3)}")
    last = client.get(url, headers={"Range": "bytes=-4"})
    assert (last.content, last["Content-Length"]) == (MP3[-4:], "4")
    beyond = client.get(url, headers={"Range": "bytes=99999-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(MP3)}")


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", None), ("bytes=0-", (0, 99)), ("bytes=10-19", (10, 19)), ("bytes=90-500", (90, 99)), ("bytes=-500", (0, 99)), ("bytes=5-1", None),
        ("bytes=0-1,5-6", None), ("items=0-1", None), ("bytes=-", None),
    ],
)  # fmt: skip
def test_ranges_are_read_as_the_standard_says(header, part):
    assert ranges.wanted(header, 100) == part
