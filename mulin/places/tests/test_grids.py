import csv
import io
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.places import actions, queries
from mulin.places.models import Boundary, Place
from mulin.places.queries import grids
from mulin.places.rules.outlines import BadOutline, outline
from tests.stage import NOON, SINCE

DATA = Path(__file__).parents[4] / "shared" / "data" / "reports_311"


def square(west: float, south: float, side: float = 0.004) -> dict:
    east, north = west + side, south + side
    return {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]}


def file_of(**features: dict) -> io.BytesIO:
    made = [{"type": "Feature", "properties": {"name": name}, "geometry": shape} for name, shape in features.items()]
    return io.BytesIO(json.dumps({"type": "FeatureCollection", "features": made}).encode())


@pytest.fixture(autouse=True)
def no_index_kept():
    grids.KEPT.clear()


@pytest.fixture
def drawn(stage):
    outcome = actions.import_polygons(
        file_of(**{"第 6 网格": square(121.548, 31.218), "第9网格": square(121.552, 31.218)}), stage.community, NOON
    )
    assert (outcome.is_stored, outcome.counts.new, outcome.problems) == (True, 2, [])
    return stage


@pytest.mark.row("C147")
def test_a_point_finds_its_grid(drawn):
    where = [
        queries.grid_at(lat, lng, drawn.community.pk)
        for lat, lng in ((31.220, 121.550), (31.220, 121.554), (31.3, 121.55), (31.220, 121.552))
    ]
    assert where == [drawn.grid.pk, drawn.second_grid.pk, None, drawn.grid.pk]  # the last lies on the shared border


def test_many_points_find_the_same_grids_as_one_by_one(drawn):
    points = [(31.220, 121.550), (0.0, 0.0), (31.220, 121.552), (31.220, 121.554)]
    assert queries.grids_at(points, drawn.community.pk) == [queries.grid_at(*point, drawn.community.pk) for point in points]
    assert queries.grids_at([], drawn.community.pk) == []


def test_a_community_without_outlines_has_no_grid_for_any_point(stage):
    assert (queries.grid_at(31.22, 121.55, stage.community.pk), queries.grids_at([(31.22, 121.55)], stage.community.pk)) == (
        None,
        [None],
    )


def test_a_new_outline_counts_at_once(drawn):
    assert queries.grid_at(31.220, 121.550, drawn.community.pk) == drawn.grid.pk
    sun = drawn.standing(drawn.sun_li)

    actions.draw(drawn.second_grid, square(121.548, 31.218, 0.001), by=sun, at=NOON)
    actions.draw(drawn.grid, json.dumps(square(121.560, 31.218)), by=sun, at=NOON)

    assert queries.grid_at(31.2185, 121.5485, drawn.community.pk) == drawn.second_grid.pk
    assert queries.grid_at(31.220, 121.550, drawn.community.pk) is None


def test_an_index_is_kept_until_an_outline_changes(drawn):
    queries.grid_at(31.220, 121.550, drawn.community.pk)
    with CaptureQueriesContext(connection) as asked:
        queries.grid_at(31.220, 121.550, drawn.community.pk)
    assert len(asked) == 1  # its version; inside a transaction that is always looked at
    tree = grids._index(drawn.community.pk).tree
    Boundary.objects.filter(place=drawn.grid).update(changed_at=NOON.replace(hour=5))
    assert grids._index(drawn.community.pk).tree is not tree


@pytest.mark.django_db(transaction=True)
def test_outside_transactions_the_version_is_asked_for_seldom(stage, django_assert_num_queries):
    queries.grid_at(31.220, 121.550, stage.community.pk)
    with django_assert_num_queries(0):
        queries.grid_at(31.220, 121.550, stage.community.pk)


def test_names_that_are_not_known_are_reported_and_nothing_is_stored(stage):
    outcome = actions.import_polygons(
        file_of(**{"第 6 网格": square(121.5, 31.2), "第 99 网格": square(121.6, 31.2)}), stage.community, NOON
    )
    assert [(problem.number, problem.sentence) for problem in outcome.problems] == [
        (2, "这个社区没有叫“第 99 网格”的地点。请先建好，或改成已有的名称。")
    ]
    assert (outcome.is_stored, Boundary.objects.count()) == (False, 0)


def test_the_same_outlines_again_change_nothing(drawn):
    again = actions.import_polygons(file_of(**{"第 6 网格": square(121.548, 31.218)}), drawn.community, NOON)
    other = actions.import_polygons(file_of(**{"第 6 网格": square(121.549, 31.218)}), drawn.community, NOON)
    assert [(run.counts.new, run.counts.unchanged, run.counts.changed) for run in (again, other)] == [(0, 1, 0), (0, 0, 1)]


def test_parts_of_one_grid_are_joined(stage):
    features = [
        {"type": "Feature", "properties": {"name": "第 6 网格"}, "geometry": square(west, 31.2, 0.001)} for west in (121.5, 121.6)
    ]
    actions.import_polygons(
        io.BytesIO(json.dumps({"type": "FeatureCollection", "features": features}).encode()), stage.community, NOON
    )

    assert Boundary.objects.get().geometry["type"] == "MultiPolygon"
    assert queries.grids_at([(31.2005, 121.5005), (31.2005, 121.6005)], stage.community.pk) == [stage.grid.pk] * 2


@pytest.mark.parametrize(
    ("given_", "sentence"),
    [
        ("{", "不是 GeoJSON"),
        ({"type": "Point", "coordinates": [121.5, 31.2]}, "不能是点或线"),
        ({"type": "Polygon", "coordinates": [[[31.2, 121.5], [31.3, 121.5], [31.3, 121.6], [31.2, 121.5]]]}, "写反"),
        ({"type": "Polygon", "coordinates": [[["a", 1]]]}, "读不出来"),
        ({"type": "Polygon", "coordinates": []}, "坐标"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [3, 3], [1, 1]]]}, "三个"),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 1], [2, 2], [3, 1], [1, 1]]]}, "读不出来"),
        (None, "不能是点或线"),
    ],
)
def test_what_is_no_outline_says_why(given_, sentence):
    with pytest.raises(BadOutline, match=sentence):
        outline(given_)


def test_only_a_keeper_of_the_place_draws(stage):
    for who in (stage.wang_fang, stage.li_xiuying, stage.zhang_wei, stage.wu_jianguo, None):
        with pytest.raises(Refused, match="社区工作者"):
            actions.draw(stage.grid, square(121.5, 31.2), by=stage.standing(who), at=NOON)
    for who in (stage.zhao_min, stage.sun_li):
        actions.draw(stage.grid, square(121.5, 31.2), by=stage.standing(who), at=NOON)


def test_a_known_point_on_chinese_maps():
    """Tiananmen, as both systems publicly give it: they agree within a metre or so."""
    assert queries.to_gcj02(39.907375, 116.391349) == pytest.approx((39.908777, 116.397593), abs=2e-5)
    assert queries.to_gcj02(40.7128, -74.0060) == (40.7128, -74.0060)


@given(st.floats(18, 53), st.floats(74, 134))
def test_there_and_back_is_the_same_point(lat, lng):
    assert queries.to_wgs84(*queries.to_gcj02(lat, lng)) == pytest.approx((lat, lng), abs=1e-7)


def test_new_yorks_points_fall_in_the_zip_they_state(stage):
    outlines, reports = DATA / "nyc_zipcodes.geojson", DATA / "nyc_311_41cols.csv"
    if not reports.exists():
        pytest.skip("../shared/data is absent: New York's requests and ZIP outlines")
    features = json.loads(outlines.read_text())["features"]
    zips = sorted({feature["properties"]["postalCode"] for feature in features})
    by_zip = {zip_: actions.add(stage.committee, Place.Kind.GRID, zip_, since=SINCE).pk for zip_ in zips}
    with outlines.open("rb") as file:
        outcome = actions.import_polygons(file, stage.community, NOON, match_by="postalCode")
    assert (outcome.problems, outcome.counts.new) == ([], len(zips))

    with reports.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Latitude"] and row["Longitude"]]
    points = [(float(row["Latitude"]), float(row["Longitude"])) for row in rows]
    found = queries.every_grid_at(points, stage.community.pk)

    stated = [by_zip.get(row["Incident Zip"]) for row in rows]
    assert (len(rows), sum(zip_ in grids for zip_, grids in zip(stated, found, strict=True))) == (5838, 5655)
    alone = queries.grids_at(points, stage.community.pk)  # five points lie where two outlines overlap: one must do
    assert sum(zip_ is not None and zip_ == grid for zip_, grid in zip(stated, alone, strict=True)) == 5653
