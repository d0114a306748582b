"""What an operator promised, counted or ticked; judged each quarter."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mulin.facilities import actions, queries
from mulin.facilities.models import DutyDone, Mark
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from tests.stage import NOON
from tests.walking import picture

from .cast import house
from .cast_operators import MARKS, Run

TODAY = NOON.date()  # Thursday 19 November 2026


@pytest.fixture
def worker(stage):
    return stage.standing(stage.zhao_min)


def with_duties(stage, worker, *duties, since=date(2026, 11, 5), until=date(2027, 11, 4)):
    """春和物业's contract from a Thursday two weeks ago."""
    there = house(stage)
    run = Run(stage, there.facility)
    contract = run.draft(since, until)
    made = [
        actions.contract.add_duty(
            contract, name=f"职责{number}", rhythm=rhythm, measure=measure, goal=goal, by=worker, at=NOON, **more
        )
        for number, (rhythm, measure, goal, more) in enumerate(duties)
    ]
    run.sign(contract)
    for duty in made:
        duty.refresh_from_db()
    return there, contract, made


def states(contract, today=TODAY):
    contract.refresh_from_db()
    return [[(one.figure, one.state) for one in kept.results] for kept in queries.duty.kept_duties(contract, today)]


@pytest.mark.row("C120")
def test_figures_are_counted_from_what_is_recorded_and_only_whole_weeks_are_missed(stage, worker):
    there, contract, _duties = with_duties(
        stage, worker, ("week", "meals", 3, {}), ("week", "hours", 40, {}), ("day", "uses", 1, {})
    )
    actions.serve(there.lunch, 3, by=worker, at=NOON)
    booking = there.book(stage.wang_fang, NOON + timedelta(hours=1), minutes=60)
    actions.note_use(booking, 8, by=worker, at=NOON + timedelta(hours=3))
    meals, hours, uses = states(contract)
    assert meals == [(3, "met"), (0, "missed"), (0, "unjudged")]  # this week reached already; last week; from Thursday on
    assert hours == [(32, "running"), (52, "met"), (28, "unjudged")]
    assert uses[:2] == [(1, "met"), (0, "missed")] and len(uses) == 15


@pytest.mark.row("C120")
def test_a_tick_has_its_words_its_person_and_where_wanted_its_picture(stage, worker):
    _there, contract, [daily, weekly] = with_duties(
        stage, worker, ("day", "tick", None, {}), ("week", "tick", None, {"needs_picture": True})
    )
    operator = stage.standing(stage.wu_jianguo)
    assert queries.duty.ticks_due([contract], TODAY) == {}  # as it was loaded: a draft
    contract.refresh_from_db()
    assert queries.duty.ticks_due([contract], TODAY) == {contract.pk: 2}
    row = actions.duty.tick(daily, TODAY, "擦了桌子", by=operator, at=NOON)
    assert actions.duty.tick(daily, TODAY, "又擦一次", by=worker, at=NOON) == row and row.by == stage.wu_jianguo.pk
    with pytest.raises(Refused, match="要一张照片"):
        actions.duty.tick(weekly, TODAY, "演练了", by=operator, at=NOON)
    photo = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
    done = actions.duty.tick(weekly, TODAY, "演练了", photo, by=operator, at=NOON)
    assert done.on == date(2026, 11, 16) and queries.duty.ticks_due([contract], TODAY) == {}
    for words, on, reason in (
        ("x", TODAY + timedelta(days=1), "还没有到"),
        ("x", date(2026, 11, 4), "不在合同里"),
        (" ", TODAY - timedelta(days=1), "做了什么"),
    ):
        with pytest.raises(Refused, match=reason):
            actions.duty.tick(daily, on, words, by=operator, at=NOON)
    with pytest.raises(Refused, match="过了一个月"):
        actions.duty.tick(daily, date(2026, 11, 6), "补记", by=operator, at=NOON + timedelta(days=40))
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyDone.objects.create(duty=daily, on=TODAY, words="x", at=NOON, by=1)
    with pytest.raises(Refused, match="由运营单位或社区工作者"):
        actions.duty.tick(daily, TODAY, "x", by=stage.standing(stage.tang_lei), at=NOON)
    seen = [Client(), *(Client() for _ in range(3))]
    for client, person in zip(seen[1:], (stage.wu_jianguo, stage.zhao_min, stage.wang_fang), strict=True):
        client.force_login(person.account)
    assert [one.get(f"/files/{done.picture}/").status_code for one in seen] == [404, 200, 200, 404]


def test_stars_and_answers_are_the_residents(stage, worker):
    there, contract, _duties = with_duties(
        stage, worker, ("week", "stars", 40, {}), ("week", "answers", 3, {}), since=date(2026, 11, 2)
    )
    last_week = NOON - timedelta(days=7)
    low = actions.review(there.facility, "food", 2, "咸", by=stage.standing(stage.wang_fang), at=last_week)
    actions.review(there.facility, "food", 5, "香", by=stage.standing(stage.liu_yang), at=last_week)
    assert states(contract) == [
        [(None, "running"), (35, "missed"), (None, "unjudged")],
        [(0, "running"), (1, "missed"), (0, "unjudged")],
    ]
    actions.answer(low, "少放盐", by=worker, at=last_week + timedelta(days=2))
    assert states(contract)[1][1] == (0, "met")
    opinion = queries.contract.opinions(contract, TODAY)[0]
    assert (opinion.on, opinion.number, opinion.stars, opinion.low, opinion.unanswered) == (date(2026, 10, 1), 2, 3.5, 1, 1)


@pytest.mark.row("C120")
def test_a_quarter_is_judged_once_with_reasons_and_answered_by_the_operator(stage, worker):
    _there, contract, _duties = with_duties(stage, worker)
    operator = stage.standing(stage.wu_jianguo)
    with pytest.raises(Refused, match="每一项写 0 到 100 分"):
        actions.operator.evaluate(contract, TODAY, MARKS | {"safe": (80, " ")}, by=worker, at=NOON)
    with pytest.raises(Refused, match="请给每一项打分"):
        actions.operator.evaluate(contract, TODAY, {"safe": (80, "查过")}, by=worker, at=NOON)
    made = actions.operator.evaluate(contract, TODAY, MARKS | {"safe": (60, "门口堆物")}, "再看紧些", by=worker, at=NOON)
    assert (made.on, queries.contract.total(made)) == (date(2026, 10, 1), 76)
    with pytest.raises(Refused, match="已经评估过了"):
        actions.operator.evaluate(contract, TODAY, MARKS, by=worker, at=NOON)
    with pytest.raises(Refused, match="由运营单位的人回应"):
        actions.operator.answer_evaluation(made, "好", by=worker, at=NOON)
    actions.operator.answer_evaluation(made, "本周清掉", by=operator, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.create(evaluation=made, about="tidy", points=101, why="x")
    drain()
    said = {
        name: [notices.said(one).text for one in notices.inbox(stage.standing(getattr(stage, name)))]
        for name in ("wu_jianguo", "zhao_min")
    }
    assert said["wu_jianguo"][0] == "春和中心 平均 76 分，可以回应。" and said["zhao_min"][0] == "春和中心：本周清掉"


@pytest.mark.row("C120")
def test_everybody_reads_who_runs_it_and_nobody_reads_more(stage, worker, client):
    there, contract, _duties = with_duties(stage, worker)
    made = actions.operator.evaluate(contract, TODAY, MARKS, "内部的话", by=worker, at=NOON)
    actions.operator.answer_evaluation(made, "谢谢", by=stage.standing(stage.wu_jianguo), at=NOON)
    page = client.get(f"/facilities/{there.facility.pk}/").content.decode()
    assert all(words in page for words in ("谁在运营", "请春和物业开门、供餐。", "2027年11月4日", "80 分", "谢谢"))
    assert not any(words in page for words in ("内部的话", "3000", "周明", "吴建国"))


@pytest.mark.row("C120")
def test_at_the_desk_a_contract_is_drafted_given_duties_signed_settled_and_exported(stage, client, worker):
    there = house(stage)
    client.force_login(stage.zhao_min.account)

    def send(url, **said):
        answer = client.post(url, said | {"once": str(uuid4())})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return answer.url

    values = {"organisation": stage.property.pk, "kind": "third", "since": "2026-01-01", "until": "2027-12-31", "pays": "fee", "amount": "1200", "each": "quarter", "words": "请春和物业运营"}  # fmt: skip
    page = send(f"/desk/facilities/{there.facility.pk}/contracts/new/", **values)
    bad = client.post(page, {"form": "duty", "name": "评分", "rhythm": "quarter", "measure": "stars", "once": str(uuid4())})
    assert "请写目标的数目。" in bad.content.decode()
    send(page, form="duty", name="评分", rhythm="quarter", measure="stars", goal="4.5")
    send(page, form="rates", heads="0.5")
    papers = SimpleUploadedFile("合同.pdf", b"%PDF-1.4 ...", "application/pdf")
    client.post(f"{page}files/", {"file": papers, "once": str(uuid4())})
    send(page, form="sign", on="2026-01-01", for_us="周明", for_them="吴建国")
    send(page, form="sheet", until=f"{TODAY - timedelta(days=1)}")
    shown = client.get(page).content.decode()
    assert all(words in shown for words in ("运营中", "居民评分不低于 4.5 星", "周明", "赵敏", "合同.pdf", "2026-11-18", "4800"))
    kept = queries.contract.contracts().get().files.get().file_key
    assert client.get(f"/files/{kept}/").status_code == 200 and Client().get(f"/files/{kept}/").status_code == 404
    for path in ("/desk/facilities/contracts/contracts.xlsx", f"{page}duties.xlsx"):
        assert b"".join(client.get(path).streaming_content)[:2] == b"PK"
    assert "春和物业" in client.get("/desk/facilities/contracts/").content.decode()


def test_the_list_of_contracts_asks_as_often_for_three_as_for_one(stage, worker, client):
    there = house(stage)
    client.force_login(stage.zhao_min.account)

    def asked():
        client.get("/desk/facilities/contracts/")
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/desk/facilities/contracts/").status_code == 200
        return len(caught)

    def one(facility):
        run = Run(stage, facility)
        contract = run.draft(TODAY, TODAY + timedelta(days=60))
        actions.contract.add_duty(contract, name="消毒", rhythm="day", measure="tick", goal=None, by=worker, at=NOON)
        run.sign(contract)
        actions.contract_money.make_sheet(contract, TODAY, by=worker, at=NOON + timedelta(days=1))
        actions.operator.evaluate(contract, TODAY, MARKS, by=worker, at=NOON)

    one(there.facility)
    before = asked()
    for number in range(2):
        one(actions.add_facility(stage.building_5, level="point", name=f"点{number}", address="5 号楼", by=worker, at=NOON))
    assert asked() == before


@pytest.mark.row("C120")
def test_a_missed_duty_is_told_to_both_sides_once_until_it_is_kept_again(stage, worker):
    there, contract, [_meals, cleaning] = with_duties(stage, worker, ("week", "meals", 3, {}), ("week", "tick", None, {}))
    keep, week = actions.duty_watch.tell_missed, timedelta(days=7)
    assert [keep(NOON - week), keep(NOON), keep(NOON)] == [0, 1, 0]  # 5–8 November is no whole week
    drain()
    for person in (stage.zhao_min, stage.wu_jianguo):
        told = [notices.said(one) for one in notices.inbox(stage.standing(person))]
        assert [one.text for one in told if one.title == "有职责没有做到"] == [
            f"{there.facility.name}（{contract.organisation}）：职责0、职责1。请看看怎么补上。"
        ]
    actions.duty.tick(cleaning, TODAY - week, "补做了", by=worker, at=NOON)
    assert keep(NOON) == 0  # kept after all: the next miss is told anew
    assert [keep(NOON + week), keep(NOON + 2 * week)] == [1, 0]
