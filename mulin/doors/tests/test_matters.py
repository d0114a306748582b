import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db.models import F

from mulin.doors.kinds import kinds
from mulin.doors.tests.conftest import told
from mulin.kernel.search import index
from mulin.kernel.sheets import importing
from mulin.matters import actions
from mulin.matters.models import Category, Event, Matter
from mulin.places.models import Place
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.row("C027")]
MAPPINGS = Path(__file__).parent / "mappings"
HEADERS = ["编号", "标题", "内容", "类别", "上报时间", "状态", "办结时间", "答复", "纬度", "经度", "联系电话", "承办部门"]
LAMP = [
    "A-1",
    "路灯不亮",
    "东门路灯三天不亮。\n\n请修",
    "路灯",
    "2026/11/1 8:00",
    "办理中",
    None,
    None,
    31.22,
    121.55,
    "13800138000",
    "城管",
]


def bring(path, community, mapping=None):
    with path.open("rb") as file:
        plan = importing.plan(kinds()["matters"], file, path.name, mapping and json.loads((MAPPINGS / mapping).read_text()))
        return importing.run(plan, community, NOON)


def test_a_matter_keeps_its_words_its_number_and_its_way(stage, bring_in):
    closed = ["A-2", "电梯停运", "", "电梯", "2026/11/2", "已办结", "2026/11/3 10:00", "已修复", None, None, None, None]
    assert told(bring_in("matters", HEADERS, LAMP, closed)) == (2, 2, 0, 0, 0)
    lamp, lift = Matter.objects.order_by("id")
    assert (lamp.number, lamp.words, lamp.status, lamp.channel, lamp.is_public) == (
        "A-1", "东门路灯三天不亮。\n\n请修", "waiting", "import", False,
    )  # fmt: skip
    assert (lamp.contact_phone, lamp.contact_mask) == ("+8613800138000", "138****8000")
    assert (lift.status, lift.closed_at) == ("closed", datetime(2026, 11, 3, 2, 0, tzinfo=UTC))
    assert list(lift.events.values_list("kind", "words")) == [("reported", ""), ("answered", "已修复"), ("closed", "")]
    raw = lamp.events.get(kind="reported").data["raw"]
    assert raw["承办部门"] == "城管" and "联系电话" not in raw and "内容" not in raw
    assert list(index.find("matters", "路灯")) == [lamp.pk]
    assert list(index.find("matters", "A-1")) == [lamp.pk]


@pytest.mark.row("races-3")
def test_again_nothing_is_added_and_what_was_closed_meanwhile_is_closed(bring_in):
    bring_in("matters", HEADERS, LAMP)
    assert told(bring_in("matters", HEADERS, LAMP)) == (1, 0, 1, 0, 0)
    done = [*LAMP[:5], "已办结", "2026/11/5", "已更换灯泡", *LAMP[8:]]
    assert told(bring_in("matters", HEADERS, done)) == (1, 0, 0, 1, 0)
    assert told(bring_in("matters", HEADERS, done)) == (1, 0, 1, 0, 0)
    matter = Matter.objects.get()
    kinds_of_events = list(matter.events.order_by("id").values_list("kind", flat=True))
    assert (matter.status, kinds_of_events) == ("closed", ["reported", "escalated", "answered", "closed"])
    assert (matter.due_at, actions.ring(NOON + timedelta(days=90))) == (None, 0)
    assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_rows_without_a_number_are_known_by_their_content(bring_in):
    rows = [["路灯不亮", "2026/11/1 8:00"], ["路灯不亮", "2026/11/1 9:00"]]
    assert told(bring_in("matters", ["标题", "上报时间"], *rows)) == (2, 2, 0, 0, 0)
    assert told(bring_in("matters", ["标题", "上报时间"], *rows)) == (2, 0, 2, 0, 0)
    assert len(set(Matter.objects.values_list("number", flat=True))) == 2


def test_categories_by_name_and_others_below_a_closed_one(stage, bring_in):
    bring_in("matters", HEADERS, LAMP, ["A-2", "x", "", "路灯", "2026/11/2", *[None] * 7])
    parent = Category.objects.get(code="IM")
    child = parent.children.get()
    assert (child.current.name, parent.closed_at, child.closed_at) == ("路灯", NOON, NOON)
    assert set(Matter.objects.values_list("category_id", flat=True)) == {child.pk}


def test_bad_rows_get_their_sentence(bring_in):
    rows = [
        ["B-1", *[None] * 3, "2026/11/1", *[None] * 7],
        ["B-2", "x", None, None, "2026/11/1", "已办结", *[None] * 6],
        ["B-3", "x", None, None, "昨天", *[None] * 7],
        ["B-4", "x", None, None, "2026/11/1", None, None, None, 131.2, 31.2, None, None],
    ]
    assert [(problem.number, problem.column) for problem in bring_in("matters", HEADERS, *rows).problems] == [
        (2, "title"), (3, "closed_at"), (4, "opened_at"), (5, "lat"),
    ]  # fmt: skip


def test_messages_of_attachment_3(stage, data):
    path = data / "reports_zh" / "tipdm2020c_附件3_热点留言_全部.xlsx"
    assert told(bring(path, stage.community)) == (4326, 4326, 0, 0, 0)
    assert told(bring(path, stage.community)) == (4326, 0, 4326, 0, 0)
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    whole = {str(int(row[0])): row[4].replace("\r\n", "\n").strip() for row in rows}
    assert {matter.number: matter.words for matter in Matter.objects.only("number", "words")} == whole
    assert Matter.objects.get(number="188006").opened_at == datetime(2019, 2, 28, 3, 25, 5, tzinfo=UTC)


def test_messages_and_replies_of_attachment_4(stage, data):
    path = data / "reports_zh" / "tipdm2020c_附件4_答复意见_全部.xlsx"
    assert told(bring(path, stage.community, "messages_with_replies.json")) == (2816, 2816, 0, 0, 0)
    assert told(bring(path, stage.community)) == (2816, 0, 2816, 0, 0)
    answered = Event.objects.filter(kind="answered")
    assert (Matter.objects.filter(status="closed").count(), answered.count()) == (2816, 2816)
    assert answered.get(matter__number="2549").at == datetime(2019, 5, 10, 6, 56, 53, tzinfo=UTC)


@pytest.mark.parametrize("mapping", ["baltimore_311.json", None])
def test_requests_of_baltimore(stage, data, mapping):
    path = data / "reports_311" / "baltimore_311_sample_2018.csv"
    assert told(bring(path, stage.community, mapping)) == (10_000, 10_000, 0, 0, 0)
    closed = Matter.objects.filter(status="closed")
    timed = closed.filter(close_by__isnull=False)
    assert {
        "closed": closed.count(),
        "duplicates": closed.filter(is_duplicate=True).count(),
        "with a due date": timed.count(),
        "late": timed.filter(closed_at__gt=F("close_by")).count(),
        "not on the map": Matter.objects.filter(lat=None).count(),
    } == {"closed": 9792, "duplicates": 207, "with a due date": 9555, "late": 1567, "not on the map": 590 + 885}
    raw = Event.objects.filter(kind="reported", matter__lat=None).values_list("data", flat=True)
    assert sum(1 for words in raw if (words["raw"].get("Latitude"), words["raw"].get("Longitude")) == ("39", "-77")) == 885
    assert Matter.objects.get(outside_id="18-00269879").title.startswith("TRT-Traffic Signal Repairs 3400 GARRISON")
    assert told(bring(path, stage.community, mapping)) == (10_000, 0, 10_000, 0, 0)


def test_new_yorks_points_fall_in_the_zip_they_state(stage, data):
    from mulin.places import actions as places
    from mulin.places.actions.importing import import_polygons
    from mulin.places.queries import every_grid_at

    outlines = data / "reports_311" / "nyc_zipcodes.geojson"
    features = json.loads(outlines.read_text())["features"]
    stated = "postalCode" if "postalCode" in features[0]["properties"] else "ZIPCODE"
    for code in sorted({str(feature["properties"][stated]) for feature in features}):
        places.add(stage.community, Place.Kind.GRID, code)
    with outlines.open("rb") as file:
        assert not import_polygons(file, stage.community, NOON, match_by=stated).problems
    outcome = bring(data / "reports_311" / "nyc_311_41cols.csv", stage.community, "new_york_311.json")
    assert (outcome.problems, outcome.counts.new) == ([], 5895)
    events = list(Event.objects.filter(kind="reported").select_related("matter__place"))
    on_the_map = [event.matter for event in events if event.matter.lat is not None]
    within = dict(
        zip(
            [matter.pk for matter in on_the_map],
            every_grid_at([(matter.lat, matter.lng) for matter in on_the_map], stage.community.pk),
            strict=True,
        )
    )
    names = dict(Place.objects.filter(kind=Place.Kind.GRID).values_list("pk", "name"))
    zips = {event.matter_id: event.data["raw"].get("Incident Zip") for event in events}
    assert sum(1 for pk, grids in within.items() if zips[pk] in [names[grid] for grid in grids]) == 5655
    # Two of these lie where outlines overlap, and a matter has one place: the smaller outline's.
    assert sum(1 for event in events if event.matter.place.name == zips[event.matter_id]) == 5653
