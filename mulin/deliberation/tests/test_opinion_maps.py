"""An opinion map from its first statement to the picture. Sixty neighbours answer; nobody can be told from it."""

import io
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.deliberation import reckoning
from mulin.deliberation.actions import opinions, picturing
from mulin.deliberation.models import OpinionMap, OpinionVote, Statement
from mulin.deliberation.queries import opinions as queries
from mulin.deliberation.queries.opinion_files import polis_csv
from mulin.deliberation.reckoning import polis_files
from mulin.kernel.access import Refused
from tests.stage import NOON, Stage

from .cast_talk import STATEMENTS, crowd, map_of

pytestmark = [pytest.mark.django_db, pytest.mark.row("C092")]


def two_camps(stage: Stage, row: OpinionMap, sizes: tuple[int, int] = (12, 8)) -> None:
    """All agree with the last statement; the first camp with the first four, the second with the others."""
    statements, people = list(queries.open_statements(row)), crowd(stage, sum(sizes))
    answers = {
        person.pk: {
            one.pk: 1 if one == statements[-1] or (place < 4) == (at < sizes[0]) else -1 for place, one in enumerate(statements)
        }
        for at, person in enumerate(people)
    }
    opinions.answer_all(row, answers, by=stage.standing(stage.zhao_min), at=NOON)


def test_the_picture_is_made_by_the_clock_and_says_what_unites_first(stage: Stage, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    row = map_of(stage)
    two_camps(stage, row)
    assert queries.shown(row) is None
    assert picturing.picture_due(NOON) == 1
    assert picturing.picture_due(NOON) == 0  # nothing new
    row.refresh_from_db()
    with django_assert_max_num_queries(1):
        found = queries.shown(row)
    assert found is not None
    assert (found.people, found.taking_part, found.votes) == (20, 20, 160)
    assert [(camp.letter, camp.size) for camp in found.camps] == [("A", 12), ("B", 8)]
    assert [(told.words, told.side, told.tenths) for told in found.unites] == [("说法 8", 1, [10, 10])]
    assert {told.words for told in found.camps[0].marks} <= {f"说法 {n}" for n in range(1, 8)}


def test_fewer_than_five_make_no_picture_and_no_group_is_smaller(stage: Stage) -> None:
    row = map_of(stage)
    two_camps(stage, row, (4, 0))
    row = picturing.picture_map(row.pk, NOON)
    assert queries.shown(row) is None
    two_camps(stage, row, (12, 4))
    shown = queries.shown(picturing.picture_map(row.pk, NOON))
    assert shown is not None
    assert [camp.size for camp in shown.camps] == [20]


def test_a_residents_statement_waits_and_is_let_in_by_another(stage: Stage) -> None:
    row, author = map_of(stage), stage.standing(stage.wang_fang)
    made = opinions.state(row, stage.wang_fang, "  晚上六点以后\n对外停车收费 ", by=author, at=NOON)
    assert (made.words, made.status) == ("晚上六点以后 对外停车收费", "waiting")
    with pytest.raises(Refused):
        opinions.answer(made, stage.wang_fang, 1, by=author, at=NOON)
    with pytest.raises(Refused):
        opinions.let_in(made, by=author, at=NOON)
    made = opinions.let_in(made, by=stage.standing(stage.zhao_min), at=NOON)
    opinions.answer(made, stage.wang_fang, 1, by=author, at=NOON)
    with pytest.raises(Refused, match="已经有人这样说"):
        opinions.state(row, stage.liu_yang, "晚上六点以后 对外停车收费", by=stage.standing(stage.liu_yang), at=NOON)


def test_no_statement_is_kept_out_without_a_reason(stage: Stage) -> None:
    row = map_of(stage)
    made = opinions.state(row, stage.wang_fang, "物业都是骗子", by=stage.standing(stage.wang_fang), at=NOON)
    with pytest.raises(Refused):
        opinions.keep_out(made, " ", by=stage.standing(stage.zhao_min), at=NOON)
    kept = opinions.keep_out(made, "请说事，不要骂人", by=stage.standing(stage.zhao_min), at=NOON)
    assert (kept.status, kept.reason, kept.decided_who) == ("out", "请说事，不要骂人", "社区工作者")
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=made.pk).update(reason="")


def test_one_person_has_at_most_three_statements_waiting_and_140_characters(stage: Stage) -> None:
    row, me = map_of(stage), stage.standing(stage.wang_fang)
    with pytest.raises(Refused, match="140"):
        opinions.state(row, stage.wang_fang, "长" * 141, by=me, at=NOON)
    for number in range(3):
        opinions.state(row, stage.wang_fang, f"我的看法 {number}", by=me, at=NOON)
    with pytest.raises(Refused, match="还在等审核"):
        opinions.state(row, stage.wang_fang, "第四条", by=me, at=NOON)


def test_an_answer_is_changed_and_no_time_is_kept(stage: Stage) -> None:
    row, me = map_of(stage), stage.standing(stage.wang_fang)
    first = queries.next_turn(row, stage.wang_fang.pk).statement
    assert first is not None
    for side in (1, -1, 0):
        opinions.answer(first, stage.wang_fang, side, by=me, at=NOON)
    assert list(OpinionVote.objects.values_list("side", "fresh")) == [(0, True)]
    assert not [field.name for field in OpinionVote._meta.fields if field.get_internal_type() in ("DateTimeField", "DateField")]
    with pytest.raises(IntegrityError), transaction.atomic():
        OpinionVote.objects.update(side=2)


def test_those_with_few_answers_come_first_and_each_has_an_order_of_their_own(stage: Stage) -> None:
    row = map_of(stage)
    statements = list(queries.open_statements(row))
    people = crowd(stage, 30)
    opinions.answer_all(
        row, {person.pk: {one.pk: 1 for one in statements[1:]} for person in people}, by=stage.standing(stage.zhao_min), at=NOON
    )
    row = picturing.picture_map(row.pk, NOON)
    assert queries.next_turn(row, stage.wang_fang.pk).statement == statements[0]
    fresh = map_of(stage)
    firsts = {queries.next_turn(fresh, person.pk).statement for person in people}
    assert len(firsts) > 3


def test_all_answered_means_done(stage: Stage) -> None:
    row, me = map_of(stage), stage.standing(stage.wang_fang)
    for number in range(len(STATEMENTS)):
        turn = queries.next_turn(row, stage.wang_fang.pk)
        assert (turn.answered, turn.count, turn.place) == (number, 8, number + 1)
        assert turn.statement is not None
        opinions.answer(turn.statement, stage.wang_fang, 1, by=me, at=NOON)
    assert queries.next_turn(row, stage.wang_fang.pk).statement is None


def test_only_those_it_is_for_answer_and_a_worker_for_somebody(stage: Stage) -> None:
    row = opinions.draw(
        opinions.MapPlan(stage.building_3, "楼道怎么刷？", statements=STATEMENTS), by=stage.standing(stage.zhao_min), at=NOON
    )
    one = queries.open_statements(row)[0]
    with pytest.raises(Refused, match="住在这里"):
        opinions.answer(one, stage.ma_li, 1, by=stage.standing(stage.ma_li), at=NOON)
    with pytest.raises(Refused, match="本人"):
        opinions.answer(one, stage.wang_fang, 1, by=stage.standing(stage.liu_yang), at=NOON)
    opinions.answer(one, stage.wang_fang, 1, by=stage.standing(stage.zhao_min), at=NOON)
    assert OpinionVote.objects.get().helped_by == stage.zhao_min.pk


def test_after_its_day_or_by_a_worker_it_is_closed(stage: Stage) -> None:
    row = map_of(stage, closes_on=date(2026, 11, 20))
    one = queries.open_statements(row)[0]
    later = NOON + timedelta(days=2)
    with pytest.raises(Refused, match="收口"):
        opinions.answer(one, stage.wang_fang, 1, by=stage.standing(stage.wang_fang), at=later)
    assert (opinions.close_due(later), opinions.close_due(later)) == (1, 0)
    other = map_of(stage)
    with pytest.raises(Refused):
        opinions.close_map(other, "", by=stage.standing(stage.zhao_min), at=NOON)
    with pytest.raises(Refused):
        opinions.close_map(other, "够了", by=stage.standing(stage.wang_fang), at=NOON)
    assert opinions.close_map(other, "方案已经定下", by=stage.standing(stage.zhao_min), at=NOON).closed_at == NOON


def test_a_statement_taken_out_is_no_longer_told_of(stage: Stage) -> None:
    row = map_of(stage)
    two_camps(stage, row)
    picturing.picture_due(NOON)
    last = list(queries.open_statements(row))[-1]
    opinions.keep_out(last, "与事实不符", by=stage.standing(stage.zhao_min), at=NOON)
    row.refresh_from_db()
    found = queries.shown(row)
    assert found is not None
    assert found.unites == []  # at once, before the clock has come by
    assert picturing.picture_due(NOON) == 1
    row.refresh_from_db()
    assert row.picture is not None
    assert row.picture["votes"] == 140


def test_what_is_exported_gives_the_same_groups_and_names_nobody(stage: Stage) -> None:
    row = map_of(stage)
    two_camps(stage, row)
    opinions.state(row, stage.wang_fang, "还没审的", by=stage.standing(stage.wang_fang), at=NOON)
    row = picturing.picture_map(row.pk, NOON)
    files = polis_csv(row)
    assert "还没审的" not in files["comments.csv"]
    talk = polis_files.of(
        io.StringIO(files["comments.csv"], newline=""), io.StringIO(files["participants-votes.csv"], newline="")
    )
    assert sorted(talk.published) == ["0"] * 12 + ["1"] * 8
    found = reckoning.picture(talk.votes, talk.out)
    assert reckoning.agreement(found.groups.tolist(), talk.published) == 1.0
    again = polis_csv(row)["participants-votes.csv"]
    assert again != files["participants-votes.csv"]  # who is which number is thrown anew each time
    assert sorted(line.split(",", 1)[1] for line in again.splitlines()) == sorted(
        line.split(",", 1)[1] for line in files["participants-votes.csv"].splitlines()
    )
