"""What nobody takes climbs the tree of places on working time, and each level that gets it is told."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mulin.kernel.facts.relay import drain
from mulin.matters import actions
from mulin.matters.models import Matter
from mulin.notices.models import Notice
from mulin.people.models import Person
from tests.walking import category, signed_in


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2025 in Shanghai; the 7th is a Friday."""
    return datetime(2025, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def lamp(stage):
    return category(
        stage.community,
        "0101",
        "楼道灯",
        goes="unit",
        unit_kind="property",
        accept_within="2wh",
        handle_within="9wd",
        close_within="30d",
    )


def reported(stage, kind, words="三楼楼道的灯不亮了") -> Matter:
    draft = actions.Draft(stage.community.id, stage.building_3.id, words, category_id=kind.id)
    return actions.report(draft, by=stage.standing(stage.wang_fang), at=at(7, 16))


def ring_each_half_hour(*days: int) -> None:
    for day in days:
        for hour in range(24):
            actions.ring(at(day, hour))
            actions.ring(at(day, hour, 30))
    drain()


def told(kind: str) -> list[str]:
    told = Notice.objects.filter(kind=kind).order_by("id").values_list("person_id", flat=True)
    return [Person.objects.get(pk=one).name for one in told]


def climbed(matter: Matter) -> list[tuple[int, datetime]]:
    return [(event.data["level"], event.at) for event in matter.events.filter(kind="escalated").order_by("id")]


@pytest.mark.row("C093")
def test_from_friday_afternoon_it_rests_over_the_weekend_and_climbs_on_monday(stage, lamp):
    matter = reported(stage, lamp)
    ring_each_half_hour(7, 8, 9)
    assert climbed(matter) == [] and told("matter.escalated") == []

    ring_each_half_hour(10, 11, 12)
    assert climbed(matter) == [(3, at(10, 9, 30)), (4, at(10, 13, 30)), (5, at(10, 17, 30))]
    assert told("matter.escalated") == ["何静", "赵敏", "周明", "梁波"]
    for who in (stage.he_jing, stage.zhou_ming, stage.liang_bo):
        assert "超时，请您督办" in signed_in(who).get("/inbox/").content.decode()
    assert "升级到您督办" in signed_in(stage.liang_bo).get("/desk/").content.decode()  # whose it is to see to now
    page = signed_in(stage.wang_fang).get(f"/matters/{matter.number}/").content.decode()
    assert "系统：升级督办" in page and "何静" not in page
    assert "已请上一级督办" in signed_in(stage.wang_fang).get("/inbox/").content.decode()


@pytest.mark.row("C093")
@pytest.mark.parametrize("rest", ["answered", "merged", "paused"])
@pytest.mark.row("deadlines-3", "deadlines-4", "deadlines-5")
def test_it_stops_climbing_once_it_rests(stage, lamp, rest):
    matter, other = reported(stage, lamp), reported(stage, lamp, "整个楼道都黑")
    wu, zhao = stage.standing(stage.wu_jianguo), stage.standing(stage.zhao_min)
    ring_each_half_hour(7, 8, 9)
    actions.ring(at(10, 9, 30))
    if rest == "merged":
        actions.merge(matter, into=other, by=zhao, at=at(10, 10))
    else:
        actions.accept(matter, by=wu, at=at(10, 10))
        act = actions.answer if rest == "answered" else actions.pause
        act(matter, words="换好了" if rest == "answered" else "是哪一层？", by=wu, at=at(10, 10))
    ring_each_half_hour(10, 11, 12)
    assert climbed(matter) == [(3, at(10, 9, 30))]
    assert len(climbed(other)) == 3
