"""The owners' committee runs its owners' ballots itself, at its own desk, and no others."""

import pytest
from django.utils import timezone

from mulin.ballots import actions
from mulin.ballots.models import Objection
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.organisations.models import Organisation
from mulin.organisations.queries import leads_of_owners, standing_of
from mulin.overview.queries.waiting.ballots import rows
from tests.stage import NOON
from tests.walking import signed_in

from .cast import DAY, OPENS, line, plan
from .owners_cast import committee, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(stage):
    """周成 leads the committee of 春和苑's owners, 孙梅 sits on it."""
    return committee(stage)


@pytest.fixture
def head(sitting):
    return sitting[0]


def owners(stage, **values):
    asked = {"place_id": stage.building_3.pk, "head": "unit", "secrecy": "named", "rule_key": "civil-code-278-ordinary"}
    days = {"notice_days": 15, "opens_at": OPENS + 16 * DAY, "closes_at": OPENS + 20 * DAY}
    return plan(stage, **(asked | days | values))


def test_from_the_draft_to_the_count_of_the_owners_decision(stage, head):
    me = stage.standing(head)
    ballot = actions.announce(actions.draft(owners(stage), by=me, at=NOON), by=me, at=NOON)
    ballot = actions.open_(ballot, by=me, at=ballot.opens_at)
    for person in (stage.wang_fang, stage.liu_yang):
        actions.cast(ballot, line(ballot, person), "yes", by=stage.standing(person), at=ballot.opens_at)
    tally = actions.count(actions.close(ballot, by=None, at=ballot.closes_at), by=me, at=ballot.closes_at)
    assert tally.by == head and tally.result["per_option"]["yes"]["heads"] == 2


def test_members_do_what_workers_do_and_their_head_decides(stage, sitting):
    """The papers of two members are settled by the head, without anybody of the community."""
    head, member = (stage.standing(one) for one in sitting)
    ballot = actions.announce(drafted(stage, member, NOON), by=member, at=NOON)
    ballot = actions.open_(ballot, by=member, at=OPENS)
    wang, liu = (line(ballot, one) for one in (stage.wang_fang, stage.liu_yang))
    actions.cast(ballot, wang, "yes", by=member, at=OPENS, channel="counter")
    actions.tick_paper(liu, by=head, at=OPENS)
    actions.enter_paper(ballot, 1, "yes", elector=liu, by=member, at=OPENS)
    paper = actions.enter_paper(ballot, 1, "no", elector=liu, by=stage.standing(stage.zhao_min), at=OPENS)
    actions.close(ballot, by=member, at=OPENS)  # everybody has voted
    for act in (
        lambda: actions.settle_paper(paper, "no", by=member, at=OPENS),
        lambda: actions.count(ballot, by=member, at=OPENS),
        lambda: actions.cancel(ballot, "算了", by=member, at=OPENS),
    ):
        with pytest.raises(Refused):
            act()
    actions.settle_paper(paper, "no", by=head, at=OPENS)
    assert actions.count(ballot, by=head, at=OPENS).result["outcome"] == "rejected"  # one of two is no majority


def test_it_hears_of_objections_and_answers_them_or_leaves_them_to_the_residents_committee(stage, sitting):
    head, member = (stage.standing(one) for one in sitting)
    ballot = actions.announce(drafted(stage, head, NOON), by=head, at=NOON)
    me = stage.standing(stage.wang_fang)
    made = [actions.object_(ballot, "面积不对", "correct", elector=line(ballot, stage.wang_fang), by=me, at=NOON) for _ in "12"]
    drain()
    heads = {sitting[0].pk, stage.he_jing.pk, stage.zhou_ming.pk}
    assert set(Notice.objects.filter(kind="ballots.objection").values_list("person_id", flat=True)) == heads
    assert [row.why for row in rows(head)] == ["2 条异议等答复"]
    with pytest.raises(Refused, match="业委会负责人"):
        actions.settle(made[0], False, "核对过了", by=member, at=NOON)
    with pytest.raises(Refused, match="业委会负责人来做"):
        actions.pass_on(made[0], "说不清", by=member, at=NOON)
    actions.settle(made[0], False, "核对过了", by=head, at=NOON)
    with pytest.raises(Refused, match="写明为什么"):
        actions.pass_on(made[1], " ", by=head, at=NOON)
    actions.pass_on(made[1], "和业委会自己有关", by=head, at=NOON)
    drain()
    told = Notice.objects.get(kind="ballots.passed_on")
    assert (told.person_id, told.values["note"]) == (stage.wang_fang.pk, "和业委会自己有关")
    assert Notice.objects.filter(kind="ballots.objection", person_id=sitting[0].pk).count() == 2  # of the third it was not told
    assert rows(head) == [] and [row.why for row in rows(stage.standing(stage.he_jing))] == ["1 条异议等答复"]
    with pytest.raises(Refused, match="已经转给居委会"):
        actions.settle(Objection.objects.get(pk=made[1].pk), False, "核对过了", by=head, at=NOON)
    actions.settle(made[1], False, "核对过了", by=stage.standing(stage.he_jing), at=NOON)


def test_nobody_elses_ballot_and_nowhere_else(stage, head):
    me = stage.standing(head)
    for other in (
        owners(stage, head="household", secrecy="secret", rule_key="majority-entitled"),
        plan(stage),
        owners(stage, place_id=stage.community.pk),
    ):
        with pytest.raises(Refused, match="业主一票的也由业委会组织"):
            actions.draft(other, by=me, at=NOON)
    theirs = actions.draft(plan(stage), by=stage.standing(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused):
        actions.announce(theirs, by=me, at=NOON)
    assert signed_in(head).get(f"/desk/ballots/{theirs.number}/").status_code == 404


def test_the_desk_has_its_pages_and_the_rules_for_owners_alone(stage, head):
    me, client = stage.standing(head), signed_in(head)
    ballot = actions.draft(owners(stage), by=me, at=NOON)
    index, one, new = (client.get(f"/desk/ballots/{to}") for to in ("", f"{ballot.number}/", "new/"))
    assert [answer.status_code for answer in (index, one, new)] == [200] * 3
    assert [shown[0] for shown in index.context["rows"]] == [ballot] and "/desk/ballots/" in index.content.decode()
    assert {"unit" in rules.heads for _label, sets in new.context["groups"] for rules in sets} == {True}
    places = client.get("/desk/ballots/new/?rule=civil-code-278-ordinary").context["form"].fields["place"].queryset
    assert {place.path.startswith(stage.estate.path) for place in places} == {True}


def test_an_objection_is_left_to_the_residents_committee_at_the_desk(stage, head):
    at = timezone.now()
    me, client = stage.standing(head), signed_in(head)
    ballot = actions.announce(drafted(stage, me, at), by=me, at=at)
    made = actions.object_(ballot, "漏了车库", "add", by=stage.standing(stage.wang_fang), at=at)
    page = f"/desk/ballots/objections/{made.pk}/"
    assert "转给居委会答复" in client.get(page).content.decode()
    sent = client.post(f"{page}pass/", {"words": "车库算不算专有部分，业委会定不了", "once": "k" * 20})
    assert sent.status_code == 302
    shown = client.get(page).content.decode()
    assert "周成于" in shown and "车库算不算专有部分" in shown and "已经转给居委会" in shown and 'name="upheld"' not in shown


def test_a_committee_that_is_closed_or_of_another_kind_stands_for_nothing(stage, head):
    body = Organisation.objects.filter(kind="owners")
    assert leads_of_owners(stage.building_3.path, on=NOON.date()) == [head]
    for change in ({"closed_on": NOON.date()}, {"closed_on": None, "kind": "company"}):
        body.update(**change)
        assert not standing_of(head, on=NOON.date()).paths({"owners_committee"}), change
        assert leads_of_owners(stage.building_3.path, on=NOON.date()) == []
        body = Organisation.objects.filter(name="春和苑业主委员会")
