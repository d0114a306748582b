"""After and beyond one project: brands, roll-outs, plans, lists, partners, proposals, links."""

from datetime import date, timedelta

import pytest
from django.test import Client

from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.organisations.models import Organisation
from mulin.organisations.queries import NOBODY
from mulin.projects.actions import alliances, brands, linking, plans, proposals, rollouts
from mulin.projects.actions.plans import PhaseOf
from mulin.projects.actions.proposals import Item
from mulin.projects.models import Alliance, Proposal
from mulin.projects.queries import beyond, chain, offers
from tests.stage import NOON
from tests.walking import signed_in

from .beyond_cast import TODAY, project


@pytest.mark.row("C055")
def test_a_brand_keeps_its_history(stage):
    by, reading = stage.standing(stage.zhao_min), project(stage)
    brand = brands.begin_brand(stage.community, "汉语廊", "hanyu", date(2019, 3, 1), name_en="Chinese corner", by=by, at=NOON)
    brands.put_under_brand(reading, brand, by=by, at=NOON)
    brands.tell_moment(brand, date(2019, 3, 1), "第一次开讲，来了八个人。", by=by, at=NOON)
    brands.tell_moment(brand, date(2024, 5, 4), "第一百期。", project=reading, by=by, at=NOON)
    assert [(one.on.year, one.words, one.project) for one in beyond.history(brand)] == [
        (2024, "第一百期。", reading), (2019, "第一次开讲，来了八个人。", None),
    ]  # fmt: skip
    page = f"/projects/brands/hanyu/?of={stage.community.pk}"  # from a project's page, also for readers of another community
    assert ("第一百期。" in Client().get(page).content.decode(), Client().get(f"{page}9").status_code) == (True, 404)
    refused = {
        "已有一个品牌用这个网址，换一个。": lambda: brands.begin_brand(stage.community, "另一个", "hanyu", TODAY, by=by, at=NOON),
        "还没有发生的事不写进历史。": lambda: brands.tell_moment(brand, TODAY + timedelta(days=1), "明年", by=by, at=NOON),
        "这里由社区工作者、居委会主任和社区书记维护。": lambda: brands.tell_moment(
            brand, TODAY, "我来写", by=stage.standing(stage.wang_fang), at=NOON
        ),
    }
    for sentence, act in refused.items():
        with pytest.raises(Refused, match=sentence):
            act()


@pytest.mark.row("C054")
def test_a_pilot_is_rolled_out_and_its_coverage_is_of_buildings(stage):
    by, reading = stage.standing(stage.zhao_min), project(stage)

    def out(place, state):
        return rollouts.roll_out(reading, place, state, by=by, at=NOON)

    out(stage.building_3, "pilot")
    out(stage.building_5, "planned")
    found = beyond.coverage(reading)
    assert (found.reached, found.total, found.percent) == (1, 3, 33)
    out(stage.building_5, "running")
    out(stage.estate, "done")  # both its buildings, counted once
    assert (beyond.coverage(reading).reached, len(beyond.coverage(reading).rows)) == (2, 3)
    for place, state in (
        (stage.building_5, "planned"),
        (stage.building_3, "done"),
        (stage.other_building, "pilot"),
        (stage.city, "done"),
    ):
        with pytest.raises(Refused):
            out(place, state)


@pytest.mark.row("C053")
@pytest.mark.row("C057")
def test_a_plan_has_phases_in_its_years_and_a_list_what_was_put_into_it(stage):
    by, reading = stage.standing(stage.zhao_min), project(stage)
    other = project(stage, "M202611-0002", title="健康小屋", stage="closed", ended_at=NOON)
    phases = [
        PhaseOf("推开", date(2027, 1, 1), date(2028, 12, 31)),
        PhaseOf("试点", date(2026, 1, 1), date(2026, 12, 31), project=reading),
    ]
    plan = plans.make_plan(stage.community, "三年计划", (2026, 2028), phases, by=by, at=NOON)
    shown = [(row.phase.name, row.state, row.left) for row in beyond.phases_of(beyond.plans(stage.community.pk).get(), TODAY)]
    assert shown == [("试点", "now", 0.0), ("推开", "", pytest.approx(33.3, abs=0.1))]
    plans.change_phases(plan, [PhaseOf("全程", date(2026, 1, 1), date(2028, 12, 31), project=other)], by=by, at=NOON)
    assert [row.state for row in beyond.phases_of(beyond.plans(stage.community.pk).get(), TODAY)] == ["done"]
    with pytest.raises(Refused, match="在规划的年份以内"):
        plans.change_phases(plan, [PhaseOf("太晚", date(2029, 1, 1), date(2029, 2, 1))], by=by, at=NOON)
    field = plans.begin_list(stage.community, "健康", by=by, at=NOON)
    plans.set_list(field, [reading, other], by=by, at=NOON)
    plans.set_list(field, [other], by=by, at=NOON)
    assert [entry.project for entry in field.entries.all()] == [other]


@pytest.mark.row("C028")
def test_an_alliance_is_reminded_of_once_renewed_or_ends(stage):
    by = stage.standing(stage.zhao_min)
    since, until = TODAY - timedelta(days=330), TODAY + timedelta(days=35)
    made = alliances.ally(stage.community, stage.property, "物业出场地\n社区出志愿者", since, until, signed=False, by=by, at=NOON)
    assert not beyond.alliances(stage.community.pk).exists()  # talks are nobody's business yet
    made = alliances.sign(made, by=by, at=NOON)
    assert [alliances.remind_and_end(NOON + timedelta(days=days)) for days in (0, 1)] == [1, 0]
    drain()
    told = set(Notice.objects.filter(kind="projects.alliance_ending").values_list("person_id", flat=True))
    assert {stage.zhao_min.pk, stage.wu_jianguo.pk} <= told
    again = alliances.renew(made, until + timedelta(days=365), by=by, at=NOON)
    assert (again.since, again.previous_id, again.commitments) == (until + timedelta(days=1), made.pk, made.commitments)
    assert alliances.remind_and_end(NOON + timedelta(days=500)) == 1
    assert list(Alliance.objects.order_by("id").values_list("state", "reason")) == [("renewed", ""), ("ended", "期满，没有续签")]
    with pytest.raises(Refused, match="请写明为什么结束"):
        alliances.end(
            alliances.ally(stage.community, stage.drains, "出人", TODAY, until, signed=True, by=by, at=NOON), " ", by=by, at=NOON
        )


@pytest.mark.row("C056")
def test_a_request_becomes_an_offer_and_the_offer_a_project(stage):
    worker, theirs = stage.standing(stage.zhao_min), stage.standing(stage.wu_jianguo)
    asked = proposals.ask(stage.community, stage.property, "也办一条汉语廊", "200 户，一间活动室。", TODAY, by=theirs, at=NOON)
    items = [Item("hardware", "展板", 6, 32_000), Item("software", "半年课程", 1, 300_000)]
    offered = proposals.offer(asked, "先试一栋楼，再铺开。", items, by=worker, at=NOON)
    assert offers.total(offered) == 492_000 and [group["name"] for group in offers.sheet(offered)["groups"]] == ["硬件", "软件"]
    with pytest.raises(Refused, match="不能是拟方案的人"):
        proposals.accept(offered, TODAY, by=worker, at=NOON)
    made = proposals.accept(offered, TODAY + timedelta(days=180), by=theirs, at=NOON)
    assert (made.awarded, made.earmark, list(made.lines.values_list("name", "amount"))) == (
        0, None, [("展板", 192_000), ("半年课程", 300_000)],
    )  # fmt: skip
    assert Proposal.objects.get().project == made
    drain()
    told = set(Notice.objects.filter(kind__startswith="projects.proposal").values_list("kind", "person_id"))
    assert {("projects.proposal_offered", stage.wu_jianguo.pk), ("projects.proposal_accepted", stage.zhao_min.pk)} <= told
    found = {
        who: "/projects/proposals/" in signed_in(who).get("/projects/").content.decode()
        for who in (stage.wu_jianguo, stage.wang_fang)
    }
    assert found == {
        stage.wu_jianguo: True,
        stage.wang_fang: False,
    }  # units find the way, residents have nothing to ask for there
    stranger = Organisation.objects.create(community=stage.community, kind="company", name="别家")
    with pytest.raises(Refused):
        proposals.ask(stage.community, stranger, "一", "二", TODAY, by=theirs, at=NOON)


def test_links_are_shown_to_who_may_see_them_and_made_by_the_team(stage, monkeypatch):
    one = project(stage)
    monkeypatch.setitem(
        chain.LOOKS,
        "activity",
        lambda me, refs: {"7": chain.Shown("/activities/7/", "义诊", "8 人次参加")} if "7" in refs else {},
    )
    linking.link(one, "activity", "https://x/activities/7/", by=stage.standing(stage.wang_fang), at=NOON)
    up, down = chain.links(NOBODY, one)
    assert (up, [(step.words, step.shown.title, step.shown.more) for step in down]) == ([], [("活动", "义诊", "8 人次参加")])
    assert list(chain.projects_of("activity", "7")) == [one]
    for ref, who in (("8", stage.wang_fang), ("7", stage.ma_li)):
        with pytest.raises(Refused):
            linking.link(one, "activity", ref, by=stage.standing(who), at=NOON)
