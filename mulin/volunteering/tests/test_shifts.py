from datetime import date, time, timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.volunteering import actions
from mulin.volunteering.models import Claim, Record, Shift
from mulin.volunteering.rules import codes
from tests.stage import NOON, Stage

from .cast import born, squad, volunteer

TOMORROW = NOON + timedelta(days=1)


@pytest.mark.row("C075")
def test_a_shift_is_claimed_checked_into_and_its_hours_are_confirmed_by_somebody_else(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift(minutes=60)
    claim = team.claim(shift, stage.liu_yang)
    assert Shift.objects.get().taken == 1

    liu = team.who(stage.liu_yang)
    there = actions.check_in_by_code(shift, codes.code_at(bytes(shift.secret), TOMORROW), by=liu, at=TOMORROW)
    assert (there.pk, there.status, there.came_how) == (claim.pk, "present", "code")

    leader = team.who(stage.wang_fang)
    actions.close_shift(shift, by=leader, at=TOMORROW + timedelta(hours=1))
    record = Record.objects.get()
    assert (record.minutes, record.status, record.content, record.noted_by) == (60, "noted", "校门口护学", None)

    with pytest.raises(Refused, match="队长或社区工作者确认"):
        actions.confirm(record, by=liu, at=TOMORROW)
    confirmed = actions.confirm(record, by=leader, at=TOMORROW)
    assert (confirmed.status, confirmed.confirmed_by) == ("confirmed", stage.wang_fang.id)


def test_the_same_claim_twice_is_one_place_and_a_full_shift_says_so(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift(places=1)
    first, again = team.claim(shift, stage.liu_yang), team.claim(shift, stage.liu_yang)
    assert first == again
    with pytest.raises(Refused, match="名额已满"):
        team.claim(shift, stage.wang_fang)
    actions.give_up(first, words="孩子发烧", by=team.who(stage.liu_yang), at=NOON)
    team.claim(shift, stage.wang_fang)
    assert Shift.objects.get().taken == 1


@pytest.mark.row("C075", "hours-5")
def test_members_come_first_then_everybody(stage: Stage) -> None:
    team = squad(stage, opens_days=2, members_first_days=3)
    shift = team.shift(begins_at=NOON + timedelta(days=4))
    volunteer(stage, stage.ma_li)
    with pytest.raises(Refused, match="11-21 12:00起可以认领"):
        team.claim(shift, stage.ma_li)
    team.claim(shift, stage.liu_yang)
    team.claim(shift, stage.ma_li, at=NOON + timedelta(days=2))
    assert Shift.objects.get().taken == 2


@pytest.mark.row("hours-5")
def test_a_cap_leaves_shifts_for_others(stage: Stage) -> None:
    team = squad(stage, a_month=1)
    team.claim(team.shift(begins_at=NOON + timedelta(days=1)), stage.liu_yang)
    with pytest.raises(Refused, match="每人每月最多 1 次"):
        team.claim(team.shift(begins_at=NOON + timedelta(days=2)), stage.liu_yang)
    team.claim(team.shift(begins_at=NOON + timedelta(days=13)), stage.liu_yang)  # December


def test_nobody_stands_in_two_places_at_once(stage: Stage) -> None:
    team = squad(stage)
    worker = team.who(stage.zhao_min)
    other = actions.set_up_duty(stage.building_5, kind="patrol", name="夜巡", by=worker, at=NOON)
    team.claim(team.shift(minutes=60), stage.liu_yang)
    overlapping = team.shift(begins_at=TOMORROW + timedelta(minutes=30), duty=other)
    with pytest.raises(Refused, match="同一时间"):
        team.claim(overlapping, stage.liu_yang)


def test_a_child_needs_a_guardian_who_agrees_and_below_fourteen_one_who_comes_along(stage: Stage) -> None:
    team = squad(stage, from_age=10)
    born(stage.ma_li, date(2014, 1, 1))  # 12
    child = volunteer(stage, stage.ma_li)
    shift, worker = team.shift(), team.who(stage.zhao_min)
    with pytest.raises(Refused, match="还没有登记监护人"):
        actions.claim(shift, child, by=worker, at=NOON)
    actions.name_guardian(child, stage.liu_yang, by=worker, at=NOON)
    actions.agree_as_guardian(child, True, by=team.who(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="监护人先认领同一个班次"):
        actions.claim(shift, child, by=worker, at=NOON)
    team.claim(shift, stage.liu_yang)
    claim = actions.claim(shift, child, by=worker, at=NOON)
    assert claim.helped_by == stage.zhao_min.id


def test_a_risky_duty_is_for_those_who_are_insured(stage: Stage) -> None:
    team = squad(stage, is_risky=True)
    shift = team.shift()
    with pytest.raises(Refused, match="保险"):
        team.claim(shift, stage.liu_yang)
    actions.note_insurance(team.liu_yang, date(2027, 1, 1), by=team.who(stage.zhao_min), at=NOON)
    team.claim(shift, stage.liu_yang)


@pytest.mark.row("C075")
def test_a_place_changes_hands_only_when_the_other_says_yes(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift(places=1)
    claim = team.claim(shift, stage.liu_yang)
    actions.offer(claim, team.wang_fang, by=team.who(stage.liu_yang), at=NOON)
    assert Claim.objects.get().volunteer == team.liu_yang
    taken = actions.take_over(Claim.objects.get(), by=team.who(stage.wang_fang), at=NOON)
    assert list(Claim.objects.order_by("id").values_list("volunteer", "status")) == [
        (team.liu_yang.pk, "handed_on"),
        (team.wang_fang.pk, "held"),
    ]
    assert (taken.from_claim_id, Shift.objects.get().taken) == (claim.pk, 1)


def test_an_old_photo_of_the_code_opens_nothing(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift()
    team.claim(shift, stage.liu_yang)
    old = codes.code_at(bytes(shift.secret), TOMORROW - timedelta(minutes=3))
    with pytest.raises(Refused, match="再扫一次"):
        actions.check_in_by_code(shift, old, by=team.who(stage.liu_yang), at=TOMORROW)


def test_who_did_not_come_loses_the_head_start_and_nothing_else(stage: Stage) -> None:
    team = squad(stage, opens_days=2, members_first_days=3)
    for days in (1, 2):
        shift = team.shift(begins_at=NOON + timedelta(days=days))
        team.claim(shift, stage.liu_yang)
        actions.close_shift(shift, by=None, at=NOON + timedelta(days=days, hours=2))
    assert set(Claim.objects.values_list("status", flat=True)) == {"missed"}
    later, at = team.shift(begins_at=NOON + timedelta(days=7)), NOON + timedelta(days=3)
    team.claim(later, stage.wang_fang, at=at)
    with pytest.raises(Refused, match="起可以认领"):
        team.claim(later, stage.liu_yang, at=at)
    team.claim(later, stage.liu_yang, at=NOON + timedelta(days=5))


def test_a_leader_who_ticks_late_still_gets_the_hours_noted(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift()
    claim = team.claim(shift, stage.liu_yang)
    actions.close_shift(shift, by=None, at=TOMORROW + timedelta(hours=4))
    assert Claim.objects.get().status == "missed"
    actions.check_in(claim, by=team.who(stage.wang_fang), at=TOMORROW + timedelta(days=1))
    assert list(Record.objects.values_list("minutes", "noted_by")) == [(60, stage.wang_fang.id)]


def test_a_list_kept_without_signal_counts_once(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift()
    claims = [team.claim(shift, who) for who in (stage.liu_yang, stage.wang_fang)]
    leader, came = team.who(stage.wang_fang), [(claims[0].pk, TOMORROW), (claims[1].pk, TOMORROW), (999_999, TOMORROW)]
    assert actions.merge_offline_list(shift, came, by=leader, at=TOMORROW + timedelta(hours=1)) == [
        "名单里有一人不在这个班次，没有记。"
    ]
    assert actions.merge_offline_list(shift, came[:2], by=leader, at=TOMORROW + timedelta(hours=2)) == []
    assert list(Claim.objects.order_by("id").values_list("status", "came_how", "came_at")) == [
        ("present", "offline", TOMORROW),
        ("present", "offline", TOMORROW),
    ]


def test_cancelling_needs_a_reason_and_frees_everybody(stage: Stage) -> None:
    team = squad(stage)
    shift = team.shift()
    team.claim(shift, stage.liu_yang)
    with pytest.raises(Refused, match="原因"):
        actions.cancel_shift(shift, reason=" ", by=team.who(stage.wang_fang), at=NOON)
    actions.cancel_shift(shift, reason="下暴雨", by=team.who(stage.wang_fang), at=NOON)
    assert (Shift.objects.get().taken, Claim.objects.get().status) == (0, "called_off")


@pytest.mark.row("C076", "C079")
def test_the_clock_makes_shifts_on_working_days_once(stage: Stage) -> None:
    team = squad(stage)
    values = {"days": "working", "weekdays": [1, 2, 3, 4, 5], "begins": time(7, 30), "minutes": 45, "places": 2}
    actions.add_pattern(
        team.duty, by=team.who(stage.wang_fang), at=NOON, since=date(2026, 11, 20), until=date(2026, 11, 29), **values
    )
    assert [f"{shift.begins_at:%m-%d %H:%M}" for shift in Shift.objects.all()] == [
        "11-19 23:30", "11-22 23:30", "11-23 23:30", "11-24 23:30", "11-25 23:30", "11-26 23:30",
    ]  # fmt: skip
    assert actions.make_shifts(NOON) == 0
