"""How often the pages of activities and facilities ask the database: a dozen times at most, as often for one row as for three."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from mulin.activities.models import Activity, Session
from mulin.activities.tests import cast as activities
from mulin.activities.tests.club_cast import props as club_props
from mulin.facilities import actions as facilities
from mulin.facilities.models import Canteen
from mulin.facilities.tests.cast import props as facility_props
from tests.asking import MOST_QUERIES, count_queries
from tests.stage import Stage

LEADER, DESK = "wang_fang", "zhao_min"
PAGES = {  # 王芳 lives here, leads the activity and the club
    "/activities/": LEADER, "/activities/?every=weekly": LEADER, "/activities/{activity_id}/": LEADER, "/activities/mine/": LEADER,
    "/activities/sessions/{session_id}/run/": LEADER, "/open/activities/": LEADER, "/activities/clubs/": LEADER,
    "/activities/clubs/{club_id}/": LEADER, "/activities/campaigns/{campaign_id}/": LEADER,
    "/desk/activities/": DESK, "/desk/activities/{activity_id}/": DESK, "/desk/activities/sessions/{session_id}/": DESK,
    "/facilities/": LEADER, "/facilities/{facility_id}/": LEADER, "/facilities/mine/": LEADER, "/facilities/rooms/{facility_room_id}/": LEADER,
    "/facilities/canteens/{canteen_id}/": LEADER, "/open/facilities/": LEADER, "/walks/": LEADER, "/walks/{trail_id}/": LEADER,
    "/desk/facilities/": DESK, "/desk/facilities/{facility_id}/": DESK, "/desk/facilities/{facility_id}/plan/": DESK,
    "/desk/facilities/canteens/{canteen_id}/counter/": DESK, "/desk/facilities/contracts/": DESK, "/desk/facilities/contracts/{contract_id}/": DESK,
}  # fmt: skip


def more(stage: Stage, known: dict[str, object], at: datetime) -> None:
    worker = stage.standing(stage.zhao_min)
    for number in range(2):
        one = activities.activity(stage, at=at, begins_at=at + timedelta(days=3 + number), title=f"健步走{number}", places=3)
        activities.sign_up(stage, one.sessions.get(), stage.wang_fang, at=at)
        activities.session(stage, Activity.objects.get(pk=known["activity_id"]), begins_at=at + timedelta(days=9 + number), at=at)
        activities.sign_up(stage, Session.objects.get(pk=known["session_id"]), activities.people(stage, 1)[0], at=at)
        house = facilities.add_facility(stage.building_5, level="point", name=f"点{number}", address="5 号楼", by=worker, at=at)
        facilities.add_room(house, name=f"房间{number}", by=worker, at=at)
        there = Canteen.objects.get(pk=known["canteen_id"])
        dish = facilities.add_dish(there, timezone.localdate(at), "lunch", f"菜{number}", 1000, by=worker, at=at)
        facilities.serve(dish, by=worker, at=at)
        thing = facilities.add_thing(there.facility, name=f"书{number}", by=worker, at=at)
        facilities.lend(thing, stage.wang_fang, by=worker, at=at)


@pytest.mark.row("maps-4")
def test_the_pages_of_each_week_ask_as_often_for_one_row_as_for_three(stage: Stage, record_property) -> None:
    at = timezone.now()
    known = activities.props(stage) | club_props(stage) | facility_props(stage)
    activities.session(stage, Activity.objects.get(pk=known["activity_id"]), begins_at=at + timedelta(days=8), at=at)
    one = count_queries(stage, PAGES, known)
    more(stage, known, at)
    many = count_queries(stage, PAGES, known)
    record_property("queries", many)
    assert {page: (one[page], many[page]) for page in PAGES if one[page] != many[page]} == {}
    assert {page: count for page, count in many.items() if count > MOST_QUERIES} == {}
