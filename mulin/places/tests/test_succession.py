from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.places import actions, queries
from mulin.places.actions import Part
from mulin.places.models import Place, Succession
from tests.stage import NOON, SINCE

TODAY = date(2026, 11, 19)


@pytest.fixture
def admin(stage):
    return stage.standing(stage.sun_li)


@pytest.fixture
def halves(stage, admin):
    """春和一居 with a second grid, split in two."""
    stage.grid_7 = actions.add(stage.committee, Place.Kind.GRID, "第 7 网格", since=SINCE)
    return actions.split(
        stage.committee, [Part("春和三居", [stage.grid.pk], "990101001003"), Part("春和四居", [stage.grid_7.pk])],
        effective_on=TODAY, reason="街道批复〔2026〕3号", by=admin, at=NOON,
    )  # fmt: skip


def paths_are_right() -> bool:
    """Every path is its parent's with its own id behind."""
    return all(
        place.path == f"{place.parent.path if place.parent else ''}{place.pk}/"
        for place in Place.objects.select_related("parent")
    )


@pytest.mark.row("C007")
def test_a_split_takes_everything_along(stage, halves):
    third, fourth = halves
    stage.room_301.refresh_from_db()
    stage.committee.refresh_from_db()

    assert stage.room_301.path.startswith(third.path) and paths_are_right()
    assert (stage.committee.valid_to, third.valid_from, third.code, third.parent) == (
        TODAY,
        TODAY,
        "990101001003",
        stage.community,
    )
    assert [child.name for child in queries.children_of(fourth)] == ["第 7 网格"]
    assert stage.room_301.label == "春和苑 3 号楼 2 单元 301"


@pytest.mark.row("C007")
def test_a_split_tells_where_open_work_goes(stage, halves):
    third, _fourth = halves
    moved = {fact.data["place_id"]: fact.data for fact in Fact.objects.filter(kind="places.moved")}
    assert moved[stage.grid.pk] == {
        "place_id": stage.grid.pk, "old_path": stage.grid.path, "new_path": f"{third.path}{stage.grid.pk}/", "at": NOON.isoformat(),
    }  # fmt: skip
    told = Fact.objects.get(kind="places.split").data
    assert (told["old_path"], told["rest_path"], told["into_ids"]) == (
        stage.committee.path,
        third.path,
        [half.pk for half in halves],
    )


@pytest.mark.row("C007")
def test_what_was_before_stays_readable(stage, halves):
    third, fourth = halves
    split = next(chapter for chapter in queries.history_of(stage.committee) if chapter.kind == "split")
    assert (split.before, split.after, split.reason, split.on) == (
        [stage.committee],
        [third, fourth],
        "街道批复〔2026〕3号",
        TODAY,
    )
    (move,) = queries.history_of(stage.grid)
    assert (move.kind, move.before, move.after, move.moved) == ("move", [stage.committee], [third], stage.grid)
    assert stage.committee in [chapter.before[0] for chapter in queries.history_of(third) if chapter.kind == "split"]


@pytest.mark.row("C007")
def test_a_merge_brings_them_together_again(stage, halves, admin):
    one = actions.merge(
        [*halves, stage.second_committee], "春和居", effective_on=TODAY + timedelta(days=1), reason="合署", by=admin,
        at=NOON + timedelta(days=1),
    )  # fmt: skip

    assert [child.name for child in queries.children_of(one)] == ["第 6 网格", "第 7 网格", "第 9 网格"]
    assert paths_are_right()
    chapter = next(chapter for chapter in queries.history_of(one) if chapter.kind == "merge")
    assert [old.name for old in chapter.before] == ["春和二居", "春和三居", "春和四居"]
    told = Fact.objects.get(kind="places.merged").data
    assert (set(told["place_ids"]), told["new_path"]) == ({half.pk for half in halves} | {stage.second_committee.pk}, one.path)


@pytest.mark.row("C007")
def test_a_grid_moves_with_all_below_it(stage, admin, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        actions.move(stage.grid, stage.second_committee, effective_on=TODAY, reason="调整", by=admin, at=NOON)
    stage.room_302.refresh_from_db()
    assert stage.room_302.path.startswith(f"{stage.second_committee.path}{stage.grid.pk}/") and paths_are_right()


def test_a_split_must_place_every_grid_once(stage, admin):
    grid_7 = actions.add(stage.committee, Place.Kind.GRID, "第 7 网格", since=SINCE)
    for children in ([[], []], [[stage.grid.pk], []], [[stage.grid.pk, grid_7.pk], [grid_7.pk]]):
        with pytest.raises(Refused, match="第 7 网格"):
            actions.split(
                stage.committee,
                [Part("甲居", children[0]), Part("乙居", children[1])],
                effective_on=TODAY,
                reason="x",
                by=admin,
                at=NOON,
            )
    assert not Succession.objects.exists()


def test_what_cannot_be_says_why(stage, admin):
    def splitting(place, parts, on=TODAY):
        return lambda: actions.split(place, parts, effective_on=on, reason="x", by=admin, at=NOON)

    def moving(place, to):
        return lambda: actions.move(place, to, effective_on=TODAY, reason="x", by=admin, at=NOON)

    halves = [Part("甲居", [stage.grid.pk]), Part("乙居", [])]
    for act, sentence in [
        (splitting(stage.committee, halves[:1]), "至少要有两个"),
        (splitting(stage.grid, halves), "只有居委会"),
        (splitting(stage.committee, halves, TODAY + timedelta(days=1)), "还没到"),
        (splitting(stage.committee, [Part("春和二居", [stage.grid.pk]), Part("乙居", [])]), "已经有“春和二居”"),
        (splitting(stage.committee, [Part(" ", [stage.grid.pk]), Part("乙居", [])]), "起个名称"),
        (moving(stage.building_3, stage.second_grid), "只能划转"),
        (moving(stage.grid, stage.committee), "已经在"),
        (moving(stage.committee, stage.grid), "不能再设"),
        (moving(stage.grid, stage.room_301), "不能再设"),
    ]:
        with pytest.raises(Refused, match=sentence), transaction.atomic():
            act()


@pytest.mark.parametrize("who", ["wang_fang", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "liang_bo", None])
def test_only_an_administrator_reorders(stage, who):
    by = stage.standing(getattr(stage, who) if who else None)
    with pytest.raises(Refused, match="系统管理员"):
        actions.move(stage.grid, stage.second_committee, effective_on=TODAY, reason="x", by=by, at=NOON)


def test_the_database_forbids_a_place_that_becomes_itself(stage):
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.create(kind="split", before=stage.grid, after=stage.grid, effective_on=TODAY, recorded_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.create(
            kind="move", before=stage.committee, after=stage.second_committee, effective_on=TODAY, recorded_at=NOON
        )
