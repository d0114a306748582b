"""What people send by mistake or on purpose: each gets its sentence, and nothing stays half-done."""

import re
from io import BytesIO
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from mulin.kernel.media.models import File
from mulin.kernel.sheets import writing
from mulin.kernel.sheets.reading import read
from mulin.matters.models import Matter
from mulin.people.models import Household, Person, Residence
from mulin.places.actions import make_codes, revoke
from mulin.places.models import ScanCount
from mulin.places.queries import token_of
from tests.stage import Stage, build
from tests.walking import furnish, picture, signed_in

RARE = "𠮷𬎆·" + "尔" * 47  # 50 characters, two of them outside the basic plane, and U+00B7
RIGHT_ID = "11010519900101001"


def checked(body: str) -> str:
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def key_of(page: Any) -> str:
    return re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]


def enter(stage: Stage, **said: str) -> Any:
    """赵敏 registers somebody in 301."""
    client, url = signed_in(stage.zhao_min), f"/desk/rooms/{stage.room_301.id}/register/"
    person = {"name": "新住户", "sex": "0", "nationality": "CHN", "language": "zh-hans", "kind": "tenant"}
    return client.post(url, person | {"once": key_of(client.get(url))} | said)


def import_file(stage: Stage, name: str, content: bytes) -> Any:
    client = signed_in(stage.sun_li)
    file = SimpleUploadedFile(name, content)
    page = client.get("/desk/import/")
    keys = {"once": key_of(page)} if 'name="once"' in page.content.decode() else {}
    return client.post("/desk/import/", {"kind": "people", "file": file} | keys, follow=True)


def counts() -> list[int]:
    return [model.objects.count() for model in (Person, Household, Residence, Matter, File)]


def test_an_id_number_with_a_wrong_check_digit_is_refused_and_nobody_is_registered(stage):
    right = checked(RIGHT_ID)
    wrong = right[:17] + ("1" if right[17] != "1" else "2")
    before = counts()
    text = enter(stage, id_number=wrong).content.decode()
    assert "证件" in text and "error" in text and counts() == before


@pytest.mark.parametrize(("day", "said"), [("1900-01-01", "太早了"), ("2099-01-01", "还没到"), ("1990-02-30", "日期")])
def test_a_birthday_that_cannot_be_is_refused(stage, day, said):
    before = counts()
    answer = enter(stage, born_on=day)
    assert said in answer.content.decode() and counts() == before


def test_rare_characters_and_a_name_of_50_live_through_storing_searching_and_exporting(stage):
    assert len(RARE) == 50
    assert enter(stage, name=RARE, born_on="1935-06-01").status_code == 302
    zhao = signed_in(stage.zhao_min)
    assert Person.objects.get(name=RARE)
    assert RARE in zhao.get("/desk/people/", {"q": "𠮷𬎆"}).content.decode()
    export = zhao.get("/desk/people/export/", {"q": "𠮷𬎆"})
    content = b"".join(export.streaming_content) if export.streaming else export.content
    assert [row[0] for _number, row in read(BytesIO(content), "居民.xlsx").rows()] == [RARE]


def test_a_script_in_a_name_and_in_words_is_only_words(stage):
    furnish(stage)
    evil = "<script>alert(1)</script>"
    assert enter(stage, name=evil).status_code == 302
    client = signed_in(stage.wang_fang)
    client.post("/report/words/", {"place": stage.building_3.id, "words": evil + "灯不亮"})
    client.post("/report/send/", {"once": key_of(client.get("/report/send/"))})
    number = Matter.objects.latest("id").number
    for who, url in (
        (stage.zhao_min, "/desk/people/?q=script"), (stage.zhao_min, f"/desk/matters/{number}/"), (stage.zhao_min, "/desk/matters/"),
        (stage.wang_fang, f"/matters/{number}/"), (None, "/open/matters/"),
    ):  # fmt: skip
        text = signed_in(who).get(url).content.decode()
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text, url


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("居民.xlsx", b"PK\x03\x04 not really"),
        ("居民.xlsx", picture()),
        ("居民.xls", b"<html><table><tr><td>x</td></tr></table></html>"),
        ("居民.csv", b"\x00\x01\x02\x03" * 50),
        ("居民.xlsx", b""),
    ],
)
def test_a_file_that_is_no_spreadsheet_gets_its_sentence(stage, name, content):
    before = counts()
    text = import_file(stage, name, content).content.decode()
    assert re.search("不是表格|打不开这个文件|文件是空的|这是网页|空的", text) and counts() == before


def test_one_bad_row_among_good_ones_stores_none_and_names_the_row(stage):
    before = counts()
    rows = [["马小云", "1990-01-01", checked(RIGHT_ID)], ["王小虎", "1900-01-01", checked(RIGHT_ID)[:17] + "?"]]
    sent = writing.export(["姓名", "出生日期", "身份证号"], rows, "x.xlsx")
    content = b"".join(sent.streaming_content) if sent.streaming else sent.content
    text = import_file(stage, "居民.xlsx", content).content.decode()
    assert "3" in text and "证件" in text and counts() == before


def report_with(stage: Stage, *photos: SimpleUploadedFile, **extra: Any) -> tuple[Client, Any]:
    client = signed_in(stage.wang_fang)
    words = {"place": stage.building_3.id, "words": "三楼楼道的灯不亮了", "photos": list(photos)}
    return client, client.post("/report/words/", words, **extra)


def test_a_photo_that_is_none_says_so_and_the_words_are_kept(stage):
    furnish(stage)
    before = counts()
    client, answer = report_with(stage, SimpleUploadedFile("灯.jpg", b"I am a text", "image/jpeg"))
    assert "不是照片" in answer.content.decode() and counts() == before
    assert "三楼楼道的灯不亮了" in client.get("/report/words/").content.decode()


def test_a_photo_of_25_mb_says_how_large_it_may_be(stage):
    before = counts()
    _client, answer = report_with(stage, SimpleUploadedFile("灯.jpg", picture() + b"\0" * 25 * 2**20, "image/jpeg"))
    assert "最多 20 MB" in answer.content.decode() and counts() == before


def test_a_photo_of_100_mb_is_refused_before_it_is_read(stage):
    before = counts()
    _client, answer = report_with(stage, CONTENT_LENGTH=str(100 * 2**20))
    assert answer.status_code == 413 and "照片每张最多 20 MB" in answer.content.decode() and counts() == before


@pytest.mark.row("C107")
def test_a_code_nobody_made_and_one_that_was_revoked_say_so_and_count_no_scan(stage):
    at, sun = timezone.now(), stage.standing(stage.sun_li)
    code = make_codes([stage.building_3], kind="building", by=sun, at=at)[0]
    revoke(code, reason="牌子被人撕了", by=sun, at=at)
    unknown, gone = (Client().get(f"/c/{token}/") for token in ("ABCDEFGHJ", token_of(code.number)))
    assert (unknown.status_code, gone.status_code) == (404, 410)
    assert "作废" in gone.content.decode() and "在这里报事" not in gone.content.decode()
    assert not ScanCount.objects.exists()


def at_once(times: int, press: Any) -> list[Any]:
    start, answers = Barrier(times), []

    def run() -> None:
        start.wait()
        answers.append(press())
        connections.close_all()

    threads = [Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def same_session(client: Client) -> Client:
    other = Client()
    other.cookies = client.cookies
    return other


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_five_identical_posts_at_once_make_one_matter_on_the_residents_page():
    stage = build()
    furnish(stage)
    client, _answer = report_with(stage)
    body = {"once": key_of(client.get("/report/send/"))}
    before = Matter.objects.count()
    answers = at_once(5, lambda: same_session(client).post("/report/send/", body)["Location"])
    assert Matter.objects.count() == before + 1 and len(answers) == 5 and len(set(answers)) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("races-2")
def test_five_identical_posts_at_once_make_one_matter_at_the_desk():
    stage = build()
    furnish(stage)
    client = signed_in(stage.zhao_min)
    body = {
        "once": key_of(client.get("/desk/intake/")), "channel": "call", "contact": "李阿姨 13800001234",
        "place": "春和苑 3 号楼", "words": "三楼楼道的灯不亮了", "category": "",
    }  # fmt: skip
    before = Matter.objects.count()
    answers = at_once(5, lambda: same_session(client).post("/desk/intake/", body)["Location"])
    assert Matter.objects.count() == before + 1 and len(answers) == 5 and len(set(answers)) == 1


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "²"])
def test_a_number_that_no_column_holds_finds_nothing_and_breaks_nothing(stage, number):
    worker = signed_in(stage.zhao_min)
    found = {
        url: worker.get(f"{url}{number}").status_code
        for url in (
            "/desk/posts/?person=",
            "/desk/posts/appoint/?person=",
            "/desk/codes/?place=",
            "/projects/brands/x/?of=",
            "/report/?place=",
            "/desk/matters/?page=",
        )
    }
    assert (
        set(found.values()) <= {200, 302, 404} and worker.post("/desk/volunteers/records/", {"record": number}).status_code < 500
    )
