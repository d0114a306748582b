"""Posts and areas of a committee that is split or merged."""

from datetime import date, timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.matters import actions as matters
from mulin.matters.tests.cast import category, report
from mulin.organisations.models import Area, Post
from mulin.organisations.queries import current_posts, standing_of
from mulin.places import actions
from mulin.places.actions import Part
from mulin.places.models import Place
from tests.stage import NOON, SINCE

TODAY = NOON.date()
pytestmark = pytest.mark.row("C007")


@pytest.fixture
def halves(stage):
    stage.grid_7 = actions.add(stage.committee, Place.Kind.GRID, "第 7 网格", since=SINCE)
    Area.objects.create(organisation=stage.drains, place=stage.committee)
    return lambda: actions.split(
        stage.committee, [Part("春和三居", [stage.grid.pk]), Part("春和四居", [stage.grid_7.pk])], effective_on=TODAY, reason="批复",
        by=stage.standing(stage.sun_li), at=NOON,
    )  # fmt: skip


def held(stage, on):
    posts = current_posts(on).filter(person=stage.he_jing).select_related("place").order_by("id")
    return [(post.place.name, post.since, post.until) for post in posts]


def test_posts_end_and_begin_anew_on_the_day_and_the_past_stays_readable(stage, halves):
    halves()
    assert held(stage, TODAY) == [("春和三居", TODAY, None), ("春和四居", TODAY, None)]
    assert held(stage, TODAY - timedelta(days=1)) == [("春和一居", SINCE, TODAY)]
    assert set(Area.objects.filter(organisation=stage.drains).values_list("place__name", flat=True)) == {
        "春和社区",
        "春和三居",
        "春和四居",
    }


def test_who_headed_the_whole_goes_on_seeing_its_open_work(stage, halves):
    matter = report(stage, category(stage))
    assert actions.will_go_along(stage.committee) == ["没办完的事 1 件，跟着网格走", "居委会主任：何静", "服务单位：排水单位"]
    halves()
    drain()
    he = standing_of(stage.he_jing, on=TODAY)
    assert matters.dispatch(matter, unit_id=stage.drains.id, by=he, at=NOON).place_path.startswith(
        tuple(he.paths({"committee_head"}))
    )


def test_in_a_merge_one_who_held_it_in_both_holds_it_once(stage):
    Post.objects.create(person=stage.he_jing, kind="committee_head", place=stage.second_committee, since=date(2026, 1, 1))
    both = [stage.committee, stage.second_committee]
    new = actions.merge(both, "春和居", effective_on=TODAY, reason="合署", by=stage.standing(stage.sun_li), at=NOON)
    assert held(stage, TODAY) == [("春和居", TODAY, None)]
    assert not current_posts(TODAY).filter(place__in=both).exists() and new.valid_from == TODAY


def test_all_of_it_happens_or_nothing(stage, halves, monkeypatch):
    def fails(*_words):
        raise Refused("不行")

    monkeypatch.setitem(actions.carrying.TABLE, "zzz", actions.carrying.Carrier(lambda place: [], fails))
    with pytest.raises(Refused):
        halves()
    assert held(stage, TODAY) == [("春和一居", SINCE, None)]
    assert not Place.objects.filter(name="春和三居").exists()


def test_a_term_with_an_end_goes_on_to_that_end(stage, halves):
    Post.objects.filter(person=stage.he_jing, place=stage.committee).update(until=date(2029, 1, 1))
    halves()
    assert held(stage, TODAY) == [("春和三居", TODAY, date(2029, 1, 1)), ("春和四居", TODAY, date(2029, 1, 1))]
