"""Every post × every state × every action, against one table."""

from inspect import signature

import pytest

from mulin.matters import rules
from mulin.matters.models import Matter
from mulin.organisations.queries import NOBODY
from tests.stage import NOON

S = Matter.Status
STEER = "zhang_wei zhao_min he_jing zhou_ming liang_bo "
DESK = "zhao_min he_jing zhou_ming "
STAFF = STEER + "li_xiuying wu_jianguo tang_lei sun_li "
OPEN = "waiting offered in_hand paused verifying answered"
ALL = OPEN + " closed merged void withdrawn"
EVERYBODY = STAFF + "wang_fang liu_yang ma_li chen_hao "

# The matter: reported by wang_fang in building 3, public, led by wu_jianguo of 春和物业, tang_lei's unit helps.
# action, what else is true of the matter → who may, in which states
TABLE = {
    ("accept", ""): ("wu_jianguo", "offered"),
    ("answer", ""): ("wu_jianguo", "in_hand"),
    ("arrive", ""): (STEER + "wu_jianguo tang_lei", "offered in_hand"),
    ("give_back", ""): ("wu_jianguo", "offered in_hand"),
    ("give_back", "settled"): ("", ""),
    ("hand_on", ""): (STEER + "wu_jianguo", "offered in_hand"),
    ("hand_on", "settled"): (STEER, "offered in_hand"),
    ("join", ""): (STEER + "wu_jianguo", "offered in_hand"),
    ("pause", ""): ("wu_jianguo", "in_hand"),
    ("pause", "anonymous"): ("", ""),
    ("resume", ""): (STEER + "wang_fang wu_jianguo", "paused"),
    ("take", ""): (DESK, "waiting"),
    ("take", "pooled"): ("li_xiuying zhang_wei zhao_min chen_hao", "waiting"),
    ("take", "disputed"): ("", ""),
    ("dispatch", ""): (STEER, "waiting offered"),
    ("dispatch", "disputed"): ("", ""),
    ("settle", ""): ("", ""),
    ("settle", "disputed"): ("zhao_min zhou_ming liang_bo", "waiting offered"),
    ("verify", ""): (STEER.replace("liang_bo", "li_xiuying"), "verifying"),
    ("refuse", ""): (STEER.replace("liang_bo", "li_xiuying"), "verifying"),
    ("confirm", ""): ("wang_fang", "answered"),
    ("confirm", "anonymous"): (STEER, "answered"),
    ("close", ""): (STEER, "answered"),
    ("rate", ""): ("wang_fang", "closed"),
    ("rate", "rated"): ("", ""),
    ("reopen", ""): (STEER + "wang_fang", "answered closed withdrawn"),
    ("reopen", "anonymous"): (STEER, "answered closed withdrawn"),
    ("void", ""): (DESK, "waiting offered in_hand"),
    ("correct", ""): (STEER, OPEN),
    ("merge", ""): (STEER, OPEN),
    ("unmerge", ""): (STEER, "merged"),
    ("move_on", ""): ("", ""),
    ("move_on", "self"): (STEER + "wu_jianguo", "waiting offered in_hand"),
    ("count_trip", ""): (DESK, OPEN),
    ("note", ""): (STAFF, ALL),
    ("add", ""): (STAFF + "wang_fang", OPEN),
    ("follow", ""): (EVERYBODY.replace("wang_fang ", ""), OPEN),
    ("follow", "private"): ("", ""),
    ("withdraw", ""): ("wang_fang", "waiting offered"),
    ("withdraw", "followed"): ("", ""),
    ("wish", ""): ("wang_fang", "in_hand paused verifying"),
    ("wish", "followed"): ("wang_fang", "waiting offered in_hand paused verifying"),
    ("let_go", ""): (STEER + "wu_jianguo", "waiting offered in_hand paused verifying"),
    ("see", ""): (EVERYBODY + "nobody", ALL),
    ("see", "private"): (STAFF + "wang_fang", ALL),
}


def a_matter(stage, state, also):
    anonymous = also == "anonymous"
    return Matter(
        community=stage.community, place=stage.building_3, place_path=stage.building_3.path, status=state, opened_at=NOON,
        reporter=None if anonymous else stage.wang_fang, is_anonymous=anonymous, handler=stage.wu_jianguo, unit=stage.property,
        helpers=[f"unit:{stage.drains.id}"], is_public=also != "private", pool_path=stage.grid.path if also == "pooled" else "",
        dispute={"disputed": "open", "settled": "settled"}.get(also, ""), verdict="good" if also == "rated" else "",
        stage="self" if also == "self" else "joint", followers=1 if also == "followed" else 0,
    )  # fmt: skip


def test_every_post_in_every_state_for_every_action(stage, django_assert_num_queries):
    cast = {name: stage.standing(getattr(stage, name)) for name in EVERYBODY.split()} | {"nobody": NOBODY}
    with django_assert_num_queries(0):
        for (action, also), (who, states) in TABLE.items():
            expected = {(name, state) for name in who.split() for state in states.split()}
            may = getattr(rules, f"may_{action}")
            found = {(name, state) for name, me in cast.items() for state in S.values if may(me, a_matter(stage, state, also))}
            assert found == expected, (action, also)


def test_the_table_has_every_rule():
    ours = {name for name in rules.__all__ if list(signature(getattr(rules, name)).parameters) == ["me", "matter"]}
    assert {name.removeprefix("may_") for name in ours if name.startswith("may_")} - {"reveal_contact"} == {
        action for action, _also in TABLE
    }


def test_in_the_other_grid_nobody_of_this_one_may_do_anything_but_read_what_is_public(stage):
    me = stage.standing(stage.zhang_wei)
    for state in S.values:
        matter = a_matter(stage, state, "")
        matter.place_path = stage.other_building.path
        may = {name for name, _also in TABLE if getattr(rules, f"may_{name}")(me, matter)}
        assert may <= {"see", "follow"}


@pytest.mark.parametrize("action", sorted({action for action, _also in TABLE}))
def test_a_refusal_says_why_in_a_sentence(stage, action):
    for state in S.values:
        answer = getattr(rules, f"may_{action}")(NOBODY, a_matter(stage, state, "private"))
        assert answer or (answer.reason.endswith("。") and len(answer.reason) > 8)
