"""Clubs from the wish to the farewell, and who may do what in them."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from mulin.activities import actions
from mulin.activities.actions import clubs
from mulin.activities.flow import club as flow
from mulin.activities.models import Activity, Club, Group, Membership, Session
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused
from mulin.kernel.flow import can
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from tests.stage import NOON, Stage

from .cast import sign_up
from .club_cast import choir, joined, proposed

PATH = "1/2/3/"
DAY = timedelta(days=1)
KEEPERS = {"community_worker", "committee_head", "secretary", "administrator"}
POSTS = [*sorted(KEEPERS), "resident", "building_head", "grid_worker", "street_leader"]
ROLES = [None, "asked", "member", "deputy", "leader"]


def standing(post: str) -> Standing:
    return Standing(7, Person(pk=7, community_id=1), () if post == "resident" else (Held(post, PATH, None),))


def mine(role: str | None) -> Membership | None:
    if role is None:
        return None
    return Membership(status="asked" if role == "asked" else "in", role="member" if role == "asked" else role, person_id=7)


def test_who_may_what_by_post_and_role_in_every_state() -> None:
    other = Membership(status="in", role="member", person_id=9)
    steps = (flow.REST, flow.WAKE, flow.CLOSE)
    for post, role, status in product(POSTS, ROLES, Club.Status.values):
        me, own, club = standing(post), mine(role), Club(status=status, path=PATH, asked_by_id=8, community_id=1)
        keeps, leads, is_leader, lives = post in KEEPERS, role in ("deputy", "leader"), role == "leader", status in Club.PUBLIC
        assert bool(rules.may_decide(me, club)) is (keeps and status == "asked")
        assert bool(rules.may_run_club(me, club, own)) is ((keeps or leads) and lives)
        assert bool(rules.may_change_club(me, club, own)) is ((keeps or leads) and lives)
        assert bool(rules.may_plan(me, club, own)) is (leads and status == "running")
        assert bool(rules.may_set_role(me, club, own, other)) is ((keeps or is_leader) and lives)
        assert bool(rules.may_take_out(me, club, own, other)) is ((keeps or leads) and lives)
        assert not rules.may_withdraw(me, club)
        for step in steps:
            assert bool(rules.may_step(me, club, own, step)) is ((keeps or is_leader) and can(status, step))
        joins = rules.may_join(me, me.person or Person(), club, own, taken=0, on=NOON.date())
        assert bool(joins) is (status == "running" and own is None)


@pytest.mark.row("C140")
def test_a_resident_proposes_the_community_agrees_neighbours_join(stage: Stage) -> None:
    club = proposed(stage, places=2)
    assert club not in queries.public(stage.community.pk) and club in queries.visible_to(stage.standing(stage.wang_fang))
    with pytest.raises(Refused, match="由这里的社区工作者"):
        clubs.agree(club, by=stage.standing(stage.wang_fang), at=NOON)
    clubs.agree(club, "活动室周二给你们留着", by=stage.standing(stage.zhao_min), at=NOON)
    asking = clubs.join(club, stage.liu_yang, "学过两年", by=stage.standing(stage.liu_yang), at=NOON)
    assert (asking.status, queries.leaders_of(club.pk)) == ("asked", [stage.wang_fang.pk])
    clubs.take_in(asking, by=stage.standing(stage.wang_fang), at=NOON)
    with pytest.raises(Refused, match="满员"):
        clubs.join(club, stage.ma_li, by=stage.standing(stage.ma_li), at=NOON)
    with pytest.raises(Refused, match="已经在团队里"):
        clubs.join(club, stage.liu_yang, by=stage.standing(stage.liu_yang), at=NOON)
    clubs.hand_over(asking, by=stage.standing(stage.wang_fang), at=NOON)
    roles = {row.person.name: row.role for row in queries.members_of(club)}
    assert roles == {"刘洋": "leader", "王芳": "member"}
    with pytest.raises(Refused, match="先把团队交给别人"):
        clubs.go(asking, by=stage.standing(stage.liu_yang), at=NOON)
    clubs.go(queries.mine(club, stage.wang_fang.pk) or asking, by=stage.standing(stage.wang_fang), at=NOON)
    assert queries.member_ids(club.pk) == [stage.liu_yang.pk]
    closed = clubs.close(club, "场地没了", by=stage.standing(stage.liu_yang), at=NOON)
    assert (closed.status, queries.member_ids(club.pk)) == ("closed", [])


def test_a_no_says_why_and_a_name_is_taken_once(stage: Stage) -> None:
    worker = stage.standing(stage.zhao_min)
    club = proposed(stage)
    with pytest.raises(Refused, match="已经有一个叫这个名字"):
        proposed(stage, by=stage.ma_li)
    with pytest.raises(Refused, match="请写为什么"):
        clubs.refuse(club, " ", by=worker, at=NOON)
    assert clubs.refuse(club, "已有一个合唱团，请加入他们", by=worker, at=NOON).reason.startswith("已有")
    again = proposed(stage, by=stage.ma_li)
    assert clubs.withdraw(again, by=stage.standing(stage.ma_li), at=NOON).status == "withdrawn"


def test_a_worker_serves_those_without_a_phone(stage: Stage) -> None:
    worker = stage.standing(stage.zhao_min)
    club = clubs.propose(
        stage.community, founder=stage.ma_li, times=[], by=worker, at=NOON, name="书法社", words="写字", spot="二楼"
    )
    clubs.agree(club, by=worker, at=NOON)
    member = clubs.join(club, stage.liu_yang, by=worker, at=NOON)
    assert (club.helped_by, member.status, member.helped_by) == (stage.zhao_min.pk, "in", stage.zhao_min.pk)
    with pytest.raises(Refused, match="请本人"):
        clubs.join(club, stage.wang_fang, by=stage.standing(stage.liu_yang), at=NOON)
    assert list(queries.waiting_for(worker)) == []
    Membership.objects.filter(club=club, role="leader").update(role="member")
    assert list(queries.waiting_for(worker)) == [club]  # somebody has to lead it


def test_the_database_forbids_a_second_membership_and_a_second_leader(stage: Stage) -> None:
    club = choir(stage)
    values = {"club": club, "status": "in", "asked_at": NOON, "joined_at": NOON}
    for more in (
        {"person": stage.wang_fang},
        {"person": stage.ma_li, "role": "leader"},
        {"person": stage.ma_li, "status": "out"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(**values | more)


@pytest.mark.row("C140")
def test_a_leader_plans_the_community_publishes_members_come_first(stage: Stage) -> None:
    club, begins = choir(stage), NOON + 5 * DAY
    worker, leader = stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    joined(stage, club, stage.liu_yang)
    plan = clubs.Plan("新歌排练", "学两首新歌", begins, begins + timedelta(hours=1), places=3, kept=2, weeks=2)
    with pytest.raises(Refused, match="由队长、副队长来写"):
        clubs.plan(club, plan, by=stage.standing(stage.liu_yang), at=NOON)
    found = clubs.plan(club, plan, by=leader, at=NOON)
    assert (found.status, found.leader_id, found.sessions.count()) == ("review", stage.wang_fang.pk, 2)
    with pytest.raises(Refused):
        actions.publish(found, by=leader, at=NOON)
    actions.give_back(found, "写上带什么", by=worker, at=NOON)
    found = clubs.plan_again(found, clubs.Plan(**vars(plan) | {"bring": "歌谱", "weeks": 1}), by=leader, at=NOON)
    assert (found.bring, found.sessions.count(), found.status) == ("歌谱", 1, "review")
    found = actions.publish(found, by=worker, at=NOON)
    one = found.sessions.get()
    joined(stage, club, stage.ma_li)  # after it was written: her place is kept too
    assert Group.objects.get(session=one, kind="members").members == sorted(
        [stage.wang_fang.pk, stage.liu_yang.pk, stage.ma_li.pk]
    )
    kinds = [sign_up(stage, one, person).group.kind for person in (stage.ma_li, stage.chen_hao)]
    assert kinds == ["members", "all"]
    figures = queries.sums([club.pk], NOON)[club.pk]
    assert (figures.members, figures.next, figures.sessions) == (3, begins, 0)


def test_figures_and_showcase_follow_from_what_was_held(stage: Stage) -> None:
    club, worker, leader = choir(stage), stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    begins = NOON + DAY
    found = clubs.plan(club, clubs.Plan("排练", "", begins, begins + timedelta(hours=1)), by=leader, at=NOON)
    found = actions.publish(found, by=worker, at=NOON)
    one = Session.objects.get(activity=found)
    actions.count_visitors(one, 12, by=leader, at=begins)
    actions.finish(one.pk, begins + DAY)
    actions.close(found, report="唱得高兴", by=worker, at=begins + DAY)
    found.photos.create(file_key="a", agreed_by=stage.zhao_min.pk, kept_by=1, kept_at=begins)
    found.photos.create(file_key="b", kept_by=1, kept_at=begins)  # nobody on it was asked
    with pytest.raises(Refused, match="都同意公开"):
        clubs.post(club, "", object(), by=leader, at=NOON)
    post = clubs.post(club, "欢迎新成员", by=leader, at=NOON)
    assert [one.file_key or one.words for one in queries.showcase(club)] == ["a", "欢迎新成员"]
    assert queries.sums([club.pk], begins + DAY)[club.pk] == queries.ClubSum(members=1, sessions=1, heads=12)
    clubs.take_down(post, by=worker, at=begins)
    assert [one.file_key for one in queries.showcase(club)] == ["a"]


def test_a_club_rests_and_the_desk_sees_who_has_gone_quiet(stage: Stage) -> None:
    club, worker, leader = choir(stage), stage.standing(stage.zhao_min), stage.standing(stage.wang_fang)
    quiet = [list(queries.quiet(worker, NOON + timedelta(days=days))) for days in (30, 100)]
    assert quiet == [[], [club]]
    clubs.rest(club, "天太热", by=leader, at=NOON)
    assert list(queries.quiet(worker, NOON)) == [club]
    with pytest.raises(Refused, match="不收新成员"):
        clubs.join(club, stage.ma_li, by=stage.standing(stage.ma_li), at=NOON)
    assert clubs.wake(club, by=leader, at=NOON).status == "running"
    assert Activity.objects.filter(club=club).count() == 0
