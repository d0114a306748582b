"""Who runs a facility: signed once at a time, read by two sides, reminded of, ended."""

import itertools
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.facilities import actions, flow, queries, rules
from mulin.facilities.models import Contract, ContractSheet, Facility, StoryVisit
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.kernel.flow import can
from mulin.notices import queries as notices
from tests.stage import NOON

from .cast import house
from .cast_operators import Run

TODAY = NOON.date()
JAN, DEC = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def run(stage):
    return Run(stage, house(stage).facility)


@pytest.fixture
def worker(stage):
    return stage.standing(stage.zhao_min)


def texts(stage, person):
    return [notices.said(notice).text for notice in reversed(notices.inbox(stage.standing(person)))]


@pytest.mark.row("C120")
def test_two_contracts_never_hold_on_the_same_day(run, worker):
    first = run.sign(run.draft(JAN, DEC))
    with pytest.raises(Refused, match="2026-01-01 到 2026-12-31 已经有一份合同"):
        run.sign(run.draft(DEC, date(2027, 6, 30)))
    after = run.sign(run.draft(DEC + timedelta(days=1), date(2027, 6, 30)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.filter(pk=after.pk).update(since=DEC)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.filter(pk=run.draft(JAN, JAN).pk).update(
            status="signed", signed_on=JAN, signed_for_us="a", signed_for_them="b", signed_noted_by=1
        )
    assert [one.pk for one in Contract.objects.filter(status="signed").order_by("since")] == [first.pk, after.pk]


@pytest.mark.row("C120")
def test_the_facility_follows_its_contract(stage, run, worker):
    drains = run.draft(TODAY + timedelta(days=1), TODAY + timedelta(days=10), organisation=stage.drains)
    run.sign(drains)
    facility = Facility.objects.get(pk=run.facility.pk)
    assert facility.operator == stage.property  # as it was before
    actions.contract_signing.keep_contracts(NOON + timedelta(days=1))
    facility.refresh_from_db()
    assert facility.operator == stage.drains
    actions.contract_signing.keep_contracts(NOON + timedelta(days=11))
    facility.refresh_from_db()
    assert facility.operator is None


def test_both_hear_of_a_signature_of_the_end_coming_and_of_the_end(stage, run, worker):
    until = TODAY - timedelta(days=1)
    run.sign(run.draft(JAN, until), at=NOON - timedelta(days=100))
    for days in (91, 81, 80, 31, 30, 1, 0):
        actions.contract_signing.remind(NOON - timedelta(days=days))
    drain()
    told = [
        "春和中心 从 2026-01-01 到 2026-11-18 由春和物业运营，职责和结算在这里看。",
        "春和中心（春和物业）2026-11-18 到期，还有 90 天。",
        "春和中心（春和物业）2026-11-18 到期，还有 30 天。",
        "春和中心（春和物业）2026-11-18 到期，还没有新的合同。",
    ]
    assert texts(stage, stage.wu_jianguo) == told and texts(stage, stage.zhao_min) == told
    assert texts(stage, stage.tang_lei) == []


def test_nobody_is_reminded_where_the_next_one_is_signed(stage, run, worker):
    first = run.sign(run.draft(JAN, TODAY + timedelta(days=20)))
    following = actions.contract.follow(first, by=worker, at=NOON)
    run.sign(following)
    assert actions.contract_signing.remind(NOON) == 0
    assert queries.contract.ending(queries.contract.not_over(worker, TODAY), TODAY) == []


@pytest.mark.row("C120")
def test_the_next_one_is_a_copy_that_starts_the_day_after_and_lasts_as_long(run, worker):
    first = run.draft(JAN, DEC)
    actions.contract.add_duty(first, name="消毒", rhythm="day", measure="tick", goal=None, by=worker, at=NOON)
    actions.contract.set_rates(first, [("meals", 100)], by=worker, at=NOON)
    run.sign(first)
    copy = actions.contract.follow(first, by=worker, at=NOON)
    assert (copy.since, copy.until, copy.status, copy.previous_id) == (date(2027, 1, 1), date(2027, 12, 31), "draft", first.pk)
    assert [(one.name, one.rhythm) for one in copy.duties.all()] == [("消毒", "day")]
    assert [(one.counted, one.price) for one in copy.rates.all()] == [("meals", 100)]
    assert copy.signed_for_us == "" and copy.words == first.words


def test_a_signed_contract_is_not_written_on_and_ends_early_only_with_a_reason(stage, run, worker):
    contract = run.sign(run.draft(JAN, DEC))
    with pytest.raises(Refused, match="合同已经签了"):
        actions.contract.change(contract, words="别的", by=worker, at=NOON)
    with pytest.raises(Refused, match="请写为什么终止"):
        actions.contract_signing.end(contract, " ", on=TODAY, by=worker, at=NOON)
    with pytest.raises(Refused, match="今天和合同到期之间"):
        actions.contract_signing.end(contract, "停业", on=TODAY - timedelta(days=1), by=worker, at=NOON)
    ended = actions.contract_signing.end(contract, "停业", on=TODAY, by=worker, at=NOON)
    assert (ended.status, ended.last_on, ended.until) == ("ended", TODAY, DEC)
    later = run.sign(run.draft(TODAY + timedelta(days=1), DEC))  # the days are free again
    off = actions.contract_signing.end(later, "没有接上", on=TODAY, by=worker, at=NOON)
    assert (off.status, queries.contract.running([run.facility.pk], TODAY)[run.facility.pk].pk) == ("void", contract.pk)
    drain()
    assert texts(stage, stage.wu_jianguo)[-1] == "春和中心 运营到 2026-12-31：没有接上"


@pytest.mark.row("C120")
def test_who_may_do_what_with_a_contract_in_each_state(stage, run, worker):
    people = {name: stage.standing(getattr(stage, name)) for name in ("wang_fang", "li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "wu_jianguo", "tang_lei", "sun_li")}  # fmt: skip
    base = run.draft(JAN, DEC)
    asked = {
        "read": rules.may_read_contract, "write": rules.may_write_contract, "tick": rules.may_tick, "settle": rules.may_settle_contract,
        "evaluate": rules.may_evaluate, "end": lambda me, one: rules.may_end_contract(me, one, TODAY),
    }  # fmt: skip
    keepers, both = {"zhao_min", "he_jing", "zhou_ming", "sun_li"}, {"zhao_min", "he_jing", "zhou_ming", "sun_li", "wu_jianguo"}
    wanted = {
        "draft": {"read": keepers, "write": keepers, "tick": set(), "settle": set(), "evaluate": set(), "end": set()},
        "signed": {"read": both, "write": set(), "tick": both, "settle": keepers, "evaluate": keepers, "end": keepers},
        "ended": {"read": both, "write": set(), "tick": both, "settle": keepers, "evaluate": keepers, "end": set()},
        "void": {"read": both, "write": set(), "tick": set(), "settle": set(), "evaluate": set(), "end": set()},
    }
    found = {}
    for status in Contract.Status.values:
        base.status = status
        found[status] = {verb: {name for name, me in people.items() if may(me, base)} for verb, may in asked.items()}
    assert found == wanted


def test_which_steps_start_from_which_state():
    def table(steps, states):
        return {status: [one.name for one in steps if can(status, one)] for status in states}

    assert table(flow.CONTRACT_STEPS, Contract.Status.values) == {
        "draft": ["sign"], "signed": ["end", "void"], "ended": [], "void": [],
    }  # fmt: skip
    assert table(flow.VISIT_STEPS, StoryVisit.Status.values) == {
        "asked": ["confirm", "decline", "withdraw"], "confirmed": ["confirm", "decline", "withdraw", "come", "stay_away"], "declined": [],
        "cancelled": [], "came": [], "missed": [],
    }  # fmt: skip


def test_each_side_sees_its_own_contracts_and_drafts_stay_at_the_desk(stage, run, worker):
    signed, draft = run.sign(run.draft(JAN, DEC)), run.draft(date(2027, 1, 1), date(2027, 6, 30))
    seen = {name: sorted(queries.contract.visible_to(stage.standing(getattr(stage, name))).values_list("pk", flat=True))
            for name in ("zhao_min", "wu_jianguo", "tang_lei", "wang_fang", "li_xiuying")}  # fmt: skip
    assert seen == {
        "zhao_min": [signed.pk, draft.pk],
        "wu_jianguo": [signed.pk],
        "tang_lei": [],
        "wang_fang": [],
        "li_xiuying": [],
    }


@pytest.mark.row("C120")
def test_a_sheet_is_what_fell_due_and_was_counted_and_stays_so(stage, worker):
    there = house(stage)
    run = Run(stage, there.facility)
    contract = run.draft(date(2026, 9, 16), date(2027, 9, 15))
    actions.contract.set_rates(contract, [("meals", 100), ("uses", 2000), ("heads", 50)], by=worker, at=NOON)
    run.sign(contract)
    actions.serve(there.lunch, 3, by=worker, at=NOON)
    booking = there.book(stage.wang_fang, NOON + timedelta(hours=1), minutes=60)
    actions.note_use(booking, 8, by=worker, at=NOON + timedelta(hours=3))
    tomorrow = NOON + timedelta(days=1)
    with pytest.raises(Refused, match="还没有过完"):
        actions.contract_money.make_sheet(contract, tomorrow.date(), by=worker, at=tomorrow)
    sheet = actions.contract_money.make_sheet(contract, TODAY, by=worker, at=tomorrow)
    lines = [(line.counted, line.number, line.owed) for line in queries.contract_money.frozen(sheet)]
    assert lines == [("", 3, 900_000), ("meals", 3, 300), ("uses", 1, 2000), ("heads", 8, 400)]
    assert (sheet.owed, queries.contract_money.next_day(contract)) == (902_700, TODAY + timedelta(days=1))
    for change in ({"owed": 1}, {"until": TODAY + timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ContractSheet.objects.filter(pk=sheet.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContractSheet.objects.filter(pk=sheet.pk).delete()
    with pytest.raises(Refused, match="由运营单位的人确认"):
        actions.contract_money.agree_sheet(sheet, by=worker, at=tomorrow)
    agreed = actions.contract_money.agree_sheet(sheet, by=stage.standing(stage.wu_jianguo), at=tomorrow)
    assert agreed.agreed_by == stage.wu_jianguo.pk


def test_the_canteens_settlements_stand_with_the_contract_of_their_days(stage, worker):
    there = house(stage)
    run = Run(stage, there.facility)
    old, new = run.sign(run.draft(JAN, TODAY - timedelta(days=8))), run.sign(run.draft(TODAY - timedelta(days=7), DEC))
    kept = actions.settle(there.canteen, TODAY - timedelta(days=5), TODAY - timedelta(days=1), by=worker, at=NOON)
    assert [queries.contract_parts.parts_of(one).settlements for one in (old, new)] == [[], [kept]]


days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(days, st.sampled_from(["once", "month", "quarter", "year"]), st.lists(days, max_size=5))
def test_what_falls_due_is_the_same_however_the_days_are_cut(begins, each, cuts):
    until = rules.add_months(begins, 30)
    inner = sorted({one for one in cuts if begins <= one < until})
    edges = [begins - timedelta(days=1), *inner, until]
    parts = [rules.payments(each, begins, first + timedelta(days=1), last) for first, last in itertools.pairwise(edges)]
    assert sum(parts) == rules.payments(each, begins, begins, until) == {"once": 1, "month": 31, "quarter": 11, "year": 3}[each]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["day", "week", "month", "quarter"]), days, st.integers(0, 500))
def test_stretches_cover_a_contract_without_gap_or_overlap(rhythm, since, length):
    last_on = since + timedelta(days=length)
    found = list(rules.stretches(rhythm, since, last_on, last_on=last_on))
    assert found[0].first == since and found[-1].last == last_on
    assert all(before.last + timedelta(days=1) == after.first for before, after in itertools.pairwise(found))
    assert all(one.whole == (rules.natural(rhythm, one.first) == (one.first, one.last)) for one in found)
