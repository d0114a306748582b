import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from mulin.kernel.media import actions, guards
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.media.models import File

AT = datetime(2026, 11, 19, 4, tzinfo=UTC)
ANNA, BORIS = 11, 12


def sent(data: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def photo(size=(3000, 2000), colour="red", form="JPEG", **more) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **more)
    return out.getvalue()


def kept(file: File) -> Image.Image:
    return Image.open(default_storage.open(file.stored))


def keep(data: bytes, name: str = "photo.jpg", **more) -> File:
    return actions.keep_image(sent(data, name), **{"by_account": ANNA, "at": AT} | more)


@pytest.fixture
def own_guards(monkeypatch):
    monkeypatch.setattr(guards, "TABLE", {})


class Somebody:
    def __init__(self, account_id):
        self.account_id = account_id


def test_a_photo_is_made_small_and_has_a_thumbnail(db):
    file = keep(photo())

    assert (file.width, file.height, kept(file).size) == (1600, 1067, (1600, 1067))
    assert Image.open(default_storage.open(file.stored_small)).size == (400, 267)
    assert (file.kind, file.content_type, file.size) == ("image", "image/jpeg", default_storage.size(file.stored))
    assert file.stored.startswith("public/2026/11/") and len(file.key) == 24


@pytest.mark.row("maps-3")
def test_where_it_was_taken_is_not_kept(db):
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "PhoneMaker", "taken at home"
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 12.0), 3: "E", 4: (121.0, 33.0, 0.0)})
    data = photo((800, 600), exif=exif, comment=b"a secret remark")
    assert b"PhoneMaker" in data and Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)

    file = keep(data)

    stored = default_storage.open(file.stored).read()
    assert (dict(kept(file).getexif()), "comment" in kept(file).info, b"PhoneMaker" in stored) == ({}, False, False)


def test_text_inside_a_png_is_not_kept(db):
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Zhang San 13800138000")
    file = keep(photo((50, 50), form="PNG", pnginfo=words), "a.png")

    assert b"13800138000" not in default_storage.open(file.stored).read()


def test_a_photo_held_sideways_stands_upright(db):
    sideways = Image.new("RGB", (400, 200), "blue")
    sideways.paste("red", (0, 0, 40, 200))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn 90° clockwise to view
    out = io.BytesIO()
    sideways.save(out, "JPEG", exif=exif)

    upright = kept(keep(out.getvalue())).convert("RGB")

    assert upright.size == (200, 400)
    red, _green, blue = upright.getpixel((100, 10))
    assert red > 200 and blue < 60


def test_a_see_through_picture_stays_see_through(db):
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (255, 0, 0, 0)).save(out, "PNG")

    file = keep(out.getvalue(), "a.png")

    assert (file.content_type, kept(file).getpixel((5, 5))[3]) == ("image/webp", 0)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "JPEG"])
def test_usual_formats_are_read_whatever_the_name_says(db, form):
    assert keep(photo((30, 20), form=form), "scan.exe").content_type == "image/jpeg"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90 this is a programme", "photo.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "photo.svg"),
        (b"<!doctype html><script>alert(1)</script>", "photo.png"),
        (b"PK\x03\x04 something packed", "photo.jpeg"),
        ("只是一些字".encode(), "照片.jpg"),
    ],
)
def test_what_only_calls_itself_a_photo_is_refused(db, data, name):
    with pytest.raises(BadUpload, match="不是照片"):
        keep(data, name)
    assert not File.objects.exists()


def test_a_new_phones_format_gets_its_own_advice(db):
    with pytest.raises(BadUpload, match="HEIC"):
        keep(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 50)


def test_a_script_hidden_behind_a_photo_is_gone(db):
    script = b"<script>alert(document.cookie)</script>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("evil.html", script)

    file = keep(photo((100, 100)) + script + packed.getvalue())

    stored = default_storage.open(file.stored).read()
    assert (b"script" in stored, b"PK\x03\x04" in stored) == (False, False)


def test_a_photo_cut_short_says_so(db):
    noise = Image.effect_noise((600, 600), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "JPEG")
    with pytest.raises(BadUpload, match="没有传完"):
        keep(out.getvalue()[:5000])


def test_pixel_bombs_are_refused_without_unpacking_them(db):
    flat = io.BytesIO()
    Image.new("1", (20000, 20000)).save(flat, "PNG")  # 50 kB that unpack to 400 MP
    assert len(flat.getvalue()) < 100_000
    with pytest.raises(BadUpload, match="4000 万像素"):
        keep(flat.getvalue(), "a.png")
    wide = io.BytesIO()
    Image.new("1", (8001, 5000)).save(wide, "PNG")
    with pytest.raises(BadUpload, match="4000 万像素"):
        keep(wide.getvalue(), "a.png")


def test_files_over_twenty_megabytes_are_refused(db):
    with pytest.raises(BadUpload, match="21 MB，最多 20 MB"):
        keep(photo((10, 10)) + b"\0" * (21 * 2**20))


def test_an_empty_file_is_refused(db):
    with pytest.raises(BadUpload, match="是空的"):
        keep(b"")


def test_a_hundred_megabytes_are_refused_before_a_byte_is_read(db):
    class Unread:
        def read(self, *_):
            raise AssertionError("the body was read")

        readline = read

    head = {"CONTENT_LENGTH": str(100 * 2**20), "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
    page = Client().post("/report/", **head)
    assert (page.status_code, "超过 100 MB" in page.content.decode()) == (413, True)
    short = Client(headers={"accept": "application/json"}).post("/report/", **head)
    assert (short.status_code, short.json()["error"][:11]) == (413, "这次传的内容超过 10")


def test_documents_are_known_by_what_is_inside(db):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    pdf = actions.keep_document(sent(b"%PDF-1.7 ...", "会议 纪要.exe"), by_account=ANNA, at=AT)
    sheet = actions.keep_document(sent(packed.getvalue(), "表.xlsx"), by_account=ANNA, at=AT)

    assert (pdf.name, pdf.content_type, sheet.name) == ("会议 纪要.pdf", "application/pdf", "表.xlsx")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    for bad in (packed.getvalue(), b"<html>", b"PK\x03\x04broken"):
        with pytest.raises(BadUpload, match="不带宏"):
            actions.keep_document(sent(bad, "表.xlsx"), by_account=ANNA, at=AT)


def test_only_whom_a_guard_lets_may_see_a_file(db, own_guards):
    file = keep(photo((10, 10)), guard="matters")
    guards.register("matters", lambda who, key: who.account_id == BORIS and key == file.key)
    guards.register("notices", lambda who, key: True)  # is not asked about another's file

    seen = [guards.may_see(Somebody(account), file) for account in (ANNA, BORIS, 99, None)]
    assert seen == [True, True, False, False]


def test_a_file_with_no_named_guard_asks_them_all(db, own_guards):
    file = keep(photo((10, 10)), by_account=None)
    assert [guards.may_see(Somebody(account), file) for account in (BORIS, None)] == [False, False]

    guards.register("matters", lambda who, key: who.account_id == BORIS)
    assert [guards.may_see(Somebody(account), file) for account in (BORIS, None)] == [True, False]


def test_a_stranger_is_told_there_is_no_such_file(stage, own_guards):
    file = keep(photo((10, 10)))
    assert [Client().get(url).status_code for url in (file.url, file.small_url, "/files/nothing/")] == [404, 404, 404]


def test_a_file_is_sent_privately_and_only_once_to_a_browser(stage, own_guards):
    file = keep(photo((900, 900)))
    guards.register("matters", lambda who, key: True)

    page = Client().get(file.url)
    assert b"".join(page.streaming_content) == default_storage.open(file.stored).read()
    told = [page.headers[name] for name in ("Cache-Control", "X-Content-Type-Options", "Content-Type")]
    assert told == ["private, max-age=3600", "nosniff", "image/jpeg"]
    assert "sandbox" in page.headers["Content-Security-Policy"]
    again = Client(headers={"if-none-match": page.headers["ETag"]}).get(file.url)
    assert (again.status_code, again.content) == (304, b"")
    small = Client(headers={"if-none-match": page.headers["ETag"]}).get(file.small_url)
    assert small.status_code == 200


def test_documents_are_downloads(stage, own_guards):
    file = actions.keep_document(sent(b"%PDF-1.7", "纪要.pdf"), by_account=ANNA, at=AT)
    guards.register("matters", lambda who, key: True)

    assert Client().get(file.url).headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert Client().get(file.small_url).status_code == 404


def test_files_nobody_uses_are_purged(db, own_guards, django_capture_on_commit_callbacks):
    used, unused, fresh = keep(photo((10, 10))), keep(photo((10, 10))), keep(photo((10, 10)), at=AT + timedelta(days=2))
    guards.register("matters", lambda who, key: False, uses=lambda keys: {key for key in keys if key == used.key})

    with django_capture_on_commit_callbacks(execute=True):
        assert actions.purge_orphans(before=AT + timedelta(days=1)) == 1

    assert set(File.objects.values_list("key", flat=True)) == {used.key, fresh.key}
    there = [default_storage.exists(path) for path in (used.stored, unused.stored, unused.stored_small)]
    assert there == [True, False, False]


def test_nothing_is_purged_while_a_guard_cannot_say_what_it_uses(db, own_guards):
    keep(photo((10, 10)))
    assert actions.purge_orphans(before=AT + timedelta(days=1)) == 0
    guards.register("matters", lambda who, key: False)
    assert actions.purge_orphans(before=AT + timedelta(days=1)) == 0


def test_storage_is_apart_for_each_tenant(db, monkeypatch):
    from django.db import connection

    monkeypatch.setattr(connection, "schema_name", "chunhe", raising=False)
    assert keep(photo((10, 10))).stored.startswith("chunhe/2026/11/")
