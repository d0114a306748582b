"""From an application to a place, and who comes first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.childcare import actions, queries, rules
from mulin.childcare.models import Application, Group
from mulin.kernel import lots
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from tests.stage import NOON

from .cast import house


def states(*applications):
    return [Application.objects.get(pk=one.pk).status for one in applications]


@pytest.mark.row("C121")
def test_a_full_class_has_a_queue_and_a_place_given_up_goes_to_the_first_of_it(stage):
    there = house(stage)
    first, second, third, fourth = (
        there.check(there.apply(who, name))
        for who, name in ((stage.wang_fang, "朵朵"), (stage.liu_yang, "小宇"), (stage.ma_li, "安安"), (stage.chen_hao, "乐乐"))
    )
    assert states(first, second, third, fourth) == ["offered", "offered", "waiting", "waiting"]
    assert [queries.number_of(one) for one in (third, fourth)] in ([1, 2], [2, 1])
    mother = stage.standing(stage.wang_fang)
    assert actions.accept(first, by=mother, at=NOON).status == actions.accept(first, by=mother, at=NOON).status == "held"
    assert actions.lapse_due(NOON + timedelta(hours=47)) == 0
    assert actions.lapse_due(NOON + timedelta(hours=48)) == 1
    one, other = sorted((third, fourth), key=lambda row: row.lot)
    assert states(second, one, other) == ["lapsed", "offered", "waiting"]
    actions.leave(first, by=mother, at=NOON)
    assert states(first, other) == ["left", "offered"]
    assert (Group.objects.get().taken, queries.public_numbers([there.group])[there.group.pk].waiting) == (2, "0")


@pytest.mark.row("C121")
def test_residents_come_first_then_brothers_and_sisters_then_the_day_then_the_lot(stage):
    there = house(stage, places=1)
    sister = there.hold(stage.ma_li, "大宝")
    early = there.check(there.apply(stage.chen_hao, "远", at=NOON - timedelta(days=3)), in_area=False)
    sibling = there.check(there.apply(stage.ma_li, "二宝"), in_area=False, sibling=True)
    here = there.check(there.apply(stage.liu_yang, "近"), in_area=True)
    late = there.check(there.apply(stage.wang_fang, "晚", at=NOON + timedelta(days=1)), in_area=True)
    assert list(queries.waiting_in_order(there.group)) == [here, late, sibling, early]
    assert here.lot == lots.rank(bytes.fromhex(there.group.seed), f"childcare {there.group.pk}", here.pk)
    actions.leave(sister, by=stage.standing(stage.ma_li), at=NOON)
    assert states(here, late) == ["offered", "waiting"]


def test_a_child_has_one_application_for_a_class_and_the_second_pressing_finds_it(stage):
    there = house(stage)
    made = there.apply(stage.wang_fang)
    assert there.apply(stage.wang_fang) == made
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(
            group=there.group, child=made.child, guardian=stage.wang_fang, sent_at=NOON, sent_on=NOON.date()
        )
    actions.withdraw(made, by=stage.standing(stage.wang_fang), at=NOON)
    assert there.apply(stage.wang_fang) != made


def test_the_database_refuses_one_child_more_than_places_and_one_place_more_than_carers(stage):
    there = house(stage)
    for values in ({"taken": 3}, {"places": 11}, {"carers": 0}, {"from_age": 40}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Group.objects.filter(pk=there.group.pk).update(**values)
    with pytest.raises(Refused, match="最多收 10 个"):
        there.change(places=11)


def test_who_is_too_young_from_elsewhere_or_has_not_agreed_hears_why(stage):
    there = house(stage, others="nobody")
    with pytest.raises(Refused, match="满 18 到 36 个月"):
        there.apply(stage.wang_fang, months=6)
    with pytest.raises(Refused, match="只收3 号楼的居民"):
        there.apply(stage.ma_li)
    by = stage.standing(stage.wang_fang)
    with pytest.raises(Refused, match="监护人同意"):
        actions.apply(there.group, stage.wang_fang, actions.Draft(name="朵朵", born_on=NOON.date()), by=by, at=NOON)
    assert Application.objects.count() == 0


def test_questions_go_back_and_forth_and_the_day_of_sending_stays(stage):
    there = house(stage, needs=["birth"])
    made = there.apply(stage.wang_fang)
    keeper, mother = stage.standing(stage.li_xiuying), stage.standing(stage.wang_fang)
    with pytest.raises(Refused, match="材料还没有齐"):
        there.check(made, seen=False)
    actions.ask(made, "请补一张户口页", by=keeper, at=NOON)
    actions.answer(made, "补好了", by=mother, at=NOON + timedelta(days=2))
    found = Application.objects.get()
    assert (found.status, found.sent_on, [line.words for line in found.lines.all()]) == (
        "sent", NOON.date(), ["请补一张户口页", "补好了"],
    )  # fmt: skip
    actions.refuse(made, "月龄不符", by=keeper, at=NOON)
    assert states(made) == ["refused"] and rules.clear_after(Application.objects.get()).days == 30


def test_more_places_and_the_day_of_the_first_offers_start_offering(stage):
    there = house(stage, places=1, offers_from=NOON.date() + timedelta(days=2))
    made = [there.check(there.apply(who, name)) for who, name in ((stage.wang_fang, "朵朵"), (stage.liu_yang, "小宇"))]
    assert states(*made) == ["waiting", "waiting"]
    assert actions.fill_due(NOON + timedelta(days=2)) == 1
    there.at = NOON + timedelta(days=2)
    there.change(places=2)
    assert states(*made) == ["offered", "offered"]


def test_after_its_last_day_a_class_has_no_children_and_everybody_was_told(stage):
    there = house(stage, places=2)
    held, offered = there.hold(stage.wang_fang), there.check(there.apply(stage.liu_yang, "小宇"))
    waits, sent = there.check(there.apply(stage.ma_li, "安安")), there.apply(stage.chen_hao, "乐乐")
    there.change(until=NOON.date())
    later = NOON + timedelta(days=1)
    assert [actions.end_terms(at) for at in (NOON, later, later)] == [0, 4, 0]
    assert states(held, offered, waits, sent) == ["left", "over", "over", "over"]
    assert (Group.objects.get().taken, Application.objects.get(pk=held.pk).ended_on) == (0, NOON.date())
    drain()
    heard = [notices.said(notices.inbox(stage.standing(who))[0]).title for who in (stage.wang_fang, stage.ma_li)]
    assert heard == ["孩子离托了", "这一期托育结束了，没有轮到您家"]


def test_a_child_past_its_age_moves_up_before_those_who_wait_and_its_place_passes_on(stage):
    there = house(stage, places=1)
    big = actions.make_group(
        stage.building_3, by=stage.standing(stage.zhao_min), at=NOON,
        **{name: getattr(there.group, name) for name in (
            "kind", "address", "unit", "tariff", "price", "since", "until", "weekdays", "begins", "ends", "carers", "per_carer", "area",
        )}, name="大班", from_age=30, to_age=60, ages_on=NOON.date(), places=1,
    )  # fmt: skip
    held, keeper = there.hold(stage.wang_fang, months=35), stage.standing(stage.li_xiuying)
    waits = there.check(there.apply(stage.liu_yang, "小宇"))
    assert rules.outgrown([held], NOON.date()) == []
    assert rules.outgrown([held], NOON.date() + timedelta(days=90)) == [held]
    with pytest.raises(Refused, match="两个班的老师"):
        actions.move_up(held, big, by=keeper, at=NOON)
    actions.name_keeper(big, stage.li_xiuying, by=stage.standing(stage.zhao_min), at=NOON)
    moved = actions.move_up(held, big, by=keeper, at=NOON)
    assert (moved.status, moved.held_on) == ("held", NOON.date() + timedelta(days=1))
    assert states(held, waits) == ["left", "offered"]
    assert list(Group.objects.order_by("pk").values_list("taken", flat=True)) == [1, 1]
