import io
from pathlib import Path

import pytest

from mulin.kernel.sheets import importing
from mulin.places.actions.importing import Codes
from mulin.places.models import Place
from tests.stage import NOON

DATA = Path(__file__).parents[4] / "shared" / "data" / "places"


def imported(text: str | bytes, name: str = "codes.csv") -> importing.Outcome:
    data = text.encode() if isinstance(text, str) else text
    return importing.run(importing.plan(Codes(), io.BytesIO(data), name), None, NOON)


def counted(outcome: importing.Outcome) -> tuple[int, int, int, bool]:
    counts = outcome.counts
    return counts.new, counts.unchanged, counts.changed, outcome.is_stored


def test_codes_build_the_tree(db):
    outcome = imported(
        "代码,名称\n310100000000,示例市\n310101,东区\n310101002,北路街道\n310101002001,北一居委会\n310101002002,北二居委会\n"
    )
    assert (counted(outcome), outcome.problems) == ((5, 0, 0, True), [])
    place = Place.objects.get(code="310101002002")
    assert (place.kind, place.parent.name, place.parent.parent.parent.name, place.name) == (
        "committee",
        "北路街道",
        "示例市",
        "北二居委会",
    )
    assert place.path == f"{place.parent.path}{place.pk}/"


def test_missing_upper_levels_bear_their_codes_until_they_are_named(db):
    outcome = imported("code,name\n310101002001,北一居委会\n")
    assert (counted(outcome), outcome.counts.notes) == (
        (1, 0, 0, True), ["有 3 个上级不在文件里，先用代码作名称；以后导入它们时会改成正式名称。"],
    )  # fmt: skip
    assert counted(imported("code,name\n310101002,北路街道\n")) == (0, 0, 1, True)
    assert Place.objects.get(code="310101002001").parent.name == "北路街道"


def test_the_same_codes_again_change_nothing(db):
    text = "code,name\n310101002001,北一居委会\n310101002002,北二居委会\n"
    assert [counted(imported(text)) for _time in range(2)] == [(2, 0, 0, True), (0, 2, 0, True)]
    assert counted(imported(text + "310101002003,北三居委会\n")) == (1, 2, 0, True)


def test_a_committee_already_in_a_community_stays_there(stage):
    assert counted(imported("code,name\n990101001001,春和第一居委会\n")) == (0, 0, 1, True)
    stage.committee.refresh_from_db()
    assert (stage.committee.parent, stage.committee.name) == (stage.community, "春和第一居委会")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("31010100200,短了", "“31010100200”不是区划代码，要 4、6、9 或 12 位数字。"),
        ("310000000000,示例省", "“310000000000”是省级代码，请从市一级开始导入。"),
        ("310101002001,另一个名字", "同一个代码 310101002001 有两个名称。"),
        ("310101002009,北一居委会", "同一个上级下面，“北一居委会”出现了两次，代码不同。"),
        ("3.10101E+11,北五居委会", "长号码被表格当成了数字，后几位已经丢失。请把该列设为“文本”格式后重新录入。"),
    ],
)
def test_a_wrong_line_says_what_is_wrong_and_nothing_is_stored(db, line, sentence):
    outcome = imported(f"code,name\n310101002001,北一居委会\n{line}\n")
    assert [problem.sentence for problem in outcome.problems] == [sentence]
    assert (outcome.is_stored, Place.objects.count()) == (False, 0)


@pytest.mark.parametrize(("file", "committees"), [("villages_shanghai_31", 6509), ("villages_hefei_3401", 1773)])
def test_a_whole_citys_committees(db, file, committees):
    path = DATA / f"china-division_{file}.csv"
    if not path.exists():
        pytest.skip("../shared/data is absent: 12-digit codes of two cities")
    data = path.read_bytes()
    assert [counted(imported(data)) for _time in range(2)] == [(committees, 0, 0, True), (0, committees, 0, True)]
    assert Place.objects.filter(kind="committee", path__endswith="/").count() == committees
