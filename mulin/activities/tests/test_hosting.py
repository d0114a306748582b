"""One activity of two communities (C034, C035): who is asked, who may sign up, what each desk sees."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mulin.activities import actions, queries, rules
from mulin.activities.models import Activity, Group, Hosting, Session
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import LATER, activity, sign_up
from .hosting_cast import Beside, shared

DAY = timedelta(days=1)


def test_a_second_community_is_asked_says_yes_and_its_residents_come(stage: Stage) -> None:
    beside, zhao = Beside(stage), stage.standing(stage.zhao_min)
    lin = stage.standing(beside.worker)
    found = activity(stage, places=3)
    one = found.sessions.get()
    with pytest.raises(Refused, match="给办它的社区的邻居"):
        sign_up(stage, one, beside.neighbour)
    row = actions.ask_to_host(found, beside.place, body=beside.body, words="一起办", by=zhao, at=NOON)
    with pytest.raises(Refused, match="已经问过"):
        actions.ask_to_host(found, beside.place, by=zhao, at=NOON)
    with pytest.raises(Refused, match="由被邀请的社区来答复"):
        actions.answer_hosting(row, accepted=True, by=zhao, at=NOON)
    assert list(queries.public(beside.place.pk)) == []
    row = actions.answer_hosting(row, accepted=True, by=stage.standing(beside.leader), at=NOON)  # the body that was asked
    assert (Activity.objects.get().guests, list(queries.public(beside.place.pk)), list(queries.public(stage.community.pk))) == (
        [beside.place.pk], [one], [one],
    )  # fmt: skip
    group = actions.set_places_for(one, beside.place, 1, by=zhao, at=NOON)
    own, second = sign_up(stage, one, beside.neighbour), sign_up(stage, one, beside.leader)
    home = sign_up(stage, one, stage.wang_fang)
    assert [(row.group_id == group.pk, row.status) for row in (own, second, home)] == [
        (True, "held"),
        (False, "held"),
        (False, "held"),
    ]
    with pytest.raises(Refused, match="已经给江南社区留了名额"):
        actions.set_places_for(one, beside.place, 2, by=zhao, at=NOON)
    assert list(queries.own_residents(row)) == [own, second]
    helped = Person.objects.create(community=beside.place, name="老唐", added_at=NOON)
    assert sign_up(stage, one, helped, by=beside.worker).helped_by == beside.worker.pk
    with pytest.raises(Refused, match="请本人报名"):
        sign_up(stage, one, stage.liu_yang, by=beside.worker)  # not a resident of theirs
    actions.leave(own, by=lin, at=LATER)
    with pytest.raises(Refused, match="退出由本人来做"):
        actions.leave(home, by=lin, at=LATER)

    actions.end_hosting(row, "场地不够", by=zhao, at=LATER)
    assert Activity.objects.get().guests == [] and second.session.signups.get(pk=second.pk).status == "held"
    with pytest.raises(Refused, match="给办它的社区的邻居"):
        sign_up(stage, one, beside.neighbour)
    kinds = Fact.objects.filter(kind__startswith="activities.hosting").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == [f"activities.hosting_{what}" for what in ("asked", "answered", "ended")]
    assert list(queries.communities_to_ask(found)) == [beside.place]  # may be asked again


def test_the_database_asks_a_community_once_and_answers_have_their_author(stage: Stage) -> None:
    beside = Beside(stage)
    found, _row = shared(stage, beside)
    base = {"activity": found, "community": beside.place, "path": beside.place.path, "asked_by": 1, "asked_at": NOON}
    for wrong in (base, base | {"status": "declined"}, base | {"status": "ended", "answered_by": 1, "answered_at": NOON - DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hosting.objects.create(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.create(session=found.sessions.get(), kind="community", places=2)


def test_who_asks_answers_and_ends_in_which_state() -> None:
    paths = {"home": "1/2/3/", "theirs": "1/2/9/", "street": "1/2/", "elsewhere": "1/2/7/"}
    people = {name: Standing(7, Person(pk=7), (Held("community_worker", path, None),)) for name, path in paths.items()}
    people["their body"] = Standing(7, Person(pk=7), (Held("handler", "", 5),))
    people["their resident"] = Standing(7, Person(pk=7))
    for status in Activity.Status.values:
        activity = Activity(status=status, path="1/2/3/", community_id=3, guests=[9])
        row = Hosting(activity=activity, community_id=9, path="1/2/9/", body_id=5, status="asked")
        over = status in ("closed", "cancelled")
        asks = {name for name, me in people.items() if rules.may_ask_to_host(me, activity, 9)}
        answers = {name for name, me in people.items() if rules.may_answer_hosting(me, row)}
        ends = {name for name, me in people.items() if rules.may_end_hosting(me, row)}
        assert asks == (set() if over else {"home", "street"})
        assert answers == (set() if over else {"theirs", "street", "their body"})
        assert ends == (set() if over else {"home", "theirs", "street", "their body"})
    for status in ("declined", "ended", "accepted"):
        row.activity.status, row.status = "published", status
        assert not any(rules.may_answer_hosting(me, row) for me in people.values())
        assert any(rules.may_end_hosting(me, row) for me in people.values()) is (status == "accepted")
    assert not rules.may_ask_to_host(people["home"], Activity(status="draft", path="1/2/3/", community_id=3), 3)


def test_each_desk_sees_the_activity_and_its_own_residents_only(stage: Stage) -> None:
    now, beside = timezone.now(), Beside(stage)
    found, row = shared(stage, beside, at=now, begins_at=now + 3 * DAY, places=9, title="两个社区的合唱")
    one = found.sessions.get()
    actions.set_places_for(one, beside.place, 5, by=stage.standing(stage.zhao_min), at=now)
    sign_up(stage, one, beside.neighbour, at=now)
    sign_up(stage, one, stage.wang_fang, at=now)
    theirs, home, resident = signed_in(beside.worker), signed_in(stage.zhao_min), signed_in(beside.neighbour)
    page = theirs.get(f"/desk/activities/shared/{row.pk}/").content.decode()
    assert "两个社区的合唱" in page and "陈静" in page and "王芳" not in page and "江南社区 1 / 5" in page
    assert [theirs.get(url).status_code for url in (f"/desk/activities/{found.pk}/", f"/desk/activities/sessions/{one.pk}/")] == [
        404,
        404,
    ]
    assert home.get(f"/desk/activities/shared/{row.pk}/").status_code == 404
    hosts = home.get(f"/desk/activities/{found.pk}/hosts/").content.decode()
    assert "江南社区" in hosts and "一起办" in hosts
    assert all(
        "两个社区的合唱" in signed_in(who).get("/activities/").content.decode() for who in (beside.neighbour, stage.liu_yang)
    )
    text = resident.get(f"/activities/{found.pk}/").content.decode()
    assert "春和社区、江南社区主办" in text and "江南社区" in text
    signup = one.signups.get(person=beside.neighbour)
    left = theirs.post(f"/activities/sign-ups/{signup.pk}/leave/", {"once": "a"})
    assert (left.status_code, left["Location"]) == (302, f"/desk/activities/shared/{row.pk}/")
    assert (
        theirs.post(f"/activities/sign-ups/{one.signups.get(person=stage.wang_fang).pk}/leave/", {"once": "b"}).status_code == 404
    )
    again = theirs.post(f"/desk/activities/shared/{row.pk}/sign-up/{beside.neighbour.pk}/", {"once": "c", "session": one.pk})
    assert again.status_code == 302 and one.signups.get(person=beside.neighbour, status="held").helped_by == beside.worker.pk
    assert Session.objects.get().groups.get(kind="community").taken == 1
