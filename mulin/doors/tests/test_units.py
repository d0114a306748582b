import pytest
from django.core.management import CommandError, call_command

from mulin.doors.tests.conftest import sheet_of, told
from mulin.organisations.models import Area, Organisation, Post
from mulin.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.row("C027")]
BODIES = ["单位名称", "单位类型", "上级单位", "电话", "服务范围"]
POSTS = ["姓名", "岗位", "地点", "单位", "任职日期"]


def test_bodies_with_parents_and_areas_once(bring_in):
    rows = [["春和小学", "学校", "春和教育集团", "021-5550001", "春和苑、春和里"], ["春和教育集团", "公司", None, None, None]]
    assert told(bring_in("organisations", BODIES, *rows)) == (2, 2, 0, 0, 0)
    school = Organisation.objects.get(name="春和小学")
    assert (school.kind, school.parent.name, sorted(school.areas.values_list("place__name", flat=True))) == (
        "school",
        "春和教育集团",
        ["春和苑", "春和里"],
    )
    assert told(bring_in("organisations", BODIES, *rows)) == (2, 0, 2, 0, 0)
    assert Area.objects.filter(organisation=school).count() == 2
    wrong = bring_in("organisations", BODIES, ["甲", "神庙", None, None, None], ["乙", "公司", "不存在", None, "月亮"])
    assert [(problem.number, problem.column) for problem in wrong.problems] == [(2, "kind"), (3, "areas"), (3, "parent")]


def test_posts_in_places_and_bodies_once(stage, bring_in):
    rows = [
        ["王芳", "楼长", "春和苑 5 号楼", None, "2026-11-01"],
        ["刘洋", "经办人", None, "春和物业", None],
        ["张伟", "网格员", "6", None, None],
    ]
    assert told(bring_in("posts", POSTS, *rows)) == (3, 2, 1, 0, 0)
    assert Post.objects.get(person=stage.wang_fang).place == stage.building_5
    assert Post.objects.get(person=stage.liu_yang).organisation == stage.property
    assert told(bring_in("posts", POSTS, *rows)) == (3, 0, 3, 0, 0)
    wrong = bring_in(
        "posts",
        POSTS,
        ["无名氏", "楼长", "春和苑 5 号楼", None, None],
        ["王芳", "楼长", None, None, None],
        ["王芳", "皇帝", "6", None, None],
    )
    assert [(problem.number, problem.column) for problem in wrong.problems] == [(2, "name"), (3, "place"), (4, "kind")]


def test_a_second_head_of_a_building_is_refused_until_the_first_has_ended(stage, bring_in):
    headers = ["姓名", "岗位", "地点", "任职日期", "离任日期"]
    second = ["王芳", "楼长", "春和苑 3 号楼", "2026-11-01", None]
    assert [problem.sentence for problem in bring_in("posts", headers, second).problems] == [
        "春和苑 3 号楼已有楼长：李秀英。请先结束这个任期，再安排新的。"
    ]
    first = ["李秀英", "楼长", "春和苑 3 号楼", None, "2026-11-01"]
    assert told(bring_in("posts", headers, first, second)) == (2, 1, 0, 1, 0)


def test_the_command_says_what_came_of_it(stage, tmp_path, capsys):
    path = tmp_path / "people.xlsx"
    path.write_bytes(sheet_of(["姓名", "手机号"], ["赵云", "13800138000"], ["关羽", "13900139000"]).read())
    call_command("import", "people", str(path), "--community", "春和社区", "--dry-run")
    assert capsys.readouterr().out.splitlines()[-1] == "2 read, 2 new, 0 unchanged, 0 changed, 0 refused"
    assert not Person.objects.filter(name="赵云").exists()
    for line in ("2 read, 2 new, 0 unchanged, 0 changed, 0 refused", "2 read, 0 new, 2 unchanged, 0 changed, 0 refused"):
        call_command("import", "people", str(path), "--community", "990101001000")
        assert capsys.readouterr().out.splitlines()[-1] == line


def test_the_command_names_the_file_of_refused_rows(stage, tmp_path, capsys):
    path = tmp_path / "people.csv"
    path.write_text("姓名,手机号\n赵云,138\n")
    with pytest.raises(SystemExit):
        call_command("import", "people", str(path), "--community", str(stage.community.pk))
    out = capsys.readouterr().out
    assert "1 refused" in out.splitlines()[-1] and "people.refused.xlsx" in out
    assert (tmp_path / "people.refused.xlsx").exists()


@pytest.mark.parametrize(("words", "sentence"), [([], "Say which community"), (["--community", "月球"], "names no community")])
def test_the_command_refuses_what_it_cannot_know(stage, tmp_path, words, sentence):
    path = tmp_path / "people.csv"
    path.write_text("姓名,手机号\n赵云,13800138000\n")
    with pytest.raises(CommandError, match=sentence):
        call_command("import", "people", str(path), *words)
    path.write_bytes(b"%PDF")
    with pytest.raises(CommandError, match="PDF"):
        call_command("import", "people", str(path), "--community", "春和社区")
