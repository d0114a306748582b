import pytest

from mulin.kernel.access import Refused
from mulin.kernel.calendar import working
from mulin.matters import actions, preset
from mulin.matters.models import Category, Matter
from mulin.matters.queries import suggesting
from mulin.matters.tests.cast import category, report
from tests.stage import NOON


def test_the_preset_has_fifteen_groups_of_eight_and_others_and_is_laid_out_once(stage):
    assert actions.install_preset(stage.community, NOON) == 15 + 15 * 8 + 2
    assert actions.install_preset(stage.community, NOON) == 0
    groups = Category.objects.filter(parent=None).exclude(code="99")
    assert {group.children.count() for group in groups} == {8}


def test_every_limit_of_the_preset_can_be_reckoned(stage):
    limits = {
        limit for way in preset.WAYS.values() for name, limit in way.items() if name.endswith("_within") or name == "self_first"
    }
    assert [working.parse(limit) for limit in limits]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("三楼楼道灯不亮", "0101"), ("家里没水了，停水两天", "0202"), ("有人被困在电梯里", "0301"), ("楼上半夜很吵", "0901"),
        ("煤气味很大，怕漏气", "0207"), ("There is no water", "0202"), ("电动车在楼道充电", "0404"), ("下水道堵了，污水返上来", "0204"),
    ],
)  # fmt: skip
def test_words_suggest_their_category(stage, words, code):
    actions.install_preset(stage.community, NOON)
    assert suggesting.suggest(stage.community.id, words)[0].code == code


def test_without_a_category_the_words_decide_and_else_it_is_other(stage):
    actions.install_preset(stage.community, NOON)
    draft = {"community_id": stage.community.id, "place_id": stage.building_3.id}
    by = stage.standing(stage.wang_fang)
    found = [
        actions.report(actions.Draft(words=words, **draft), by=by, at=NOON).category.code for words in ("楼道灯不亮", "嗯嗯嗯")
    ]
    assert found == ["0101", "9901"]


@pytest.mark.row("deadlines-7")
def test_a_changed_rule_changes_no_past_case(stage):
    kind = category(stage)
    old = report(stage, kind)
    actions.edit_category(kind, handle_within="9wd", is_public=False, by=stage.standing(stage.zhou_ming), at=NOON)
    new = report(stage, kind)
    old.refresh_from_db()
    assert [(matter.version.number, matter.version.handle_within, matter.is_public) for matter in (old, new)] == [
        (1, "3wd", True), (2, "9wd", False),
    ]  # fmt: skip
    assert old.clocks.get(kind="handle").limit == "3wd"


def test_a_limit_that_cannot_be_read_is_refused_with_its_sentence(stage):
    with pytest.raises(Refused, match="看不懂"):
        actions.edit_category(category(stage), handle_within="soon", by=stage.standing(stage.sun_li), at=NOON)


def test_a_grid_worker_does_not_change_categories(stage):
    with pytest.raises(Refused, match="书记或系统管理员"):
        actions.edit_category(category(stage), name="灯", by=stage.standing(stage.zhang_wei), at=NOON)


def test_a_closed_category_takes_no_new_matters(stage):
    kind = category(stage)
    actions.close_category(kind, by=stage.standing(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused, match="停用"):
        report(stage, kind)
    assert Matter.objects.count() == 0
