"""From the points and votes to the letter: the order, the notice, objections, the decision."""

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.projects import actions
from mulin.projects.models import Letter, Objection, Project, Ranking
from mulin.projects.queries import choice
from mulin.projects.queries.letters import letter_paper

from .choosing_cast import DAY, season, with_purse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def purse(monkeypatch):
    return with_purse(monkeypatch)


@pytest.mark.row("C041")
@pytest.mark.row("C050")
@pytest.mark.row("C041")
def test_the_jury_alone_the_money_lasts_for_two_and_everybody_gets_a_letter(stage, purse):
    there = season(stage).reviewing()
    with pytest.raises(Refused, match="还有 14 份评审没有交"):
        actions.draw_up(there.now, by=there.worker, at=there.at)
    there.all_reviewed()
    actions.draw_up(there.now, by=there.worker, at=there.at)
    assert there.ranks() == [("楼道书架", "chosen", 250_000), ("屋顶菜园", "chosen", 300_000), ("修小家电", "amount", 0)]
    first = Ranking.objects.get(place=1)
    assert (first.jury_milli, first.residents_milli, first.final_milli) == (90_000, None, 90_000)
    call = actions.announce(there.now, by=there.worker, at=there.at)
    assert (call.stage, f"{call.notice_until:%F %H:%M %z}") == ("notice", "2026-11-27 00:00 +0800")
    assert [there.app(n).stage for n in (1, 2, 3)] == ["chosen", "chosen", "reserve"]
    with pytest.raises(Refused, match="公示到 2026-11-26 这一天结束"):
        actions.decide(there.now, by=there.secretary, at=there.at + 7 * DAY)
    with pytest.raises(Refused, match="由居委会主任或社区书记定"):
        actions.decide(there.now, by=there.worker, at=there.at + 8 * DAY)
    actions.decide(there.now, by=there.secretary, at=there.at + 8 * DAY)
    projects = {one.title: (one.awarded, one.milestones.count(), one.lines.get().amount) for one in Project.objects.all()}
    assert projects == {"楼道书架": (250_000, 2, 250_000), "屋顶菜园": (300_000, 2, 300_000)}
    assert sorted(purse.given.values()) == [250_000, 300_000]
    kinds = {one.application.title: one.kind for one in Letter.objects.all()}
    assert kinds == {"楼道书架": "chosen", "屋顶菜园": "chosen", "修小家电": "reserve"}
    told = Letter.objects.get(kind="reserve")
    assert told.text.split("\n")[:2] == ["您申报的《修小家电》是“秋季微公益”的候补第 1 位。", "原因：候补：剩下的钱不够"]
    assert "· 想得周到。" in told.text and "Reserve" in told.text_en
    assert letter_paper(told).startswith(b"%PDF-")
    decided = [(one.outcome, one.amount, bool(one.project_id)) for one in _facts("projects.application_decided")]
    assert decided == [("chosen", 250_000, True), ("chosen", 300_000, True), ("reserve", 0, False)]


@pytest.mark.row("C050")
def test_jury_and_residents_weigh_as_published(stage):
    there = season(stage, choice="both", jury_weight=60).reviewing()
    with pytest.raises(Refused, match="还有 14 份评审没有交"):
        there.put()
    there.all_reviewed()
    _grown(stage)
    ballot = there.put()
    assert [(one.number, one.name, one.cost) for one in ballot.options.all()] == [
        (1, "楼道书架", 250_000), (2, "屋顶菜园", 300_000), (3, "修小家电", 200_000),
    ]  # fmt: skip
    with pytest.raises(Refused, match="居民投票还没有计票"):
        actions.draw_up(there.now, by=there.worker, at=there.at)
    there.counted(wang_fang=[3], liu_yang=[3, 2], ma_li=[2, 3])
    assert choice.votes(there.now) == {there.applications[0].pk: 0, there.applications[1].pk: 2, there.applications[2].pk: 3}
    actions.draw_up(there.now, by=there.worker, at=there.at)
    rows = [
        (one.application.title, one.jury_milli, one.residents_milli, one.final_milli) for one in Ranking.objects.order_by("place")
    ]
    assert rows == [("修小家电", 60_000, 100_000, 76_000), ("屋顶菜园", 80_000, 66_667, 74_667), ("楼道书架", 90_000, 0, 54_000)]
    assert there.ranks() == [("修小家电", "chosen", 200_000), ("屋顶菜园", "chosen", 300_000), ("楼道书架", "least", 0)]


def test_residents_alone_by_equal_shares_and_a_cancelled_ballot_gives_the_call_back(stage):
    there = season(stage, choice="ballot", jury_weight=0, choosing={"least": 0}).screened()
    _grown(stage)
    first = there.put("budget-greedy")
    actions.called_off(first.pk, at=there.at)
    assert (there.now.stage, there.now.ballot_id) == ("reviewing", None)
    there.put("budget-equal-shares")
    there.counted(wang_fang=[1], liu_yang=[1, 3], ma_li=[3])
    actions.draw_up(there.now, by=there.worker, at=there.at)
    assert there.ranks() == [("楼道书架", "chosen", 250_000), ("修小家电", "chosen", 200_000), ("屋顶菜园", "amount", 0)] or (
        there.ranks() == [("修小家电", "chosen", 200_000), ("楼道书架", "chosen", 250_000), ("屋顶菜园", "amount", 0)]
    )
    assert choice.is_budget(there.now)


@pytest.mark.row("C052")
def test_the_forum_of_its_size_must_say_yes(stage):
    there = season(stage, choice="forum").reviewing().all_reviewed()
    actions.draw_up(there.now, by=there.worker, at=there.at)
    with pytest.raises(Refused, match="还有 2 个要入选的项目没有经过议事会"):
        actions.announce(there.now, by=there.worker, at=there.at)
    day = there.at.date()
    no = actions.record_forum(there.app(1), actions.Meeting(day, "一楼门厅", 12, 7, 3), by=there.worker, at=there.at)
    assert (no.size, no.forum, no.passed) == ("micro", "stairway", False)
    with pytest.raises(Refused, match="已经登记"):
        actions.record_forum(there.app(1), actions.Meeting(day, "一楼门厅", 12, 7, 7), by=there.worker, at=there.at)
    for number in (2, 3):
        actions.record_forum(there.app(number), actions.Meeting(day, "一楼门厅", 12, 7, 4), by=there.worker, at=there.at)
    actions.announce(there.now, by=there.worker, at=there.at)
    assert there.ranks() == [("楼道书架", "forum", 0), ("屋顶菜园", "chosen", 300_000), ("修小家电", "chosen", 200_000)]
    assert there.app(1).status_words == "议事会没有同意"


def test_less_money_lets_the_next_one_in_and_who_is_passed_over_is_told_why(stage):
    there = season(stage).reviewing().all_reviewed()
    with pytest.raises(Refused, match="先算出名次"):
        actions.lower(there.app(1), 200_000, by=there.worker, at=there.at)
    actions.draw_up(there.now, by=there.worker, at=there.at)
    with pytest.raises(Refused, match="不能比申请的多"):
        actions.lower(there.app(2), 300_001, by=there.worker, at=there.at)
    actions.lower(there.app(2), 150_000, by=there.worker, at=there.at)
    assert there.ranks() == [("楼道书架", "chosen", 250_000), ("屋顶菜园", "chosen", 150_000), ("修小家电", "chosen", 200_000)]
    actions.pass_over(there.app(1), "同样的书架上一季已经做了", by=there.worker, at=there.at)
    actions.lower(there.app(2), 300_000, by=there.worker, at=there.at)
    assert there.ranks() == [("楼道书架", "passed_over", 0), ("屋顶菜园", "chosen", 300_000), ("修小家电", "chosen", 200_000)]
    actions.announce(there.now, by=there.worker, at=there.at)
    assert (there.app(1).stage, there.app(1).status_words) == ("not_chosen", "同样的书架上一季已经做了")
    with pytest.raises(Refused, match="结果已经公示"):
        actions.lower(there.app(2), 1, by=there.worker, at=there.at)


def _announced(stage, **values):
    there = season(stage, **values).reviewing().all_reviewed()
    actions.announce(there.now, by=there.worker, at=there.at)
    return there


def test_an_objection_is_answered_first_and_an_upheld_one_moves_the_reserve_up(stage):
    there = _announced(stage)
    objector = there.me("wang_fang")
    said = actions.object_(there.now, "这块屋顶是消防通道", there.app(2), by=objector, at=there.at + DAY)
    written = actions.object_(there.now, "评审没有公开", for_them=True, by=there.worker, at=there.at + DAY)
    assert (written.by_id, written.helped_by_id) == (None, stage.zhao_min.pk)
    with pytest.raises(Refused, match="还有 2 条异议没有答复"):
        actions.decide(there.now, by=there.secretary, at=there.at + 9 * DAY)
    actions.answer_objection(written, False, "评审团名单和分数都在公示页上。", by=there.secretary, at=there.at + 2 * DAY)
    actions.answer_objection(said, True, "现场看过，是消防通道。", by=there.worker, at=there.at + 2 * DAY)
    assert there.ranks() == [("楼道书架", "chosen", 250_000), ("屋顶菜园", "objection", 0), ("修小家电", "chosen", 200_000)]
    assert (there.app(2).stage, there.app(3).stage, there.app(2).status_words) == (
        "not_chosen",
        "chosen",
        "现场看过，是消防通道。",
    )
    assert there.now.notice_until.isoformat() == "2026-11-28T16:00:00+00:00"  # the whole time anew
    with pytest.raises(Refused, match="已经答复过"):
        actions.answer_objection(said, False, "又不是", by=there.secretary, at=there.at + 3 * DAY)
    with pytest.raises(Refused, match="公示期里才收异议"):
        actions.object_(there.now, "晚了", by=objector, at=there.at + 10 * DAY)
    actions.decide(there.now, by=there.secretary, at=there.at + 10 * DAY)
    assert {one.title for one in Project.objects.all()} == {"楼道书架", "修小家电"}


def test_an_objection_against_the_whole_choice_makes_it_anew(stage):
    there = _announced(stage)
    said = actions.object_(there.now, "分数算错了", by=there.me("ma_li"), at=there.at)
    actions.answer_objection(said, True, "有一位评审的分数登错，重新评。", by=there.worker, at=there.at)
    assert (there.now.stage, there.now.notice_until, Ranking.objects.count()) == ("reviewing", None, 0)
    assert {there.app(n).stage for n in (1, 2, 3)} == {"eligible"}
    actions.announce(there.now, by=there.worker, at=there.at)
    assert (there.now.stage, Objection.objects.get().upheld) == ("notice", True)


def test_a_team_that_cannot_do_it_makes_room(stage):
    there = _announced(stage)
    with pytest.raises(Refused, match="由团队的负责人来退出"):
        actions.leave_result(there.app(2), "搬家了", by=there.me("wang_fang"), at=there.at)
    actions.leave_result(there.app(2), "搬家了", by=there.me("ma_li"), at=there.at)
    assert there.ranks() == [("楼道书架", "chosen", 250_000), ("屋顶菜园", "left", 0), ("修小家电", "chosen", 200_000)]


@pytest.mark.row("C050")
def _grown(stage):
    from mulin.ballots.tests.cast import grown

    grown(stage.wang_fang, stage.liu_yang, stage.ma_li)


def _facts(kind):
    from types import SimpleNamespace

    return [SimpleNamespace(**one.data) for one in Fact.objects.filter(kind=kind).order_by("id")]
