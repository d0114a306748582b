"""Rule sets: what ships can be read, says where it is from, and holds from its day on; what makes no sense is refused in words."""

import json
from datetime import date
from fractions import Fraction

import pytest
from django.utils.translation import override

from mulin.ballots.rules import shelf
from mulin.ballots.rules.choices import BadChoice, cleaned
from mulin.ballots.rules.counting import OptionRow
from mulin.ballots.rules.rule_set import BadRuleSet, RuleSet

from .counted import at_least, more_than, rules

GOOD = """
key = "stairway"
version = "1"
name = "楼道"
name_en = "Stairway"
method = "motion"
source = "楼道公约"
source_en = "The stairway's pact"
in_force = 2026-01-01

[[approval]]
more_than = "1/2"
"""


def test_every_shipped_rule_set_survives_being_written_down():
    for one in shelf.all_sets():
        told = json.loads(json.dumps(one.as_json()))
        assert RuleSet.of_json(told) == one and RuleSet.of_json(told).fingerprint() == one.fingerprint()
        assert (one.status == "sure") or (one.note and one.note_en)
    assert len({one.fingerprint() for one in shelf.all_sets()}) == len(shelf.all_sets())


def test_second_rounds_name_a_rule_set_that_is_there():
    for one in shelf.all_sets():
        if one.run_off:
            assert shelf.find(one.run_off, one.in_force).method == one.method


def test_thresholds_of_the_law_are_versions_with_a_date():
    before, after = date(2025, 12, 31), date(2026, 1, 1)
    assert (shelf.find("residents-representatives", before).version, shelf.find("residents-representatives", after).version) == (
        "2018",
        "2026",
    )
    assert shelf.find("residents-representatives", before).participation == (more_than("1/2", "entitled"),)
    assert shelf.find("residents-representatives", after).participation == (at_least("4/5", "entitled"),)
    with pytest.raises(BadRuleSet, match="2018-01-01"):
        shelf.find("civil-code-278-special", date(2018, 1, 1))
    with pytest.raises(BadRuleSet, match="no-such"):
        shelf.find("no-such", after)
    keys = [one.key for one in shelf.in_force(after)]
    assert len(set(keys)) == len(keys) > 20


def test_each_speaks_the_language_of_who_reads():
    one = shelf.find("civil-code-278-special", date(2026, 11, 22))
    with override("en"):
        assert (
            one.said_name == "Owners' decision, items 6–8"
            and one.said_source.startswith("Civil Code")
            and "silent" in one.said_note
        )
    assert one.said_name == "业主共同决定：第6至8项"


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("motion", "thumbs", "thumbs"),
        ('"1/2"', "0.5", "0.5"),
        ('"1/2"', '"half"', "half"),
        ('"1/2"', '"3/2"', "3/2"),
        ("more_than", "over", "over"),
        ('more_than = "1/2"', 'more_than = "1/2"\nat_least = "1/2"', "more_than"),
        ('more_than = "1/2"', 'of = "rooms"\nmore_than = "1/2"', "rooms"),
        ('more_than = "1/2"', 'of = "area"\nmore_than = "1/2"', "面积"),
        ("version", "release", "release"),
        ('source = "楼道公约"\n', "", "source"),
        ("in_force", "until = 2025-01-01\nin_force", "生效"),
        ("in_force = 2026-01-01", 'in_force = "soon"', "soon"),
        ("[[approval]]", "[[participation]]", "同意"),
        ("\n[[approval]]", 'tie_break = "lot"\n[[approval]]', "lot"),
        ("\n[[approval]]", 'step = "1/2"\n[[approval]]', "预算"),
        ("\n[[approval]]", 'heads = ["dogs"]\n[[approval]]', "heads"),
        ("\n[[approval]]", 'adjustable = ["approval"]\n[[approval]]', "most"),
        ("[[approval]]", "[[approval", "line"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong_in_it(tmp_path, was, becomes, says):
    assert was in GOOD
    (tmp_path / "stairway.toml").write_text(GOOD.replace(was, becomes, 1), "utf-8")
    with pytest.raises(BadRuleSet, match=rf"(?s)stairway\.toml: .*{says}"):
        shelf.all_sets(tmp_path)


def test_two_versions_never_hold_on_the_same_day(tmp_path):
    (tmp_path / "one.toml").write_text(GOOD, "utf-8")
    (tmp_path / "two.toml").write_text(GOOD.replace('"1"', '"2"').replace("2026-01-01", "2027-01-01"), "utf-8")
    with pytest.raises(BadRuleSet, match="stairway"):
        shelf.all_sets(tmp_path)
    (tmp_path / "three").mkdir()
    (tmp_path / "three/one.toml").write_text(GOOD.replace("in_force", "until = 2027-01-01\nin_force"), "utf-8")
    (tmp_path / "three/two.toml").write_text(GOOD.replace('"1"', '"2"').replace("2026-01-01", "2027-01-01"), "utf-8")
    assert [one.version for one in shelf.all_sets(tmp_path / "three")] == ["1", "2"]


def test_only_what_a_rule_set_leaves_open_can_be_set():
    one = shelf.find("budget-equal-shares-add1", date(2026, 11, 22))
    assert one.adjusted(most=3, step=Fraction(1, 10)).step == Fraction(1, 10)
    with pytest.raises(BadRuleSet, match="approval"):
        one.adjusted(approval=())
    with pytest.raises(BadRuleSet, match="步长"):
        one.adjusted(step=Fraction(2))
    with pytest.raises(BadRuleSet, match="整数"):
        one.adjusted(most="3")


OPTIONS = [OptionRow(number) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("method", "raw", "kept"),
    [
        ("motion", "yes", "yes"),
        ("motion", "abstain", "abstain"),
        ("single", "2", 2),
        ("single", 3, 3),
        ("single", "abstain", "abstain"),
        ("approval", ["3", "1"], [1, 3]),
        ("approval", [], []),
        ("score", {"1": "5", "2": "", "3": 0}, {"1": 5, "3": 0}),
        ("ranking", ["3", "1"], [3, 1]),
        ("seats", [2], [2]),
        ("budget", ["1", "2", "3"], [1, 2, 3]),
    ],
)
def test_a_choice_is_kept_in_one_form(method, raw, kept):
    extra = {"approval": [more_than("1/2")]} if method == "motion" else {}
    assert cleaned(method, raw, OPTIONS, rules(method, **extra)) == kept


@pytest.mark.parametrize(
    ("method", "raw", "says"),
    [
        ("motion", "perhaps", "弃权"),
        ("motion", True, "弃权"),
        ("single", "4", "列出"),
        ("single", True, "列出"),
        ("single", None, "列出"),
        ("single", "²", "列出"),
        ("approval", ["1", "1"], "一次"),
        ("approval", "12", "列出"),
        ("approval", [[1]], "列出"),
        ("score", {"1": 6}, "0 到 5"),
        ("score", {"1": "-1"}, "0 到 5"),
        ("score", {"9": 1}, "列出"),
        ("score", [1], "打分"),
        ("ranking", [1, 4], "列出"),
        ("seats", [1, 2], "最多选 1 项，您选了 2 项"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_what_to_change(method, raw, says):
    extra = {"approval": [more_than("1/2")]} if method == "motion" else {}
    with pytest.raises(BadChoice, match=says):
        cleaned(method, raw, OPTIONS, rules(method, **extra))


def test_a_budget_may_allow_few_projects():
    with pytest.raises(BadChoice, match="最多选 2 项"):
        cleaned("budget", [1, 2, 3], OPTIONS, rules("budget", most=2))
