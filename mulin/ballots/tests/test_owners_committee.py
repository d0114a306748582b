"""The owners' committee runs its owners' ballots itself, at its own desk, and no others."""

import pytest

from mulin.ballots import actions
from mulin.kernel.access import Refused
from mulin.organisations.models import Area, Organisation, Post
from mulin.organisations.queries import standing_of
from tests.stage import NOON, SINCE
from tests.walking import signed_in

from .cast import DAY, OPENS, line, owns, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(stage):
    """刘洋 leads the committee of 春和苑's owners, of whom he and 王芳 are two."""
    body = Organisation.objects.create(community=stage.community, kind="owners", name="春和苑业主委员会")
    Area.objects.create(organisation=body, place=stage.building_3.parent)
    Post.objects.create(person=stage.liu_yang, kind="unit_lead", organisation=body, since=SINCE)
    owns(stage.room_301, stage.wang_fang, 8000)
    owns(stage.room_302, stage.liu_yang, 9000)
    return stage.liu_yang


def owners(stage, **values):
    asked = {"place_id": stage.building_3.pk, "head": "unit", "secrecy": "named", "rule_key": "civil-code-278-ordinary"}
    days = {"notice_days": 15, "opens_at": OPENS + 16 * DAY, "closes_at": OPENS + 20 * DAY}
    return plan(stage, **(asked | days | values))


def test_from_the_draft_to_the_count_of_the_owners_decision(stage, head):
    me = standing_of(head, on=NOON.date())
    ballot = actions.announce(actions.draft(owners(stage), by=me, at=NOON), by=me, at=NOON)
    ballot = actions.open_(ballot, by=me, at=ballot.opens_at)
    for person in (stage.wang_fang, head):
        actions.cast(ballot, line(ballot, person), "yes", by=stage.standing(person), at=ballot.opens_at)
    tally = actions.count(actions.close(ballot, by=None, at=ballot.closes_at), by=me, at=ballot.closes_at)
    assert tally.by == head and tally.result["per_option"]["yes"]["heads"] == 2


def test_nobody_elses_ballot_and_nowhere_else(stage, head):
    me = standing_of(head, on=NOON.date())
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
    me, client = standing_of(head, on=NOON.date()), signed_in(head)
    ballot = actions.draft(owners(stage), by=me, at=NOON)
    index, one, new = (client.get(f"/desk/ballots/{to}") for to in ("", f"{ballot.number}/", "new/"))
    assert [answer.status_code for answer in (index, one, new)] == [200] * 3
    assert [shown[0] for shown in index.context["rows"]] == [ballot] and "/desk/ballots/" in index.content.decode()
    assert {"unit" in rules.heads for _label, sets in new.context["groups"] for rules in sets} == {True}
    places = client.get("/desk/ballots/new/?rule=civil-code-278-ordinary").context["form"].fields["place"].queryset
    assert {place.path.startswith(stage.building_3.parent.path) for place in places} == {True}


def test_a_committee_that_is_closed_or_of_another_kind_stands_for_nothing(stage, head):
    Organisation.objects.filter(kind="owners").update(kind="company")
    assert not standing_of(head, on=NOON.date()).paths({"owners_committee"})
