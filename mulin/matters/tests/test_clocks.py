"""Whatever happens to a matter, its clocks are what its story says."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.matters import actions
from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from tests.stage import NOON

MOVES = [
    "accept", "give_back", "dispatch", "settle", "hand_on", "take", "arrive", "pause", "resume", "answer", "verify", "refuse",
    "confirm", "close", "reopen", "merge", "unmerge", "correct", "move_on", "ring", "note", "void",
    "withdraw", "wish", "let_go",
]  # fmt: skip
VERSIONS = [
    {"needs_verification": True, "arrive_within": "30m"},
    {"goes": "pool", "accept_within": "30m", "handle_within": "2h", "close_within": "1d"},
    {"self_first": "2d", "goes": "desk", "handle_within": "3wh", "close_within": "7d"},
]


class Undone(Exception):
    pass


def act(move, matter, stage, other, slow, at):
    by = {
        name: stage.standing(getattr(stage, name)) for name in ("wu_jianguo", "zhao_min", "wang_fang", "zhang_wei", "li_xiuying")
    }
    leads = (
        by["wu_jianguo"] if matter.unit_id else by["li_xiuying"] if matter.handler_id == stage.li_xiuying.id else by["zhang_wei"]
    )
    given = {
        "accept": (leads, {}), "give_back": (leads, {"words": "不归我们"}), "take": (by["zhang_wei"], {}), "arrive": (leads, {}),
        "dispatch": (by["zhao_min"], {"unit_id": stage.property.id}), "hand_on": (by["zhao_min"], {"unit_id": stage.property.id}),
        "settle": (by["zhao_min"], {"unit_id": stage.property.id, "words": "由物业负责"}),
        "pause": (leads, {"words": "哪一层？"}), "resume": (by["wang_fang"], {}), "answer": (leads, {"words": "换好了"}),
        "verify": (by["zhao_min"], {}), "refuse": (by["zhao_min"], {"words": "还不亮"}), "confirm": (by["wang_fang"], {"verdict": "fair"}),
        "close": (by["zhao_min"], {"words": "打过电话"}), "reopen": (by["wang_fang"], {"words": "又坏了"}),
        "merge": (by["zhao_min"], {"into": other}), "unmerge": (by["zhao_min"], {}), "note": (by["zhao_min"], {"words": "记一笔"}),
        "correct": (by["zhao_min"], {"category_id": slow.id, "words": "归错了"}), "move_on": (by["zhao_min"], {}),
        "void": (by["zhao_min"], {"words": "不归社区管"}), "withdraw": (by["wang_fang"], {}),
        "wish": (by["wang_fang"], {"words": "自己修好了"}), "let_go": (leads, {"words": "自己修好了"}),
    }  # fmt: skip
    who, more = given[move]
    getattr(actions, move)(matter, by=who, at=at, **more)


walks = st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 60 * 24 * 3)), max_size=14)


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(walk=walks)
def test_clocks_and_level_can_be_worked_out_again_from_the_story(stage, version, walk):
    try:
        with transaction.atomic():
            _walk(stage, version, walk)
            raise Undone
    except Undone:
        pass


def _walk(stage, version, walk):
    matter = report(stage, category(stage, **version))
    other = report(stage, category(stage, "0202", accept_within="", handle_within="", close_within=""))
    slow = category(stage, "0303", goes="desk", handle_within="9wd", close_within="")
    now, done = NOON, 0
    for move, minutes in walk:
        now += timedelta(minutes=minutes)
        matter = Matter.objects.get(pk=matter.pk)
        try:
            actions.ring(now) if move == "ring" else act(move, matter, stage, other, slow, now)
            done += 1
        except Refused:
            continue
        matter = Matter.objects.get(pk=matter.pk)
        again = actions.recompute(matter)
        assert again == actions.clocking.kept(matter)
        assert (again.level, again.due_at(), again.close_by()) == (matter.level, matter.due_at, matter.close_by)
        resting = {"paused", "answered", "merged", "closed", "void", "withdrawn"}
        assert not (matter.status in resting and any(run.ticks for run in again.runs.values()))
        assert matter.assignments.filter(role="lead", until=None).count() <= 1
        actions.ring(now)
        assert actions.ring(now) == 0
