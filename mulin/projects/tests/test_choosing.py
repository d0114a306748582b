"""Screening, the jury and pitch day: who may, who is kept out, what the points come to."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.projects import actions
from mulin.projects.models import Application, Call, Conflict, Letter, PitchScore, Review
from mulin.projects.queries import jury
from mulin.projects.queries.pitching import board
from mulin.projects.queries.shown_plan import shown_plan

from .choosing_cast import DAY, season, with_purse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def purse(monkeypatch):
    return with_purse(monkeypatch)


def test_screening_says_why_gives_days_to_mend_and_ends_in_a_letter(stage):
    there = season(stage)
    with pytest.raises(Refused, match="请写明缺什么"):
        actions.ask_repair(there.app(1), " ", by=there.worker, at=there.at)
    asked = actions.ask_repair(there.app(1), "缺报价单", by=there.worker, at=there.at)
    assert (asked.stage, asked.status_words, asked.repair_until) == ("repair", "缺报价单", there.at + 5 * DAY)
    assert actions.reject_unmended(there.at + 5 * DAY) == 0
    assert actions.reject_unmended(there.at + 5 * DAY + timedelta(seconds=1)) == 1
    actions.reject(there.app(2), "不在这个社区做", by=there.worker, at=there.at)
    letters = [(one.application.title, one.kind, one.text.split("\n")[1]) for one in Letter.objects.order_by("id")]
    assert letters == [
        ("楼道书架", "ineligible", "原因：补正期到了，没有收到补正。"), ("屋顶菜园", "ineligible", "原因：不在这个社区做"),
    ]  # fmt: skip
    assert [one.outcome for one in _facts("projects.application_screened")] == ["repair", "failed", "failed"]
    with pytest.raises(Refused, match="还没有审的申请才能审"):
        actions.pass_screening(there.app(2), by=there.worker, at=there.at)


def test_who_is_in_a_team_does_not_screen_it_and_residents_do_not_at_all(stage):
    there = season(stage)
    Application.objects.filter(pk=there.applications[2].pk).update(lead=stage.zhao_min)
    with pytest.raises(Refused, match="在这个申报团队里"):
        actions.pass_screening(there.app(3), by=there.worker, at=there.at)
    with pytest.raises(Refused, match="社区工作者、居委会主任、社区书记"):
        actions.pass_screening(there.app(2), by=there.me("ma_li"), at=there.at)


def test_who_shares_a_home_a_workplace_or_a_team_cannot_score_and_a_word_is_enough_too(stage):
    there = season(stage)
    Application.objects.filter(pk=there.applications[1].pk).update(organisation=stage.property)
    Application.objects.filter(pk=there.applications[2].pk).update(adviser=stage.sun_li)
    there.reviewing()
    found = [(one.person.name, one.application.title, one.kind) for one in Conflict.objects.order_by("application_id")]
    assert found == [("李秀英", "楼道书架", "household"), ("吴建国", "屋顶菜园", "organisation"), ("孙丽", "修小家电", "team")]
    for name, number in (("li_xiuying", 1), ("wu_jianguo", 2), ("sun_li", 3)):
        with pytest.raises(Refused, match="已经回避，不能打分"):
            there.review(name, number, 9, 9)
    there.review("tang_lei", 1, 2, 2)
    there.review("zhang_wei", 1, 8, 8)
    assert jury.exact(there.now)[there.applications[0].pk] == Fraction(1, 2)
    with pytest.raises(Refused, match="什么关系"):
        actions.declare(there.app(1), "", by=there.me("tang_lei"), at=there.at)
    actions.declare(there.app(1), "他是我表弟", by=there.me("tang_lei"), at=there.at)
    assert jury.exact(there.now)[there.applications[0].pk] == Fraction(4, 5)  # what was given before counts no more
    with pytest.raises(Refused, match="已经回避"):
        there.review("tang_lei", 1, 9, 9)
    assert [(one.juror.person.name, one.of, one.done, one.out) for one in jury.progress(there.now)] == [
        ("李秀英", 2, 0, 1), ("张伟", 3, 1, 0), ("吴建国", 2, 0, 1), ("唐磊", 2, 0, 1), ("孙丽", 2, 0, 1),
    ]  # fmt: skip
    with pytest.raises(Refused, match="由这次征集的评审来打"):
        there.review("he_jing", 1, 9, 9)


def test_the_database_takes_no_points_from_who_is_too_near(stage):
    there = season(stage).reviewing()
    there.review("tang_lei", 1, 8, 8)
    actions.declare(there.app(1), "他是我表弟", by=there.me("tang_lei"), at=there.at)
    near = {"application": there.applications[0], "juror": there.juror("li_xiuying")}
    for attempt in (
        lambda: Review.objects.create(**near, saved_at=there.at),
        lambda: Review.objects.filter(juror__person=stage.tang_lei).update(total_milli=1),
        lambda: PitchScore.objects.create(**near, score=100, at=there.at),
    ):
        with pytest.raises(DatabaseError, match="too near to an application"), transaction.atomic():
            attempt()


def test_a_juror_who_comes_into_the_team_later_is_kept_out_all_the_same(stage):
    there = season(stage).reviewing()
    Application.objects.filter(pk=there.applications[1].pk).update(adviser=stage.zhang_wei)
    with pytest.raises(Refused, match="已经回避"):
        there.review("zhang_wei", 2, 9, 9)


def test_a_review_has_all_points_and_a_word_or_stays_open(stage):
    there = season(stage).reviewing()
    kept = actions.review(there.app(1), {there.call.criteria.first().pk: 8}, "", done=False, by=there.me("tang_lei"), at=there.at)
    assert (kept.done_at, kept.total_milli) == (None, 48_000)
    with pytest.raises(Refused, match="“做得成”请打 0 到 10 分"):
        actions.review(there.app(1), {there.call.criteria.first().pk: 8}, "好", by=there.me("tang_lei"), at=there.at)
    with pytest.raises(Refused, match="请打 0 到 10 分"):
        there.review("tang_lei", 1, 11, 3, done=False)
    with pytest.raises(Refused, match="写一两句评语"):
        actions.review(there.app(1), there.points(8, 8), " ", by=there.me("tang_lei"), at=there.at)
    there.review("tang_lei", 1, 8, 7)
    assert Review.objects.get().total_milli == 76_000  # (3 × 8 + 2 × 7) of 50
    with pytest.raises(Refused, match="评审已在"):
        actions.review(there.app(1), there.points(1, 1), "晚了", by=there.me("tang_lei"), at=there.at + 31 * DAY)


def test_read_blind_nobody_is_named(stage):
    there = season(stage)
    words = "王芳、刘洋和春和物业一起做。"
    Application.objects.filter(pk=there.applications[0].pk).update(words=words, organisation=stage.property)
    one = Application.objects.select_related("lead", "organisation", "adviser", "category").get(pk=there.applications[0].pk)
    blind, seen = shown_plan(one, blind=True), shown_plan(one, blind=False)
    assert (blind.words, blind.team, blind.papers) == ("□□、□□和□□一起做。", [], [])
    assert (seen.words, [mate.person.name for mate in seen.team]) == (words, ["刘洋"])


def test_pitch_day_goes_in_order_and_counts_as_published(stage):
    there = season(stage).reviewing().all_reviewed()
    who = [one.pk for one in there.applications]
    day = actions.set_pitch(there.now, there.at + DAY, "社区礼堂", who, weight=40, by=there.worker, at=there.at)
    assert sorted(day.order) == sorted(who)
    order = [Application.objects.get(pk=key) for key in day.order]
    day = actions.next_pitch(there.now, by=there.worker, at=there.at)
    with pytest.raises(Refused, match="次序不能再改"):
        actions.set_pitch(there.now, there.at, "别处", who, by=there.worker, at=there.at)
    with pytest.raises(Refused, match="现在不是这个项目在路演"):
        actions.score_pitch(order[1], 80, by=there.me("tang_lei"), at=there.at)
    for name in ("zhang_wei", "wu_jianguo", "tang_lei", "sun_li"):
        actions.score_pitch(order[0], 70, by=there.me(name), at=there.at)
    turn = board(there.now, day)[0]
    kept_out = order[0].pk == there.applications[0].pk  # 李秀英
    assert (turn.now, turn.given, turn.jurors, turn.score) == (True, 4, 4 if kept_out else 5, "70" if kept_out else "")
    with pytest.raises(Refused, match="路演还没有结束"):
        actions.draw_up(there.now, by=there.worker, at=there.at)
    for _each in order:
        day = actions.next_pitch(there.now, by=there.worker, at=there.at)
    assert (day.now_id, day.ended_at) == (None, there.at) and board(there.now, day)[0].score == "70"
    reviews = {1: Fraction(9, 10), 2: Fraction(8, 10), 3: Fraction(6, 10)}
    place = who.index(order[0].pk) + 1
    assert jury.exact(there.now)[order[0].pk] == Fraction(6, 10) * reviews[place] + Fraction(4, 10) * Fraction(7, 10)
    assert PitchScore.objects.count() == 4


def test_an_operators_handlers_run_only_their_own_call(stage):
    mine = season(stage, operator=stage.property)
    actions.pass_screening(mine.app(1), by=mine.me("wu_jianguo"), at=mine.at)
    with pytest.raises(Refused, match="由运营机构的经办人来办"):
        actions.pass_screening(mine.app(2), by=mine.me("tang_lei"), at=mine.at)
    assert Call.objects.get().operator_id == stage.property.pk


def test_lists_of_jurors_ask_equally_often_with_one_and_with_three(stage, django_assert_num_queries):
    there = season(stage).reviewing()
    juror = there.juror("tang_lei")
    with django_assert_num_queries(3):
        assert len(jury.tasks(juror)) == 3
    season(stage, first=9101).reviewing()
    with django_assert_num_queries(1):
        assert [(one.of, one.done) for one in jury.juries(stage.tang_lei.pk)] == [(3, 0), (3, 0)]


def _facts(kind):
    from types import SimpleNamespace

    return [SimpleNamespace(**one.data) for one in Fact.objects.filter(kind=kind).order_by("id")]
