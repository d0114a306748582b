"""The owners of a house choose their committee."""

import pytest

from mulin.ballots import queries
from mulin.ballots.tests.cast import owns
from mulin.elections import actions
from tests.stage import NOON

from .cast import DAY, House, grown, plan

pytestmark = pytest.mark.django_db


def test_owners_vote_again_by_the_register_of_the_first_round_whatever_was_sold_since(stage):
    at = NOON - 40 * DAY
    sold = owns(stage.room_302, stage.liu_yang, 7000)
    owns(stage.room_301, stage.wang_fang, 8000)
    grown(stage)
    plans = plan(stage, at, kind="owners", place_id=stage.building_3.pk, title="业委会委员选举", office="业委会委员")
    there = House(stage, actions.prepare(plans, by=stage.standing(stage.zhao_min), at=at), at).confirmed(stage.liu_yang).opened()
    first = there.counted().ballot
    assert (there.round.outcome, there.now.status) == ("too_few", "run_off")
    sold.until = there.at.date()
    sold.save()
    owns(stage.room_302, stage.ma_li, 7000)
    actions.call_again(there.now, there.at + 16 * DAY, there.at + 17 * DAY, by=there.secretary, at=there.at)
    assert queries.register_fingerprint(there.ballot) == first.register_fingerprint
    assert (there.ballot.head, there.ballot.heads, there.ballot.area) == ("unit", 2, 15000)
