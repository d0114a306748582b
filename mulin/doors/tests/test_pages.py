import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localtime
from python_calamine import CalamineWorkbook

from mulin.doors.models import Upload
from mulin.doors.tests.conftest import sheet_of
from mulin.kernel.sheets.models import Mapping
from mulin.matters.models import Matter
from mulin.people.models import Account, Person

pytestmark = [pytest.mark.django_db, pytest.mark.row("C027")]
HEADERS = ["住户", "联系电话", "小区", "楼号", "单元", "房号"]
GOOD = ["钱学森", "13800138000", "春和苑", "3", "2", "301"]


@pytest.fixture
def desk(client, stage):
    client.force_login(Account.objects.get(person=stage.zhao_min))
    return client


def upload(client, *rows, kind="people", name="名单.xlsx"):
    file = SimpleUploadedFile(name, sheet_of(HEADERS, *rows).read())
    return client.post("/desk/import/", {"kind": kind, "file": file})


def test_from_a_file_to_the_register(desk):
    page = upload(desk, GOOD)
    assert page.status_code == 302
    assert "钱学森" not in desk.get(page.url).content.decode()  # 住户 was not guessed
    assert b"\xe5\xbf\x85\xe5\xa1\xab" in desk.get(page.url).content  # 必填
    columns = {
        "column-name": "住户",
        "column-phone": "联系电话",
        "column-estate": "小区",
        "column-building": "楼号",
        "column-entrance": "单元",
        "column-room": "房号",
    }
    tried = desk.post(page.url, {"columns": "1", "act": "try", **columns}, follow=True).content.decode()
    assert "正式导入" in tried and "钱学森" in tried
    assert not Person.objects.filter(name="钱学森").exists()
    done = desk.post(page.url, {"act": "store"}, follow=True).content.decode()
    assert "已导入" in done
    assert Person.objects.get(name="钱学森").phone_mask == "138****8000"
    assert Mapping.objects.get().columns["name"] == "住户"
    held = Upload.objects.get()
    assert held.key == "" and default_storage.listdir("imports")[1] == []
    desk.post(page.url, {"act": "store"})
    assert Person.objects.filter(name="钱学森").count() == 1
    assert "钱学森" in desk.get(upload(desk, GOOD).url).content.decode()  # remembered


def test_columns_named_by_hand_are_read_like_those_that_were_guessed(desk):
    """In which order days are written, and which position stands for none, is seen in all rows of the column together."""
    headers = ["what", "when", "north", "east"]
    rows = [[f"路灯 {day}", f"11/{day}/2025", "39", "-77"] for day in range(10, 20)] + [["井盖", "11/02/2025", "31.22", "121.55"]]
    file = SimpleUploadedFile("旧系统.xlsx", sheet_of(headers, *rows).read())
    page = desk.post("/desk/import/", {"kind": "matters", "file": file})
    chosen = {"column-title": "what", "column-opened_at": "when", "column-lat": "north", "column-lng": "east"}
    desk.post(page.url, {"columns": "1", "act": "try", **chosen})
    desk.post(page.url, {"act": "store"})
    assert Matter.objects.filter(lat=None).count() == 10
    cover = Matter.objects.get(title="井盖")
    assert (cover.lat, cover.lng, f"{localtime(cover.opened_at):%m-%d}") == (31.22, 121.55, "11-02")


def test_refused_rows_come_back_as_a_spreadsheet(desk):
    page = upload(desk, GOOD, ["孙武", "123", "春和苑", "3", "2", "301"], ["", "", "春和苑", "88", "", ""])
    columns = {"column-name": "住户", "column-phone": "联系电话", "column-estate": "小区", "column-building": "楼号"}
    shown = desk.post(page.url, {"columns": "1", "act": "try", **columns}, follow=True).content.decode()
    assert "有几行要改" in shown and "正式导入" not in shown
    sheet = CalamineWorkbook.from_filelike(
        __import__("io").BytesIO(desk.get(page.url + "refused.xlsx").content)
    ).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[0][:3] == ["行号", "错在哪里", "住户"]
    assert [(row[0], row[2]) for row in rows[1:]] == [(3.0, "孙武"), (4.0, "")]


def test_the_kept_file_is_sealed(desk):
    upload(desk, GOOD)
    (name,) = default_storage.listdir("imports")[1]
    with default_storage.open(f"imports/{name}") as file:
        assert b"PK\x03\x04" not in file.read()
    default_storage.delete(f"imports/{name}")
    gone = desk.get(f"/desk/import/{Upload.objects.get().token}/")
    assert gone.status_code == 403 and "传上来的文件已经不在了" in gone.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"%PDF-1.4", "这是 PDF 文件，不是表格"), (b"", "请先选择"), (b"\x00\x01\x02", "不是表格")],
)
def test_what_is_no_sheet_gets_its_sentence(desk, content, sentence):
    answer = desk.post("/desk/import/", {"kind": "people", "file": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 400
    assert sentence in answer.content.decode() or "文件是空的" in answer.content.decode()


def test_a_file_of_100_mb_is_refused_with_a_sentence(desk, monkeypatch):
    monkeypatch.setattr("mulin.doors.actions.MOST_BYTES", 1000)
    assert "最多 50 MB" in upload(desk, GOOD).content.decode()


def test_templates_have_a_column_for_each(desk):
    for kind in ("houses", "people", "owners", "organisations", "matters"):
        answer = desk.get(f"/desk/import/template/{kind}.xlsx")
        assert answer.status_code == 200 and answer.content[:2] == b"PK"


@pytest.mark.parametrize(
    ("who", "may", "posts"),
    [
        ("sun_li", True, True),
        ("zhao_min", True, False),
        ("zhang_wei", False, False),
        ("wang_fang", False, False),
        ("wu_jianguo", False, False),
    ],
)
def test_who_may_import(client, stage, who, may, posts):
    client.force_login(Account.objects.get(person=getattr(stage, who)))
    assert (client.get("/desk/import/").status_code == 200) is may
    assert (client.get("/desk/import/template/people.xlsx").status_code == 200) is may
    assert (client.get("/desk/import/template/posts.xlsx").status_code == 200) is posts
    assert (upload(client, GOOD, kind="people").status_code == 302) is may
    assert (upload(client, GOOD, kind="posts").status_code == 302) is posts


def test_another_workers_upload_is_not_found(client, desk, stage):
    page = upload(desk, GOOD)
    client.force_login(Account.objects.get(person=stage.sun_li))
    assert client.get(page.url).status_code == 404


def test_strangers_sign_in_first(client, stage):
    assert client.get("/desk/import/").url.startswith(settings.LOGIN_URL)
