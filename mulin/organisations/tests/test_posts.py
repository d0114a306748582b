import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.organisations import actions, queries, rules
from mulin.organisations.models import Area, Organisation, Post
from mulin.people.models import Account
from tests.stage import NOON, Stage

TODAY = NOON.date()
P = Post.Kind
CAST = [
    "wang_fang", "liu_yang", "li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "liang_bo", "wu_jianguo", "tang_lei",
    "chen_hao", "sun_li",
]  # fmt: skip


def appoint(stage: Stage, kind: str, where: Any, *, who: str = "liu_yang", by: str = "sun_li", **more: Any) -> Post:
    person = getattr(stage, who)
    return actions.appoint(person, kind, where, since=TODAY, by=stage.standing(getattr(stage, by)), at=NOON, **more)


@pytest.mark.row("C008")
def test_a_building_has_two_heads_and_no_third(stage: Stage) -> None:
    appoint(stage, P.PARTY_HEAD, stage.building_3, by="zhao_min")
    with pytest.raises(Refused, match="已有楼长：李秀英"):
        appoint(stage, P.BUILDING_HEAD, stage.building_3, who="wang_fang", by="zhao_min")
    heads = [(gap.building.name, [post.kind for post in gap.heads]) for gap in queries.coverage(stage.estate, on=TODAY)]
    assert heads == [("3 号楼", ["building_head", "party_head"]), ("5 号楼", [])]


@pytest.mark.row("C008")
def test_terms_of_two_heads_of_a_kind_do_not_overlap(stage: Stage) -> None:
    month = TODAY + timedelta(days=30)
    appoint(stage, P.BUILDING_HEAD, stage.building_5, until=month)
    with pytest.raises(Refused, match="已有楼长：刘洋"):
        appoint(stage, P.BUILDING_HEAD, stage.building_5, who="wang_fang")
    later = actions.appoint(
        stage.wang_fang, P.BUILDING_HEAD, stage.building_5, since=month, by=stage.standing(stage.sun_li), at=NOON
    )
    assert later.since == month


@pytest.mark.row("C008")
def test_the_database_forbids_a_second_head_of_a_kind(stage: Stage) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(person=stage.wang_fang, kind=P.BUILDING_HEAD, place=stage.building_3, since=TODAY)
    Post.objects.create(person=stage.wang_fang, kind=P.PARTY_HEAD, place=stage.building_3, since=TODAY)
    Post.objects.create(person=stage.wang_fang, kind=P.VOLUNTEER, place=stage.building_3, since=TODAY)
    Post.objects.create(person=stage.liu_yang, kind=P.VOLUNTEER, place=stage.building_3, since=TODAY)


def test_the_desk_opens_with_a_post_and_closes_at_its_end(stage: Stage) -> None:
    post = appoint(stage, P.PARTY_HEAD, stage.building_5, until=TODAY + timedelta(days=30))
    account = Account.objects.get(person=stage.liu_yang)
    assert account.is_staff
    assert actions.refresh_staff(TODAY + timedelta(days=29)) == 0
    assert actions.refresh_staff(TODAY + timedelta(days=30)) == 1
    account.refresh_from_db()
    assert not account.is_staff
    assert Fact.objects.filter(kind="organisations.post_given").get().data["post_id"] == post.id


def test_ending_a_post_keeps_its_history(stage: Stage) -> None:
    post = Post.objects.get(person=stage.li_xiuying)
    by = stage.standing(stage.zhao_min)
    with pytest.raises(Refused, match="结束日期不能更早"):
        actions.end_post(post, on=date(2020, 1, 1), by=by, at=NOON)
    actions.end_post(post, on=TODAY, by=by, at=NOON)
    assert not queries.current_posts(TODAY).filter(pk=post.pk).exists()
    assert queries.current_posts(TODAY - timedelta(days=1)).filter(pk=post.pk).exists()
    with pytest.raises(Refused, match="已经有结束日期"):
        actions.end_post(post, on=TODAY, by=by, at=NOON)


@pytest.mark.parametrize("who", CAST)
def test_who_may_appoint(stage: Stage, who: str) -> None:
    by = stage.standing(getattr(stage, who))
    ordinary = {"zhao_min", "sun_li"}
    assert bool(rules.may_appoint(by, P.BUILDING_HEAD, stage.building_3)) == (who in ordinary)
    assert bool(rules.may_appoint(by, P.HANDLER, stage.property)) == (who in ordinary)
    assert bool(rules.may_appoint(by, P.SECRETARY, stage.community)) == (who == "sun_li")
    assert bool(rules.may_appoint(by, P.STREET_LEADER, stage.street)) is False


def test_a_post_must_fit_its_place(stage: Stage) -> None:
    with pytest.raises(Refused, match="楼长要设在：楼栋"):
        appoint(stage, P.BUILDING_HEAD, stage.grid)
    with pytest.raises(Refused, match="要选单位"):
        appoint(stage, P.HANDLER, stage.building_5)
    with pytest.raises(Refused, match="要选地点"):
        appoint(stage, P.GRID_WORKER, stage.property)
    with pytest.raises(Refused, match="现在就是这里的楼长"):
        appoint(stage, P.BUILDING_HEAD, stage.building_3, who="li_xiuying")


def test_the_database_forbids_a_post_of_nowhere_and_one_ending_before_it_begins(stage: Stage) -> None:
    for wrong in ({"place": None}, {"place": stage.grid, "until": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.create(person=stage.ma_li, kind="guard", since=TODAY, **wrong)


def test_holders_come_nearest_first(stage: Stage) -> None:
    found = queries.holders(["secretary", "grid_worker", "building_head"], stage.room_301.path, on=TODAY)
    assert found == [stage.li_xiuying, stage.zhang_wei, stage.zhou_ming]


def test_the_nearest_unit_serves(stage: Stage) -> None:
    near = Organisation.objects.create(community=stage.community, kind="property", name="三号楼物业")
    Area.objects.create(organisation=near, place=stage.building_3)
    assert queries.unit_serving(stage.room_301.path, "property", on=TODAY) == near
    assert queries.unit_serving(stage.building_5.path, "property", on=TODAY) == stage.property
    actions.close(near, on=TODAY, by=stage.standing(stage.sun_li), at=NOON)
    assert queries.unit_serving(stage.room_301.path, "property", on=TODAY) == stage.property
    assert queries.unit_serving(stage.room_301.path, "school", on=TODAY) is None


def test_an_organisation_is_registered_once_and_never_its_own_superior(stage: Stage) -> None:
    by = stage.standing(stage.zhao_min)
    with pytest.raises(Refused, match="已经有一个单位叫"):
        actions.found(stage.community, {"kind": "office", "name": "临江区排水管理所"}, by=by, at=NOON)
    with pytest.raises(ValueError, match="18 位"):
        actions.found(stage.community, {"kind": "company", "name": "新公司", "credit_code": "123"}, by=by, at=NOON)
    child = actions.found(stage.community, {"kind": "party", "name": "支部", "parent": stage.drains}, by=by, at=NOON)
    with pytest.raises(Refused, match="上级不能是自己"):
        actions.change(stage.drains, {"parent": child}, by=by, at=NOON)
    with pytest.raises(Refused, match="下面还有没撤的单位"):
        actions.close(stage.drains, on=TODAY, by=by, at=NOON)


@pytest.mark.row("C009", "C010")
def test_pages_of_posts_and_organisations(client: Client, stage: Stage) -> None:
    client.force_login(Account.objects.get(person=stage.zhao_min), "mulin.people.backends.WithPerson")
    assert "李秀英" in client.get("/desk/posts/").content.decode()
    assert "江城春和物业" in client.get("/desk/organisations/").content.decode()
    assert "党员楼长" in client.get("/desk/posts/coverage/").content.decode()
    assert "可以调动 3 人" in client.get("/desk/posts/responders/").content.decode()
    assert client.get(f"/desk/posts/notice/{stage.building_3.id}.pdf").content.startswith(b"%PDF")
    form = {"kind": "guard", "place": stage.estate.id, "since": "2026-11-19", "once": "x" * 20}
    url = f"/desk/posts/appoint/?person={stage.ma_li.id}"
    assert [client.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert Post.objects.filter(person=stage.ma_li).count() == 1
    new = {"kind": "school", "name": "春和小学", "areas": [stage.community.id], "once": "y" * 20}
    assert client.post("/desk/organisations/new/", new).status_code == 302
    assert queries.unit_serving(stage.room_301.path, "school").name == "春和小学"


@pytest.mark.parametrize(("who", "shown"), [("zhao_min", [True, True, True]), ("zhou_ming", [False, False, True])])
def test_the_list_of_posts_leads_only_to_what_opens(client: Client, stage: Stage, who: str, shown: list[bool]) -> None:
    client.force_login(Account.objects.get(person=getattr(stage, who)), "mulin.people.backends.WithPerson")
    page = client.get("/desk/posts/").content.decode()
    ends = re.findall(r'href="(/desk/posts/\d+/end/)"', page)
    assert ["/desk/posts/appoint/" in page, bool(ends), f"/desk/people/{stage.zhang_wei.id}/" in page] == shown
    assert {client.get(url).status_code for url in ends} <= {200}


@pytest.mark.parametrize("who", ["wang_fang", "chen_hao", "wu_jianguo"])
def test_lists_of_posts_are_refused_with_a_reason(client: Client, stage: Stage, who: str) -> None:
    client.force_login(Account.objects.get(person=getattr(stage, who)), "mulin.people.backends.WithPerson")
    for url in ("/desk/posts/", "/desk/organisations/", "/desk/people/"):
        assert client.get(url).status_code == 403


def test_the_list_of_posts_costs_the_same_for_one_and_for_many(
    client: Client, stage: Stage, django_assert_max_num_queries: Any
) -> None:
    client.force_login(Account.objects.get(person=stage.sun_li), "mulin.people.backends.WithPerson")
    client.get("/desk/posts/")
    with django_assert_max_num_queries(14) as few:
        client.get("/desk/posts/?kind=secretary")
    with django_assert_max_num_queries(14) as many:
        client.get("/desk/posts/")
    assert len(few) == len(many)
