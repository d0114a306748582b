"""The owners of a house choose their committee."""

import pytest

from mulin.ballots import queries
from mulin.ballots.rules import may
from mulin.ballots.tests.cast import owns
from mulin.elections import actions
from mulin.kernel.access import Refused
from mulin.organisations.models import Area, Post
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


def elected(stage, at, person, **values):
    """The owners of 3 号楼 choose one of them."""
    plans = plan(stage, at, kind="owners", place_id=stage.building_3.pk, title="业委会委员选举", office="业委会委员", **values)
    there = House(stage, actions.prepare(plans, by=stage.standing(stage.zhao_min), at=at), at).confirmed(person).opened()
    return there.vote(wang_fang=[person], liu_yang=[person]).counted()


def test_who_owners_elect_runs_their_ballots_from_the_day_of_taking_office_on(client, stage):
    owns(stage.room_301, stage.wang_fang, 8000)
    for half in (stage.liu_yang, stage.li_xiuying):
        owns(stage.room_302, half, 7000, of=2)
    grown(stage)
    there = elected(stage, NOON - 120 * DAY, stage.wang_fang)
    with pytest.raises(Refused, match="不另开岗位"):
        elected(stage, NOON - 120 * DAY, stage.wang_fang, post="building_head")
    day = there.at.date()
    first = actions.take_office(there.now, day, by=there.worker, at=there.at)[0].post
    assert (first.kind, first.organisation.kind, first.until.year) == ("handler", "owners", day.year + 5)
    assert Area.objects.get(organisation=first.organisation).place == stage.building_3
    assert may.write(stage.standing(stage.wang_fang), stage.building_3.path, "unit")
    assert not may.write(stage.standing(stage.liu_yang), stage.building_3.path, "unit")
    assert not may.write(stage.standing(stage.wang_fang), stage.building_3.path, "person")

    later = elected(stage, there.at + DAY, stage.liu_yang)  # one more place
    client.force_login(stage.zhao_min.account)
    page = client.get(f"/desk/elections/{later.now.number}/").content.decode()
    assert f'name="stays" value="{first.pk}"' in page and "业主委员会这个单位的成员" in page
    kept = actions.take_office(later.now, later.at.date(), staying=[first.pk], by=later.worker, at=later.at)[0].post
    assert kept.organisation == first.organisation and Post.objects.get(pk=first.pk).until.year == day.year + 5

    last = elected(stage, later.at + DAY, stage.liu_yang)  # the whole committee anew

    actions.take_office(last.now, last.at.date(), by=last.worker, at=last.at)
    held = Post.objects.filter(organisation=first.organisation, until__gt=last.at.date())
    assert [post.person for post in held] == [stage.liu_yang]
