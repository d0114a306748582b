"""Who may take which step of a topic: everybody × every stage; shares are compared in whole numbers. No row is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mulin.deliberation import rules
from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Council, Meeting, Objection, Seat, Task, Topic
from tests.walking import KINDS, person_of

S = Topic.Stage
KEEP = {"community worker", "committee head", "secretary", "administrator"}
PLAN = [["collect", "5d"], ["talk", "7d"], ["options", "7d"], ["hearing", "7d"], ["decision", "7d"], ["follow", "60d"]]


@pytest.mark.row("C083")
def test_who_may_take_which_step_everybody_by_every_stage(stage):
    """The topic is 王芳's, of 3 号楼; its head 李秀英 hosts it."""
    standing = {kind: stage.standing(person_of(stage, kind)) for kind in KINDS}
    host = KEEP | {"building head"}
    may = {
        "second": lambda me, one: rules.may_second(me, me.person_id, one, lives=True, has=False),
        "withdraw": rules.may_withdraw, "accept": rules.may_accept, "refuse": rules.may_refuse,
        "go_on": lambda me, one: rules.may_go_on(me, one, options=2, heard=True),
        "options": rules.may_write_options,
        "back": lambda me, one: rules.may_go_back(me, one, voting=False),
        "stop": lambda me, one: rules.may_stop(me, one, voting=False),
        "agree": lambda me, one: rules.may_agree(me, one, unanswered=0, voting=False),
        "ballot": lambda me, one: rules.may_put_to_ballot(me, one, voting=False),
        "object": lambda me, one: rules.may_object(me, me.person_id, one, lives=True),
        "give": lambda me, one: rules.may_give(me, one, None), "outcome": rules.may_show_outcome,
        "finish": lambda me, one: rules.may_finish(me, one, open_tasks=0),
    }  # fmt: skip
    signed_in = set(KINDS) - {"visitor"}
    wanted = {
        "second": (signed_in - {"resident"}, {S.SECONDING}), "withdraw": (KEEP | {"resident"}, {S.SECONDING, S.SCREENING}),
        "accept": (KEEP, {S.SCREENING}), "refuse": (KEEP, {S.SECONDING, S.SCREENING}),
        "go_on": (host, {S.COLLECT, S.TALK, S.OPTIONS, S.HEARING}), "options": (host, {S.COLLECT, S.TALK, S.OPTIONS, S.HEARING}),
        "back": (host, {S.HEARING, S.DECISION}), "stop": (KEEP, set(Topic.TALKED)), "agree": (host, {S.DECISION}),
        "ballot": (KEEP, {S.DECISION}), "object": (signed_in, {S.OPTIONS, S.HEARING, S.DECISION}),
        "give": (host, set(Topic.TALKED)), "outcome": (host, {*Topic.TALKED, S.DONE}), "finish": (host, {S.FOLLOW}),
    }  # fmt: skip
    found: dict[str, set[tuple[str, str]]] = {step: set() for step in may}
    for state in S:
        one = Topic(
            pk=1, path=stage.building_3.path, stage=state, raised_by=stage.wang_fang, host=stage.li_xiuying, plan=PLAN,
            seconds_needed=2, seconds=2,
        )  # fmt: skip
        for kind, me in standing.items():
            found_here = {step for step, rule in may.items() if rule(me, one)}
            for step in found_here:
                found[step].add((kind, state.value))
    assert found == {step: {(kind, state) for kind in kinds for state in states} for step, (kinds, states) in wanted.items()}
    assert {state for step in flow.STEPS for state in step.frm} | set(Topic.ENDED) == set(S.values)


@pytest.mark.row("C091")
def test_a_task_is_closed_by_whom_it_is_given_or_those_who_lead(stage):
    standing = {kind: stage.standing(person_of(stage, kind)) for kind in KINDS}
    topic = Topic(pk=1, path=stage.building_3.path, stage="follow", host=stage.zhang_wei)
    mine = Task(pk=1, path=topic.path, topic=topic, person=stage.wang_fang, status="open")
    units = Task(pk=2, path=topic.path, topic=topic, organisation=stage.property, status="open")
    lead = KEEP | {"grid worker"}
    assert {kind for kind, me in standing.items() if rules.may_close(me, mine)} == lead | {"resident"}
    assert {kind for kind, me in standing.items() if rules.may_close(me, units)} == lead | {"property handler"}
    assert {kind for kind, me in standing.items() if rules.may_drop(me, mine)} == lead
    for status in ("done", "dropped"):
        mine.status = status
        assert not any(rules.may_close(me, mine) or rules.may_drop(me, mine) for me in standing.values())


@pytest.mark.row("C016")
def test_who_leads_a_council_and_who_answers_an_objection(stage):
    standing = {kind: stage.standing(person_of(stage, kind)) for kind in KINDS}
    council = Council(pk=1, path=stage.community.path)
    for role, leads in (("chair", True), ("deputy", True), ("clerk", True), ("member", False)):
        seat = Seat(pk=1, council=council, person=stage.wang_fang, role=role)
        may = {kind for kind, me in standing.items() if rules.may_lead(me, council, seat if kind == "resident" else None)}
        assert may == KEEP - {"committee head"} | ({"resident"} if leads else set())
    topic = Topic(pk=1, path=stage.building_3.path, stage="decision", host=stage.li_xiuying)
    objection = Objection(pk=1, topic=topic, person=stage.wang_fang)
    assert {kind for kind, me in standing.items() if rules.may_answer_objection(me, objection)} == KEEP | {"building head"}
    assert {kind for kind, me in standing.items() if rules.may_take_back(me, objection)} == KEEP | {"resident"}
    meeting = Meeting(pk=1, path=topic.path, topic=topic, kind="hearing", status="called")
    assert {kind for kind, me in standing.items() if rules.may_change(me, meeting, None)} == KEEP | {"building head"}


@pytest.mark.row("C016", "C030")
@pytest.mark.parametrize(
    ("part", "whole", "share", "more", "enough"),
    [
        (6, 12, (1, 2), True, False), (7, 12, (1, 2), True, True), (6, 12, (1, 2), False, True),  # exactly half
        (6, 9, (2, 3), False, True), (6, 9, (2, 3), True, False), (5, 9, (2, 3), False, False),  # 6 of 9
        (1, 3, (1, 3), False, True), (33, 100, (1, 3), False, False), (34, 100, (1, 3), False, True),  # no rounding
        (0, 0, (1, 2), False, False), (0, 0, (1, 2), True, False), (9, 9, (1, 1), False, True),
    ],
)  # fmt: skip
def test_shares_are_compared_without_rounding(part, whole, share, more, enough):
    assert rules.reaches(part, whole, *share, more=more) is enough


@given(whole=some.integers(1, 400), top=some.integers(1, 30), extra=some.integers(0, 30), more=some.booleans())
def test_what_is_needed_is_the_least_that_reaches(whole, top, extra, more):
    bottom = top + extra
    least = rules.needed(whole, top, bottom, more=more)
    assert rules.reaches(least, whole, top, bottom, more=more)
    assert not rules.reaches(least - 1, whole, top, bottom, more=more)


def test_a_term_begins_on_its_first_day_and_is_over_on_its_last():
    seat = Seat(since=date(2026, 1, 1), until=date(2029, 1, 1))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2028, 12, 31), date(2029, 1, 1)]
    assert [rules.sits(seat, day) for day in days] == [False, True, True, False]


def test_stages_of_a_template_keep_their_order_and_what_must_be_there():
    whole = [("collect", "5d"), ("options", "5d"), ("decision", "5d"), ("follow", "5d")]
    assert rules.is_whole(whole) and all(rules.is_whole(list(one.stages)) for one in rules.DEFAULTS.values())
    assert not rules.is_whole(whole[1:])
    assert not rules.is_whole([whole[1], whole[0], *whole[2:]])
    assert not rules.is_whole([*whole, ("follow", "5d")])
