from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.activities import actions
from mulin.activities.models import Group, Signup
from mulin.kernel.access import Refused
from tests.stage import NOON, Stage

from .cast import LATER, SATURDAY, activity, born, counted, people, sign_up

HOUR = timedelta(hours=1)


@pytest.mark.row("C137")
def test_a_place_a_waiting_list_an_offer_that_expires_and_passes_on(stage: Stage) -> None:
    one = activity(stage, places=1).sessions.get()
    first = sign_up(stage, one, stage.wang_fang)
    second, third = sign_up(stage, one, stage.liu_yang), sign_up(stage, one, stage.ma_li)
    assert [(row.status, row.group.waiting) for row in (first, second, third)] == [("held", 0), ("waiting", 1), ("waiting", 2)]

    actions.leave(first, by=stage.standing(stage.wang_fang), at=LATER + HOUR)
    second.refresh_from_db()
    assert (second.status, second.offered_until, counted(one)) == ("offered", LATER + 13 * HOUR, [(1, 1, 1)])

    assert actions.lapse_due(LATER + 14 * HOUR) == 1
    second.refresh_from_db(), third.refresh_from_db()
    assert (second.status, third.status) == ("lapsed", "offered")
    with pytest.raises(Refused, match="让给下一位"):
        actions.accept(second, by=stage.standing(stage.liu_yang), at=LATER + 14 * HOUR)
    actions.accept(third, by=stage.standing(stage.ma_li), at=LATER + 15 * HOUR)
    assert counted(one) == [(1, 1, 0)]
    again = sign_up(stage, one, stage.liu_yang, at=LATER + 15 * HOUR)
    assert (again.pk != second.pk, again.status) == (True, "waiting")


def test_pressing_twice_is_one_place(stage: Stage) -> None:
    one = activity(stage).sessions.get()
    first, again = (sign_up(stage, one, stage.wang_fang) for _ in range(2))
    assert first == again and counted(one) == [(2, 1, 0)]


def test_companions_take_places_and_a_gap_too_small_goes_to_the_next_whom_it_fits(stage: Stage) -> None:
    one = activity(stage, places=3, companions=2).sessions.get()
    full = sign_up(stage, one, stage.wang_fang, with_=(("李阿姨", 71), ("外婆", 80)))
    pair = sign_up(stage, one, stage.liu_yang, with_=(("小刘", None),))
    third = sign_up(stage, one, stage.ma_li, with_=(("一", 30), ("二", 31)))
    assert [full.status, pair.status, third.status] == ["held", "waiting", "waiting"]
    actions.leave(full, by=stage.standing(stage.wang_fang), at=LATER)
    assert counted(one) == [(3, 2, 1)]
    late = sign_up(stage, one, stage.chen_hao)  # one seat is free, but somebody waits
    assert late.status == "waiting"
    assert actions.fill_due(LATER) == 1
    late.refresh_from_db()
    assert late.status == "offered" and counted(one) == [(3, 3, 1)]
    with pytest.raises(Refused, match="最多带 2 位"):
        sign_up(stage, one, stage.sun_li, with_=(("一", 1), ("二", 2), ("三", 3)), guardian="孙丽")


def test_children_come_with_a_guardians_consent(stage: Stage) -> None:
    one = activity(stage, companions=1, places=5).sessions.get()
    with pytest.raises(Refused, match="监护人"):
        sign_up(stage, one, stage.wang_fang, with_=(("小宝", 6),))
    assert sign_up(stage, one, stage.wang_fang, with_=(("小宝", 6),), guardian="王芳").seats == 2
    born(stage.ma_li, date(2012, 1, 1))
    with pytest.raises(Refused, match="监护人"):
        sign_up(stage, one, stage.ma_li)
    sign_up(stage, one, stage.ma_li, guardian="马建")


def test_places_kept_for_some_are_taken_by_them_first_and_released_to_all(stage: Stage) -> None:
    kept = actions.Places(1, "seniors", kept_until=NOON + timedelta(days=2))
    house = actions.Places(1, "building", path=stage.building_3.path)
    one = activity(stage, places=[kept, house, actions.Places(1)]).sessions.get()
    born(stage.li_xiuying, date(1950, 1, 1))
    seniors, building, everyone = Group.objects.order_by("id")
    assert sign_up(stage, one, stage.li_xiuying).group == seniors
    assert sign_up(stage, one, stage.liu_yang).group == building
    assert sign_up(stage, one, stage.ma_li).group == everyone
    waits = sign_up(stage, one, stage.chen_hao)
    actions.set_places(seniors, 2, by=stage.standing(stage.zhao_min), at=LATER)
    assert counted(one) == [(2, 1, 0), (1, 1, 0), (1, 1, 1)]
    assert actions.release_due(NOON + timedelta(days=3)) == 1
    waits.refresh_from_db()
    assert waits.status == "offered" and counted(one) == [(1, 1, 0), (1, 1, 0), (2, 2, 0)]


def test_members_first_then_everybody(stage: Stage) -> None:
    later = NOON + timedelta(days=2)
    members = actions.Places(2, "members", members=[stage.liu_yang.pk])
    one = activity(stage, places=[members, actions.Places(2, opens_at=later)], opens_at=NOON).sessions.get()
    sign_up(stage, one, stage.liu_yang)
    with pytest.raises(Refused, match="11-21 12:00 起可以报名"):
        sign_up(stage, one, stage.ma_li)
    assert sign_up(stage, one, stage.ma_li, at=later).status == "held"


def test_a_worker_signs_up_somebody_at_the_counter_with_a_name_on_it(stage: Stage) -> None:
    one = activity(stage).sessions.get()
    assert sign_up(stage, one, stage.li_xiuying, by=stage.zhao_min).helped_by == stage.zhao_min.pk
    with pytest.raises(Refused, match="请本人报名"):
        sign_up(stage, one, stage.ma_li, by=stage.wang_fang)


def test_leaving_has_an_end_and_a_worker_goes_on_after_it(stage: Stage) -> None:
    one = activity(stage, leave_hours=24).sessions.get()
    held = sign_up(stage, one, stage.wang_fang)
    with pytest.raises(Refused, match="24 小时之前"):
        actions.leave(held, by=stage.standing(stage.wang_fang), at=SATURDAY - 2 * HOUR)
    actions.leave(held, by=stage.standing(stage.zhao_min), at=SATURDAY - 2 * HOUR)
    assert counted(one) == [(2, 0, 0)]


def test_by_hand_never_beyond_the_places(stage: Stage) -> None:
    one = activity(stage, places=1).sessions.get()
    sign_up(stage, one, stage.wang_fang)
    waits = sign_up(stage, one, stage.liu_yang)
    worker = stage.standing(stage.zhao_min)
    with pytest.raises(Refused, match="没有空的名额"):
        actions.give(waits, by=worker, at=LATER)
    group = Group.objects.get()
    Group.objects.filter(pk=group.pk).update(places=2)
    actions.give(waits, by=worker, at=LATER)
    assert counted(one) == [(2, 2, 0)]
    with pytest.raises(Refused, match="已经给出 2 个"):
        actions.set_places(group, 1, by=worker, at=LATER)


def test_the_database_refuses_what_must_not_be(stage: Stage) -> None:
    one = activity(stage, places=1).sessions.get()
    held = sign_up(stage, one, stage.wang_fang)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.update(taken=2)
    held.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        held.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signup.objects.update(status="offered")


def test_cancelling_tells_everybody_and_needs_a_reason(stage: Stage) -> None:
    found = activity(stage, places=1)
    one, worker = found.sessions.get(), stage.standing(stage.zhao_min)
    for person in (stage.wang_fang, stage.liu_yang):
        sign_up(stage, one, person)
    with pytest.raises(Refused, match="原因"):
        actions.cancel(found, reason=" ", by=worker, at=LATER)
    assert actions.cancel(found, reason="下暴雨", by=worker, at=LATER).status == "cancelled"
    assert counted(one) == [(1, 0, 0)] and set(Signup.objects.values_list("status", flat=True)) == {"off"}


def test_who_had_no_turn_and_who_did_not_come_are_noted_when_it_is_over(stage: Stage) -> None:
    one = activity(stage, places=1).sessions.get()
    sign_up(stage, one, stage.wang_fang), sign_up(stage, one, stage.liu_yang)
    assert actions.finish_due(SATURDAY + 5 * HOUR) == 1
    assert list(Signup.objects.order_by("id").values_list("status", flat=True)) == ["missed", "unplaced"]
    assert counted(one) == [(1, 1, 0)]


def test_a_lottery_gives_each_the_same_chance_and_the_rest_wait_in_its_order(stage: Stage) -> None:
    one = activity(stage, places=3, mode="lottery", closes_hours=24, companions=1).sessions.get()
    rows = [sign_up(stage, one, person) for person in people(stage, 6)]
    assert {row.status for row in rows} == {"entered"} and counted(one) == [(3, 0, 6)]
    assert actions.draw_due(SATURDAY - 25 * HOUR) == 0
    with pytest.raises(Refused, match="报名已经截止"):
        sign_up(stage, one, stage.wang_fang, at=SATURDAY - 24 * HOUR)
    assert actions.draw_due(SATURDAY - 23 * HOUR) == 1 and actions.draw_due(SATURDAY - 23 * HOUR) == 0
    assert counted(one) == [(3, 3, 3)]
    assert sorted(Signup.objects.filter(status="waiting").values_list("turn", flat=True)) == [1, 2, 3]
    late = sign_up(stage, one, stage.wang_fang, at=SATURDAY - 22 * HOUR)
    first = Signup.objects.filter(status="held").first()
    assert first is not None and late.status == "waiting"
    actions.leave(first, by=stage.standing(stage.zhao_min), at=SATURDAY - 22 * HOUR)
    assert Signup.objects.get(status="offered").turn == 1
