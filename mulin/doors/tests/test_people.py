import pytest
from django.db import IntegrityError, connection, transaction

from mulin.doors.tests.conftest import told
from mulin.people.models import FloorArea, Household, Ownership, Person, Residence
from mulin.people.queries import search
from mulin.places.models import Place
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.row("C001", "C027")]
HEADERS = ["姓名", "性别", "出生日期", "身份证号", "联系电话", "小区", "楼号", "单元", "房号", "与户主关系", "居住类型"]
ZHANG = ["张三丰", "男", "1990年1月1日", "110105199001010010", "138-0013-8000", "春和苑", "3", "2", "301室", "户主", "自住"]
ANNA = ["Anna Müller", "女", None, "C01X00T47", "+49 30 901820", "春和苑", "3幢", "2单元", "302", "", "租住"]
GULI = ["阿依古丽·" + "买" * 45, "", "1985/3/2", "", "", "春和苑", "５号楼", "", "", "", ""]


def right_number(body):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


ZHANG[3] = right_number("11010519900101001")


def test_people_are_stored_sealed_searchable_and_at_home(stage, bring_in):
    assert told(bring_in("people", HEADERS, ZHANG, ANNA, GULI)) == (3, 3, 0, 0, 0)
    zhang, anna, guli = (Person.objects.get(name=row[0]) for row in (ZHANG, ANNA, GULI))
    assert (zhang.sex, str(zhang.born_on), zhang.phone, zhang.phone_mask) == ("1", "1990-01-01", "+8613800138000", "138****8000")
    assert (zhang.id_number, zhang.pinyin, zhang.initials) == (ZHANG[3], "zhangsanfeng", "zsf")
    assert (anna.id_number, anna.nationality, str(guli.born_on)) == ("C01X00T47", "CHN", "1985-03-02")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id_number, phone FROM people_person WHERE id = %s", [zhang.pk])
        assert all("1380013" not in text and "19900101" not in text for text in cursor.fetchone())
    home = Residence.objects.get(person=zhang)
    assert (home.room, home.kind, home.relation, home.household.head) == (stage.room_301, "owner", "02", zhang)
    assert Residence.objects.get(person=anna).room == stage.room_302
    assert not Residence.objects.filter(person=guli).exists()
    worker = stage.standing(stage.zhao_min)
    assert [list(search(worker, words)) for words in ("zsf", "三丰", "zhangsan")] == [[zhang]] * 3
    bring_in("people", HEADERS, ZHANG, ANNA, GULI)
    before = [model.objects.count() for model in (Person, Household, Residence)]
    again = bring_in("people", HEADERS, ZHANG, ANNA, GULI)
    assert told(again) == (3, 0, 3, 0, 0)
    assert [model.objects.count() for model in (Person, Household, Residence)] == before


def test_a_changed_row_changes_the_same_person_and_an_empty_cell_erases_nothing(bring_in):
    bring_in("people", HEADERS, ZHANG)
    moved = ["张三丰", "", "", ZHANG[3], "13900139000", "春和苑", "3", "2", "302", "", ""]
    assert told(bring_in("people", HEADERS, moved)) == (1, 0, 0, 1, 0)
    zhang = Person.objects.get(name="张三丰")
    assert (zhang.phone, zhang.sex, zhang.residences.count()) == ("+8613900139000", "1", 2)


def test_one_bad_row_and_nothing_is_stored(bring_in):
    before = Person.objects.count()
    wrong = [ZHANG[3][:17] + ("1" if ZHANG[3][17] != "1" else "2")]
    bad = ["李四", "男", "1990-01-01", wrong[0], "138", "春和苑", "9", "", "101", "", ""]
    clash = ["王五", "女", "1900-01-01", ZHANG[3], "", "", "", "", "", "", ""]
    outcome = bring_in("people", HEADERS, ZHANG, bad, clash, [None, "男", *[None] * 9])
    assert told(outcome) == (4, 0, 0, 0, 3)
    assert [(problem.number, problem.column) for problem in outcome.problems] == [
        (3, "id_number"), (3, "phone"), (4, "born_on"), (5, "name"),
    ]  # fmt: skip
    assert Person.objects.count() == before


def test_what_contradicts_itself_is_refused(bring_in):
    clash = ["王五", "女", "1990-01-02", ZHANG[3], *[None] * 7]
    sentences = [problem.sentence for problem in bring_in("people", HEADERS, ZHANG, clash).problems]
    assert sentences == [
        "这个证件号码已属于张**。请核对号码和姓名。",
        "出生日期与身份证号里的 1990-01-01 不一致。",
        "性别与身份证号不一致。",
    ]
    nowhere = ["王五", *[None] * 4, "春和苑", "77", "", "101", "", ""]
    assert [problem.sentence for problem in bring_in("people", HEADERS, nowhere).problems] == [
        "春和苑 里没有“77”（楼栋）。请先导入房屋，或改成登记的名称。"
    ]


def test_a_dry_run_counts_and_leaves_nothing(bring_in):
    before = Person.objects.count()
    outcome = bring_in("people", HEADERS, ZHANG, ANNA, dry_run=True)
    assert (told(outcome), outcome.is_stored, Person.objects.count()) == ((2, 2, 0, 0, 0), False, before)


def test_houses_grow_the_tree_once(stage, bring_in):
    headers = ["网格", "小区", "楼栋", "单元", "房号", "纬度", "经度"]
    rows = [
        ["第6网格", "春和苑", "3号楼", "2单元", "301", None, None],
        ["第6网格", "春和苑", "3 号楼", "2 单元", "401室", 31.22, 121.55],
        ["第 6 网格", "春和苑", "10 号楼", None, "101", None, None],
        ["第 6 网格", "春和苑", "10 号楼", None, "102", None, None],
        ["第 7 网格", "锦绣里", "1 号楼", None, None, None, None],
    ]
    before = Place.objects.count()
    assert told(bring_in("houses", headers, *rows)) == (5, 4, 0, 1, 0)
    assert Place.objects.count() == before + 7
    room = Place.objects.get(name="101", parent__name="10 号楼")
    assert (room.label, room.path, room.community) == ("春和苑 10 号楼 101", f"{room.parent.path}{room.pk}/", stage.community)
    assert Place.objects.get(name="锦绣里").parent.parent == stage.community
    assert told(bring_in("houses", headers, *rows)) == (5, 0, 5, 0, 0)
    assert Place.objects.count() == before + 7


def test_owners_with_shares_and_companies(stage, bring_in):
    headers = ["小区", "楼栋", "单元", "房号", "产权人", "产权单位", "建筑面积", "份额", "是否开发商"]
    rows = [
        ["春和苑", "3", "2", "301", "王芳", None, "98.50㎡", "1/2", None],
        ["春和苑", "3", "2", "301", "王强", None, 98.5, "50%", None],
        ["春和苑", "3", "2", "302", None, "江城开发有限公司", 120, None, "是"],
    ]
    assert told(bring_in("owners", headers, *rows)) == (3, 3, 0, 0, 0)
    assert list(Ownership.objects.order_by("id").values_list("person__name", "company", "area", "part", "whole", "is_developer")) == [
        ("王芳", "", 9850, 1, 2, False), ("王强", "", 9850, 1, 2, False), (None, "江城开发有限公司", 12000, 1, 1, True),
    ]  # fmt: skip
    assert Ownership.objects.first().person == stage.wang_fang
    assert told(bring_in("owners", headers, *rows)) == (3, 0, 3, 0, 0)
    too_much = bring_in("owners", headers, *rows, ["春和苑", "3", "2", "301", "赵六", None, 98.5, "1/3", None])
    assert [problem.sentence for problem in too_much.problems] == [
        "春和苑 3 号楼 2 单元 301 的份额加起来超过了全部。共有的请写明各自份额。"
    ]


@pytest.mark.row("C018")
def test_the_area_of_a_room_and_its_paper_come_with_the_list_of_rooms(stage, bring_in):
    headers = ["小区", "楼栋", "单元", "房号", "建筑面积", "依据"]
    rows = [["春和苑", "3", "2", "301", "98.50㎡", "测绘成果"], ["春和苑", "3", "2", "303", 120, None]]
    assert told(bring_in("houses", headers, *rows)) == (2, 1, 0, 1, 0)
    assert told(bring_in("houses", headers, *rows)) == (2, 0, 2, 0, 0)
    kept = FloorArea.objects.order_by("room__name").values_list("room__name", "area", "source")
    assert list(kept) == [("301", 9850, "survey"), ("303", 12000, "register")]
    assert told(bring_in("houses", headers, ["春和苑", "3", "2", "303", 121.5, "合同"])) == (1, 0, 0, 1, 0)
    assert FloorArea.objects.get(room__name="303").square_metres == "121.50"

    outcome = bring_in("houses", headers, ["春和苑", "3", None, None, 98.5, None], ["春和苑", "3", "2", "301", 0, None])
    assert [(problem.number, problem.sentence) for problem in outcome.problems] == [
        (2, "面积是房屋的，这一行没有写房号。"), (3, "面积应大于 0，请核对单位是否为平方米。"),
    ]  # fmt: skip


def test_an_owner_without_an_area_has_the_rooms_and_keeps_his_own_share(bring_in):
    bring_in("houses", ["小区", "楼栋", "单元", "房号", "建筑面积", "依据"], ["春和苑", "3", "2", "301", 98.5, "测绘"])
    headers = ["小区", "楼栋", "单元", "房号", "产权人", "份额"]
    rows = [["春和苑", "3", "2", "301", "王芳", "1/3"], ["春和苑", "3", "2", "302", "刘洋", None]]
    assert [problem.sentence for problem in bring_in("owners", headers, *rows).problems] == ["没有填面积，房屋名册里也没有。"]
    assert told(bring_in("owners", headers, rows[0])) == (1, 1, 0, 0, 0)
    (share,) = Ownership.objects.all()
    assert (share.area, share.source, share.part, share.whole) == (9850, "survey", 1, 3)


def test_the_database_forbids_a_room_without_area(stage):
    with pytest.raises(IntegrityError), transaction.atomic():
        FloorArea.objects.create(room=stage.room_301, area=0, changed_at=NOON)
