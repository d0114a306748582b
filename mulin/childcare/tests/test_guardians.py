"""Two guardians of one child: named, agreed to, and from then on the same."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mulin.childcare import actions, queries
from mulin.childcare.models import Application, Child, Day, Guardian
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from mulin.people.models import Residence
from tests.stage import NOON
from tests.walking import signed_in

from .cast import TODAY, house


def together(stage, one, other):
    """In the register: `other` lives in the household of `one`."""
    home = Residence.objects.get(person=one)
    Residence.objects.filter(person=other).delete()
    Residence.objects.create(person=other, household=home.household, room=home.room, kind="owner")


def heard(stage, person):
    drain()
    return [notices.said(one).title for one in notices.inbox(stage.standing(person))][::-1]


@pytest.mark.row("C121")
def test_a_father_named_at_home_agrees_sees_applies_and_fetches_and_both_hear_of_it(stage):
    there = house(stage, at=timezone.now(), places=2)
    held, mother, father = there.hold(stage.wang_fang), stage.standing(stage.wang_fang), stage.standing(stage.liu_yang)
    page, phone = f"/childcare/applications/{held.pk}/", signed_in(stage.liu_yang)
    with pytest.raises(Refused, match="登记在一户"):
        actions.name_guardian(held, stage.liu_yang, "father", by=mother, at=there.at)
    together(stage, stage.wang_fang, stage.liu_yang)
    said = {"once": str(uuid4()), "person": stage.liu_yang.pk, "relation": "father"}
    assert signed_in(stage.wang_fang).post(f"{page}guardians/", said).status_code == 302
    named = Guardian.objects.get()
    assert phone.get(page).status_code == 404 and heard(stage, stage.liu_yang) == ["请确认您是孩子的监护人"]
    own = f"/childcare/guardians/{named.pk}/"
    assert "朵朵" in phone.get(own).content.decode()
    assert phone.post(own, {"once": str(uuid4())}).status_code == 403  # nothing without a consent
    assert phone.post(own, {"once": str(uuid4()), "consents": "on"}).status_code == 302
    named.refresh_from_db()
    assert (named.consent, named.consent_heard_by, named.named_by) == (actions.CONSENT, None, stage.wang_fang)
    assert "等本人同意" not in signed_in(stage.wang_fang).get(page).content.decode() and phone.get(page).status_code == 200
    assert [one.name for one in queries.children_of(stage.liu_yang.pk)] == ["朵朵"]
    draft = actions.Draft(child=queries.children_of(stage.liu_yang.pk)[0], consents=True)
    assert actions.apply(there.group, stage.liu_yang, draft, by=father, at=there.at) == held  # one child, one application
    keeper = stage.standing(stage.li_xiuying)
    day = actions.tick(held, timezone.localdate(there.at), came_at=there.at, by=keeper, at=there.at)
    to = f"/desk/childcare/applications/{held.pk}/days/{day.pk}/hand-over/"
    client = signed_in(stage.li_xiuying)
    assert stage.liu_yang.name in client.get(f"/desk/childcare/{there.group.pk}/today/").content.decode()
    assert client.post(to, {"once": str(uuid4()), "to": f"guardian-{stage.liu_yang.pk}"}).status_code == 302
    assert Day.objects.get().handed_to == stage.liu_yang
    assert heard(stage, stage.wang_fang)[-1] == heard(stage, stage.liu_yang)[-1] == "孩子接走了"
    with pytest.raises(Refused, match="不能去掉另一位"):
        actions.end_guardian(named, by=mother, at=there.at)
    actions.end_guardian(named, by=keeper, at=there.at)
    assert phone.get(page).status_code == 404


@pytest.mark.row("C121")
def test_a_carer_writes_a_guardian_down_and_when_the_first_goes_the_other_goes_on(stage):
    there, keeper = house(stage), stage.standing(stage.li_xiuying)
    waits = there.apply(stage.wang_fang)
    with pytest.raises(Refused, match="读给这位监护人"):
        actions.name_guardian(waits, stage.ma_li, "grand", by=keeper, at=NOON)
    named = actions.name_guardian(waits, stage.ma_li, "grand", heard=True, by=keeper, at=NOON)
    assert (named.consented_at, named.consent_heard_by) == (NOON, stage.li_xiuying.pk)
    assert heard(stage, stage.wang_fang) == heard(stage, stage.ma_li) == ["孩子多了一位监护人"]
    with pytest.raises(Refused, match="已经是孩子的监护人"):
        actions.name_guardian(waits, stage.ma_li, "grand", heard=True, by=keeper, at=NOON)
    for values in ({"consent": ""}, {"consented_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Guardian.objects.filter(pk=named.pk).update(**values)
    assert actions.forget_guardian(stage.wang_fang.pk, at=NOON) == 0
    child, application = Child.objects.get(), Application.objects.get()
    assert (child.guardian, child.relation, child.consent_heard_by) == (stage.ma_li, "grand", stage.li_xiuying.pk)
    assert (application.guardian, application.status, queries.own_applications(stage.wang_fang.pk).count()) == (
        stage.ma_li,
        "sent",
        0,
    )
    assert actions.forget_guardian(stage.ma_li.pk, at=NOON) == 1 and Child.objects.get().name == ""


def test_it_is_kept_which_guardian_fetched_a_child_and_nobody_elses_hands_take_it(stage):
    there, keeper = house(stage), stage.standing(stage.li_xiuying)
    held = there.hold(stage.wang_fang)
    day = actions.tick(held, TODAY, came_at=NOON, by=keeper, at=NOON)
    with pytest.raises(Refused, match="不是孩子的监护人"):
        actions.hand_over(day, None, "guardian", guardian=stage.ma_li, by=keeper, at=NOON)
    actions.hand_over(day, None, "guardian", by=keeper, at=NOON + timedelta(hours=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Day.objects.update(handed_to=None)
