"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from mulin.pacts.rules import RULES, Line, Piece, Threshold, compare, differences, held

TEXTS = st.text(alphabet="楼道里不放杂物。10:30 e-bike a", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_differences(before, after):
    pieces = differences(before, after)
    assert "".join(one.text for one in pieces if one.kind != "ins") == before
    assert "".join(one.text for one in pieces if one.kind != "del") == after
    assert [one for one in pieces if not one.text] == []


def test_characters_in_chinese_and_words_elsewhere():
    assert differences("晚上十点以后安静。", "晚上九点半以后安静。") == [
        Piece("same", "晚上"), Piece("del", "十点"), Piece("ins", "九点半"), Piece("same", "以后安静。"),
    ]  # fmt: skip
    assert differences("quiet after 10:00", "quiet after 9:30") == [
        Piece("same", "quiet after "), Piece("del", "10:00"), Piece("ins", "9:30"),
    ]  # fmt: skip


def test_clauses_that_moved_came_and_went():
    before = [Line(1, None, 1, "甲"), Line(2, None, 2, "乙乙乙"), Line(3, None, 3, "丙")]
    after = [Line(4, 3, 1, "丙"), Line(5, 1, 2, "甲"), Line(6, None, 3, "丁")]
    assert [(one.kind, one.number, one.before, one.words) for one in compare(before, after)] == [
        ("same", 1, 3, "原第 3 条，文字没有改"), ("same", 2, 1, "原第 1 条，文字没有改"), ("new", 3, 0, "第 3 条是新加的"),
        ("gone", 0, 2, "原第 2 条删去"),
    ]  # fmt: skip


@given(st.integers(0, 300), st.integers(0, 300))
def test_thresholds_are_exact(entitled, present):
    half, fifths = RULES["stairway"].quorum, RULES["representatives-2026"].quorum
    assert half.met(present, entitled) == (entitled > 0 and 2 * present > entitled)
    assert fifths.met(present, entitled) == (entitled > 0 and 5 * present >= 4 * entitled)


def test_a_rule_names_its_source_and_both_steps():
    rule = RULES["representatives-2026"]
    assert [(step.of, step.passed) for step in held(rule, 50, 40, 20)] == [("quorum", True), ("majority", False)]
    assert [(step.of, step.passed) for step in held(rule, 50, 39, 30)] == [("quorum", False), ("majority", True)]
    assert all(one.source and isinstance(one.quorum, Threshold) for one in RULES.values())
