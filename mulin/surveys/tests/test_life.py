"""A survey from its questions to what is done about it, and what never happens to it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.kernel.once.models import Answered as KeptAnswer
from mulin.people.models import Person
from mulin.surveys import actions, queries
from mulin.surveys.models import Answered, Paper, Question, Result, Sheet, Survey
from mulin.surveys.rules import BadAnswer, cleaned

from .cast import ASKS, desk, grown

pytestmark = pytest.mark.django_db


@pytest.mark.row("C106")
def test_answers_by_phone_at_the_door_and_on_paper_become_one_kept_result(stage):
    people = grown(stage, 5)
    there = desk(stage)
    before = Fact.objects.count()
    there.answer(stage.wang_fang, 4, **{"2": [1]})
    there.answer(stage.liu_yang, 3)
    actions.answer_for(there.again(), people[0], {"1": 2}, "visit", by=stage.standing(stage.zhang_wei), at=there.at)
    with pytest.raises(Refused, match="每人只答一次"):
        actions.answer_for(there.again(), stage.wang_fang, {"1": 1}, "counter", by=there.worker, at=there.at)
    there.paper(1, 5, age="75+", sex="f")
    there.paper(2, 5, age="75+", sex="m")
    with pytest.raises(Refused, match="第 2 张已经录过"):
        there.paper(2, 1)
    assert Fact.objects.count() == before  # nothing tells who answered when
    assert sorted(Answered.objects.values_list("channel", flat=True)) == ["paper", "paper", "phone", "phone", "visit"]
    closed = there.close()
    figures = closed.result.figures
    assert (closed.status, figures["answers"], figures["questions"][0]["mean"]) == ("closed", 5, "19/5")
    with pytest.raises(Refused, match="先写一条"):
        actions.publish(closed, by=there.worker, at=there.at)
    assert there.publish().status == "published"


def test_an_anonymous_answer_carries_nobody_and_no_day(stage):
    grown(stage)
    there = desk(stage)
    there.answer(stage.wang_fang, 4)
    sheet = Sheet.objects.get()
    assert (sheet.person, sheet.age, sheet.sex) == (None, "35-59", "f")
    assert not [field.name for field in Sheet._meta.fields if field.get_internal_type().startswith("Date")]
    assert sheet.pk > 1000 and not KeptAnswer.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Sheet.objects.update(person=stage.wang_fang)
    with pytest.raises(DatabaseError), transaction.atomic():
        Survey.objects.update(anonymous=False)
    actions.forget_person(stage.wang_fang.pk)
    assert queries.held_about(stage.wang_fang.pk) == {"answered": [], "invited": [], "named_answers": []}
    assert Answered.objects.get().key.startswith("gone:") and Sheet.objects.count() == 1


def test_after_closing_no_sheet_tells_a_small_group(stage):
    grown(stage)
    there = desk(stage)
    for serial in range(1, 7):
        there.paper(serial, 3, age="35-59", sex="f")
    there.paper(7, 1, age="75+", sex="m")
    there.close()
    assert set(Sheet.objects.values_list("age", "sex", "area")) == {
        ("", "", "")
    }  # both ages hidden: one could be had from the other
    rows = Result.objects.get().data.splitlines()
    assert (rows[0], len(rows), set(rows[1:])) == ("area,sex,age,q1,q2", 8, {",,,3,", ",,,1,"})


def test_questions_and_results_stay_whoever_writes(stage):
    grown(stage)
    there = desk(stage)
    with pytest.raises(Refused, match="题目不能再改"):
        actions.write(there.again(), ASKS, by=there.worker, at=there.at)
    there.close()
    for attempt in (
        lambda: Question.objects.update(words="别的"),
        lambda: Question.objects.all().delete(),
        lambda: Question.objects.create(survey=there.survey, number=9, kind="words", words="？"),
        lambda: Result.objects.update(data="x"),
        lambda: Result.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_the_lot_can_be_drawn_again_and_asks_more_where_answers_are_missing(stage):
    people = grown(stage, 9)
    there = desk(stage, open_to="sample", wanted=6)
    order = [one.person_id for one in queries.in_order(there.again(), there.at.date())]
    first = actions.invite(there.again(), 3, by=there.worker, at=there.at)
    assert first == order[:3] and len(order) == 12
    old = [one.person_id for one in queries.in_order(there.again(), there.at.date()) if one.groups.age == "75+"]
    more = actions.invite(there.again(), 1, name="age", group="75+", by=there.worker, at=there.at)
    assert more == [pk for pk in old if pk not in first][:1]
    uninvited = next(one for one in people if one.pk not in {*first, *more})
    with pytest.raises(Refused, match="只请抽到的人答"):
        there.answer(uninvited, 3)
    filled = {one.group: (one.people, one.wanted, one.here) for one in queries.filled(there.again())["sex"]}
    assert filled == {"f": (7, 4, 0), "m": (5, 3, 0)}
    there.answer(Person.objects.get(pk=first[0]), 3)
    assert sum(one.here for one in queries.filled(there.again())["sex"]) == 1


def test_paper_read_by_two_counts_when_both_agree_and_else_when_it_is_settled(stage):
    grown(stage)
    there = desk(stage, double_entry=True)
    there.paper(1, 4, stage.zhang_wei)
    with pytest.raises(Refused, match="请另一位来录"):
        there.paper(1, 4, stage.zhang_wei)
    assert there.paper(1, 4).is_counted
    there.paper(2, 4, stage.zhang_wei)
    assert not there.paper(2, 5).is_counted
    with pytest.raises(Refused, match="还有 1 张纸没有核好"):
        there.close()
    settled = actions.enter_paper(there.again(), 2, {"1": 5}, queries.Groups(), by=there.worker, at=there.at, settles=True)
    assert (settled.is_counted, settled.first, settled.second) == (True, None, None)
    assert [one.is_counted for one in Paper.objects.all()] == [True, True] and Sheet.objects.count() == 2


def test_the_next_wave_is_compared_with_the_last(stage):
    people = grown(stage, 6)
    first = desk(stage)
    for person in people:
        first.answer(person, 2)
    first.close()
    first.publish()
    second = desk(stage)
    for person in people:
        second.answer(person, 4)
    second.close()
    index = queries.index(second.publish())
    assert (index.weighted, index.before, index.difference, index.change.is_real) == ("75.0", "25.0", "+50.0", True)
    assert [(one.wave, its.weighted) for one, its in queries.waves(second.again())] == [(1, "25.0"), (2, "75.0")]


def test_the_clock_closes_after_the_last_day(stage):
    grown(stage)
    there = desk(stage)
    assert actions.close_due(there.at + timedelta(days=10)) == 0
    assert actions.close_due(there.at + timedelta(days=11)) == 1
    assert there.again().status == "closed"


def test_an_answer_is_what_was_asked():
    asked = [Question(number=n, kind=one.kind, options=list(one.options)) for n, one in enumerate(ASKS, 1)]
    assert cleaned(asked, {"q1": ["3"], "q2": ["2", "1"], "q3": [" 好 "]}) == {"1": 3, "2": [1, 2], "3": "好"}
    assert cleaned(asked, {"q1": ["unknown"], "q3": ["好"]}) == {"1": None, "3": "好"}
    for wrong in ({"q1": ["6"]}, {"q1": ["1", "2"]}, {"q2": ["4"]}, {"q1": ["x"]}, {"q1": ["unknown"]}, {}):
        with pytest.raises(BadAnswer):
            cleaned(asked, wrong)
