"""What really is published after a count, checked by the script that people take home."""

import json

import pytest

from mulin.ballots import actions, queries
from mulin.ballots.actions import OptionPlan

from .cast import LATER, OVER, announced, closed, line, objection, opened, organiser, owns, vote
from .counted import script

recount = script()


def file_of(ballot):
    actions.count(ballot, by=None, at=OVER)
    return json.loads(queries.document(ballot))


@pytest.mark.parametrize(
    ("rule_key", "choices", "outcome", "winners"),
    [
        ("majority-entitled", ["yes", "yes", "no"], "adopted", []),
        ("single-plurality", [1, 2, 2], "chosen", [2]),
        ("approval", [[1], [1, 2], [3, 2, 1]], "chosen", [1]),
        ("score", [{"1": 5, "2": 1}, {"2": 3}, {}], "chosen", [1]),
        ("instant-run-off", [[3, 1], [1], [2, 1]], "chosen", None),
        ("committee-election", [[1], [1], [2]], "chosen", [1]),
        ("budget-equal-shares-add1", [[1, 2], [1], [3]], "chosen", None),
    ],
)
def test_every_method_publishes_a_file_that_recounts(stage, rule_key, choices, outcome, winners):
    options = (
        ()
        if "majority" in rule_key
        else [OptionPlan(name, cost=cost, group="woman") for name, cost in (("甲", 9000), ("乙", 5000), ("丙", 4000))]
    )
    more = {"amount": 15000} if "budget" in rule_key else {}
    more |= (
        {"notice_days": None, "opens_at": LATER.replace(month=12, day=20), "closes_at": LATER.replace(month=12, day=21)}
        if rule_key == "committee-election"
        else {}
    )
    ballot = announced(stage, rule_key=rule_key, options=options, **more)
    ballot = actions.open_(ballot, by=None, at=ballot.opens_at)
    for person, choice in zip((stage.wang_fang, stage.liu_yang, stage.ma_li), choices, strict=True):
        vote(stage, ballot, person, choice, at=ballot.opens_at)
    closed(stage, ballot, at=ballot.closes_at)
    told = file_of(ballot)
    assert recount.problems(told) == []
    assert told["result"]["outcome"] == outcome
    assert winners is None or told["result"]["winners"] == winners


def test_owners_recount_by_area_with_an_objection_upheld_while_voting_was_on(stage):
    share = owns(stage.room_301, stage.wang_fang, 8000)
    owns(stage.room_302, stage.liu_yang, 7000)
    ballot = opened(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    share.area = 8888
    share.save()
    row = objection(stage, ballot, "correct", elector=line(ballot, stage.wang_fang))
    actions.settle(row, True, "按产权证改", by=organiser(stage), at=LATER)
    vote(stage, ballot, stage.wang_fang, "yes")
    closed(stage, ballot)
    told = file_of(ballot)
    assert [one["area"] for one in told["slips"]] == [8888] and told["entitled"]["area"] == 15888
    assert recount.problems(told) == []
