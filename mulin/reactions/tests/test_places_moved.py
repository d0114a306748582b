"""What lies in places that are split, merged or moved (C007)."""

from datetime import date, timedelta

import pytest

from mulin.ballots import actions as ballots
from mulin.elections import actions as elections
from mulin.kernel.facts.relay import drain
from mulin.matters.tests.cast import category, report
from mulin.notices.models import Audience, Bulletin
from mulin.pacts import actions as pacts
from mulin.people.models import Person
from mulin.places import actions
from mulin.places.models import Place
from mulin.reactions.places_moved import along
from mulin.surveys import actions as surveys
from mulin.volunteering.models import Duty, Team
from tests.stage import NOON, SINCE

pytestmark = pytest.mark.row("C007")


def made(stage):
    """An audience and a notice of the committee, a team and a duty in it, a notice of its grid."""
    shared = {"community": stage.community, "place": stage.committee, "path": stage.committee.path}
    written = {
        "topic": "service",
        "title": "停水",
        "words": "周二停水",
        "by_id": stage.zhao_min.pk,
        "by_post": "社区",
        "written_at": NOON,
    }
    return [
        Audience.objects.create(**shared, name="一居全体", organisation=stage.drains, by_id=stage.zhao_min.pk, changed_at=NOON),
        Bulletin.objects.create(**shared, **written),
        Team.objects.create(community=stage.community, kind="squad", name="护绿队", place=stage.committee, founded_at=NOON),
        Duty.objects.create(community=stage.community, kind="post", name="看报栏", place=stage.committee),
        Bulletin.objects.create(community=stage.community, place=stage.grid, path=stage.grid.path, **written),
    ]


def test_what_stands_in_a_committee_goes_along_when_it_is_merged_and_its_grids_take_theirs_with_them(stage):
    audience, bulletin, team, duty, of_the_grid = rows = made(stage)
    by = stage.standing(stage.sun_li)
    assert actions.will_go_along(stage.committee)[-1] == "以它为地点的服务队、岗位、场地、议事会等 4 个，归到第一个新的居委会"
    new = actions.merge(
        [stage.committee, stage.second_committee], "春和居", effective_on=NOON.date(), reason="合署", by=by, at=NOON
    )
    drain()
    for row in (*rows, stage.grid):
        row.refresh_from_db()
    assert {row.place for row in (audience, bulletin, team, duty)} == {new}
    assert (audience.path, bulletin.path) == (new.path, new.path)
    assert of_the_grid.path == stage.grid.path == f"{new.path}{stage.grid.pk}/"


def test_what_nobody_was_asked_yet_goes_along_and_what_was_announced_stays_with_those_it_asks(stage):
    head, opens = stage.standing(stage.zhao_min), NOON + timedelta(days=40)
    when = {"opens_at": opens, "closes_at": opens + timedelta(days=1)}
    plan = ballots.Plan(
        community_id=stage.community.pk, place_id=stage.committee.pk, title="换灯", rule_key="majority-valid", head="person", **when
    )  # fmt: skip
    draft, announced = (ballots.draft(plan, by=head, at=NOON) for _turn in range(2))
    Person.objects.update(born_on=date(1980, 1, 1))
    ballots.announce(announced, by=head, at=NOON)
    office = elections.Plan(stage.committee.pk, "residents", "换届", "委员", 3, **when)
    election = elections.prepare(office, by=head, at=NOON)
    pact = pacts.begin(stage.committee, "一居公约", by=head, at=NOON)
    survey = surveys.begin(stage.committee, "满意吗", NOON.date(), opens.date(), by=head, at=NOON, kind="satisfaction")
    grids = list(Place.objects.filter(parent=stage.committee).values_list("pk", flat=True))
    parts = [actions.Part("一居东", grids), actions.Part("一居西", [])]
    east, _west = actions.split(
        stage.committee, parts, effective_on=NOON.date(), reason="太大", by=stage.standing(stage.sun_li), at=NOON
    )
    drain()
    for row in (draft, announced, election, pact, survey):
        row.refresh_from_db()
    assert [row.place.name for row in (draft, election, pact, survey)] == ["一居东"] * 4
    assert announced.place == stage.committee and announced.place != east
    assert ballots.announce(draft, by=head, at=NOON).electors == announced.electors


def test_two_moves_in_a_row_end_well_in_whatever_order_they_are_followed(stage):
    matter, by = report(stage, category(stage), place_id=stage.room_301.id), stage.standing(stage.sun_li)
    third = actions.add(stage.community, Place.Kind.COMMITTEE, "春和三居", since=SINCE)
    facts = []
    for to in (stage.second_committee, third):
        old = stage.grid.path
        stage.grid = actions.move(stage.grid, to, effective_on=NOON.date(), reason="划转", by=by, at=NOON)
        facts.append(actions.succession.PlaceMoved(stage.grid.pk, old, stage.grid.path, NOON.isoformat()))
    for fact in reversed(facts):
        along(fact, source=None)
    matter.refresh_from_db()
    stage.room_301.refresh_from_db()
    assert matter.place_path == stage.room_301.path and matter.place_path.startswith(third.path)
