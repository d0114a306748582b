"""From the voter list to the people in their posts."""

from datetime import date

import pytest

from mulin.elections import actions
from mulin.elections.models import Candidate, Term
from mulin.kernel.access import Refused
from mulin.organisations.models import Post
from mulin.organisations.queries import roster

from .cast import DAY, INTRO, house, neighbour

pytestmark = pytest.mark.django_db


@pytest.mark.row("C089")
def test_households_choose_their_head_and_the_post_changes_hands(stage):
    there = house(stage).confirmed(stage.wang_fang, stage.liu_yang).opened()
    there.vote(wang_fang=[stage.wang_fang]).counted()
    election = there.now
    assert (election.status, election.notice["elected"], election.notice["empty"]) == ("decided", ["王芳"], 0)
    assert election.complaints_until == date(2026, 10, 26)
    day = election.complaints_until
    terms = actions.take_office(election, day, by=there.worker, at=there.at)
    assert [(one.person.name, one.since, one.until) for one in terms] == [("王芳", day, date(2029, 10, 26))]
    heads = [post.person.name for post in roster(stage.building_3, on=day) if post.kind == "building_head"]
    before = [
        post.person.name for post in roster(stage.building_3, on=there.election.made_at.date()) if post.kind == "building_head"
    ]
    after = [post.kind for post in roster(stage.building_3, on=date(2029, 10, 26)) if post.kind == "building_head"]
    assert (before, heads, after) == (["李秀英"], ["王芳"], [])


@pytest.mark.row("C089")
def test_a_tie_goes_into_a_second_round_among_the_right_people_and_the_right_voters(stage):
    fourth = neighbour(stage, "陈桂兰", "2")
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang, fourth).opened()
    wang, liu = [stage.wang_fang], [stage.liu_yang]
    there.vote(wang_fang=wang, li_xiuying=wang, liu_yang=liu, ma_li=liu).counted()
    assert there.now.status == "run_off"
    first = there.round
    into = [entry.candidate.person.name for entry in first.entries.filter(again=True).select_related("candidate__person")]
    assert (first.outcome, sorted(into)) == ("nobody", ["刘洋", "王芳"])
    later = there.at + 3 * DAY
    second = actions.call_again(there.now, later, later + DAY, by=there.secretary, at=there.at)
    assert (second.ordinal, second.seats, second.ballot.rule_key) == (2, 1, "committee-election-second")
    assert (second.ballot.title, second.ballot.electors) == ("春和社区居委会委员选举（第 2 轮）", first.ballot.electors)
    there.opened().vote(wang_fang=wang, li_xiuying=wang, ma_li=wang, liu_yang=liu).counted()
    told = there.now.notice
    assert (there.now.status, told["elected"], [one["outcome"] for one in told["rounds"]]) == (
        "decided",
        ["王芳"],
        ["nobody", "chosen"],
    )


def test_who_has_too_few_behind_or_never_answered_does_not_stand(stage):
    there = house(stage, seconds=2).nominating()
    alone = there.stands(stage.wang_fang, stage.li_xiuying)
    behind = there.stands(stage.liu_yang, stage.wang_fang)
    actions.second(behind, by=there.me(stage.li_xiuying), at=there.at)
    there.at += 6 * DAY
    actions.confirm(there.now, by=there.worker, at=there.at)
    assert {one.pk: one.status for one in Candidate.objects.all()} == {alone.pk: "lapsed", behind.pk: "confirmed"}


def test_the_same_fields_are_asked_of_everybody_and_the_committee_says_why(stage):
    there = house(stage).nominating()
    made = there.propose(stage.wang_fang, stage.li_xiuying)
    with pytest.raises(Refused, match="三项都要写"):
        actions.consent(made, actions.Intro("教师", "", "修灯"), by=there.me(stage.wang_fang), at=there.at)
    with pytest.raises(Refused, match="本人来答复"):
        actions.consent(made, INTRO, by=there.me(stage.liu_yang), at=there.at)
    made = actions.consent(made, INTRO, by=there.me(stage.wang_fang), at=there.at)
    with pytest.raises(Refused, match="选举委员会的成员"):
        actions.judge(made, True, "符合", by=there.worker, at=there.at)
    with pytest.raises(Refused, match="写明理由"):
        actions.judge(made, True, " ", by=there.me(stage.liang_bo), at=there.at)


def test_who_leads_an_election_stands_for_it_only_after_leaving(stage):
    there = house(stage).nominating()
    actions.name_member(there.now, stage.wang_fang, by=there.worker, at=there.at)
    made = there.propose(stage.wang_fang, stage.li_xiuying)
    with pytest.raises(Refused, match="请先退出选举委员会"):
        actions.consent(made, INTRO, by=there.me(stage.wang_fang), at=there.at)
    member = there.election.committee.get(person=stage.wang_fang)
    actions.leave_committee(member, by=there.me(stage.wang_fang), at=there.at)
    assert actions.consent(made, INTRO, by=there.me(stage.wang_fang), at=there.at).status == "consented"
    with pytest.raises(Refused, match="不能进选举委员会"):
        actions.name_member(there.now, stage.wang_fang, by=there.worker, at=there.at)


def test_places_that_nobody_wins_may_stay_empty_and_the_notice_says_why(stage):
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang).opened()
    there.vote(wang_fang=[stage.wang_fang]).counted()
    assert (there.round.outcome, there.now.status) == ("too_few", "run_off")
    actions.leave_empty(there.now, "参加的人太少，明年补选", by=there.secretary, at=there.at)
    assert (there.now.status, there.now.notice["reason"], there.now.notice["empty"]) == ("failed", "参加的人太少，明年补选", 1)


def test_a_term_that_ends_early_ends_the_post_and_is_a_vacancy(stage):
    there = house(stage).confirmed(stage.wang_fang).opened().vote(wang_fang=[stage.wang_fang]).counted()
    term = actions.take_office(there.now, there.at.date(), by=there.worker, at=there.at)[0]
    later = there.at + 40 * DAY
    actions.end_term(term, later.date(), "搬走了", by=there.worker, at=later)
    assert Post.objects.get(pk=term.post_id).until == later.date()
    assert list(Term.objects.values_list("reason", flat=True)) == ["搬走了"]


def test_a_successor_takes_over_from_who_was_elected_before(stage):
    there = house(stage).confirmed(stage.wang_fang).opened().vote(wang_fang=[stage.wang_fang]).counted()
    first = actions.take_office(there.now, there.at.date(), by=there.worker, at=there.at)[0]
    later = house(stage, at=there.at + DAY).confirmed(stage.liu_yang)
    later.at = later.ballot.opens_at
    with pytest.raises(Refused, match="选出以后"):
        actions.take_office(later.now, later.at.date(), by=later.worker, at=later.at)
    later.opened().vote(wang_fang=[stage.liu_yang]).counted()
    actions.take_office(later.now, later.at.date(), by=later.worker, at=later.at)
    assert Post.objects.get(pk=first.post_id).until == later.at.date()


def test_other_figures_than_the_laws_need_a_paper(stage):
    with pytest.raises(Refused, match="写明依据"):
        house(stage, seconds=4, source="")
    there = house(stage, seconds=None, proxies=None, source="")
    assert (there.election.law["seconds"], there.election.law["proxies"], there.election.law["years"]) == (2, 1, 3)
