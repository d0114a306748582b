import pytest
from django.db import connection

from mulin.kernel.search import index
from mulin.kernel.search.models import Entry

pytestmark = pytest.mark.django_db
TEXTS = {
    1: "３号楼２单元楼道漏水，已经三天",
    2: "水漏了，物业张三没有来",
    3: "Elevator of Building 3 is broken, call Müller",
    4: "独居老人需要送餐 WiFi坏了",
    5: "𠮷田先生住在 12 号楼 1203 室",
    6: "阿依古丽·买买提反映路灯不亮",
    7: "小区门口漏",
}


@pytest.fixture(autouse=True)
def _texts(db):
    index.put_many(("matter", number, text, f"1/{number % 2 + 2}/") for number, text in TEXTS.items())
    index.put("person", 1, "漏水公司的张三")


def found(query, **more):
    return list(index.find("matter", query, **more))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("漏水", [1]),
        ("水漏", [2]),
        ("张三", [2]),
        ("独居老", [4]),
        ("漏", [7, 2, 1]),
        ("亮", [6]),
        ("3", [3, 1]),
        ("3号楼", [1]),
        ("3 号楼", [1]),
        ("１２０３", [5]),
        ("12", [5]),
        ("120", [5]),
        ("203", []),
        ("elev", [3]),
        ("ELEVATOR building", [3]),
        ("muller", [3]),
        ("Müll", [3]),
        ("wifi坏", [4]),
        ("𠮷田", [5]),
        ("𠮷", [5]),
        ("买买提", [6]),
        ("古丽·买", [6]),
        ("楼道 三天", [1]),
        ("三天 张三", []),
        ("漏水楼道", []),
        ("", []),
        ("，。'\"*", []),
        ('漏水" OR 1', []),
        ("漏水'", [1]),
    ],
)
def test_what_a_query_finds(query, expected):
    assert found(query) == expected


def test_only_below_a_path():
    assert found("漏", path="1/3/") == [7, 1]
    assert found("漏", path="1/") == [7, 2, 1]


def test_each_kind_has_its_own_hits():
    assert list(index.find("person", "漏水")) == [1]
    assert list(index.find("person", "楼道")) == []


def test_put_again_replaces_and_drop_removes():
    index.put("matter", 1, "电梯坏了", "1/9/")
    assert (found("漏水"), found("电梯"), found("电梯", path="1/9/")) == ([], [1], [1])
    index.drop("matter", 1)
    assert found("电梯") == []
    index.drop("matter", 1)
    index.put("matter", 1, "电梯坏了")
    assert found("电梯") == [1]


def test_the_same_object_twice_in_one_batch_keeps_the_last():
    index.put_many([("matter", 50, "旧的文字", ""), ("matter", 50, "新的文字", "")])
    assert (found("旧的"), found("新的")) == ([], [50])


def test_the_newest_come_first_up_to_the_limit():
    assert found("漏", limit=2) == [7, 2]


def test_usable_inside_a_filter():
    ids = index.find("matter", "漏水")
    assert Entry.objects.filter(kind="matter", object_id__in=ids).count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the check command is FTS5's")
def test_the_fts_table_stays_sound():
    index.put("matter", 1, "电梯坏了")
    index.drop("matter", 2)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_tokens(search_tokens) VALUES('integrity-check')")
