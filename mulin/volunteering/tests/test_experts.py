"""Neighbours who can do something present themselves, if they want to (C020)."""

import pytest

from mulin.kernel.access import Refused
from mulin.volunteering import actions, queries
from mulin.volunteering.models import Skill
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import squad

OWN = {"title": "会修家电", "words": "电扇、收音机，拿来就看。", "agrees": True}


def _shown(stage: Stage) -> list[tuple[str, str]]:
    return [(one.volunteer.person.name, one.words) for one in queries.experts_of(stage.community.id)]


@pytest.mark.row("C020")
def test_somebody_is_presented_from_their_own_consent_until_they_withdraw_it(stage: Stage) -> None:
    team = squad(stage)
    own, worker = team.who(stage.wang_fang), team.who(stage.zhao_min)
    with pytest.raises(Refused, match="要由本人同意"):
        actions.present_as_expert(team.wang_fang, **OWN, by=worker, at=NOON)
    actions.present_as_expert(team.wang_fang, **OWN | {"agrees": False}, by=worker, at=NOON)
    assert _shown(stage) == []
    actions.present_as_expert(team.wang_fang, **OWN, by=own, at=NOON)
    assert _shown(stage) == [("王芳", "电扇、收音机，拿来就看。")]
    assert "会修家电" in signed_in(stage.liu_yang).get("/volunteer/experts/").content.decode()
    actions.present_as_expert(team.wang_fang, **OWN | {"agrees": False}, by=own, at=NOON)
    assert _shown(stage) == []
    assert "会修家电" not in signed_in(stage.liu_yang).get("/volunteer/experts/").content.decode()


@pytest.mark.row("C020")
def test_words_that_somebody_else_changed_wait_for_the_persons_own_consent(stage: Stage) -> None:
    team = squad(stage)
    actions.present_as_expert(team.wang_fang, **OWN, by=team.who(stage.wang_fang), at=NOON)
    changed = OWN | {"words": "什么都会修。", "agrees": False}
    actions.present_as_expert(team.wang_fang, **changed, by=team.who(stage.zhao_min), at=NOON)
    assert _shown(stage) == []
    actions.present_as_expert(team.wang_fang, **changed | {"agrees": True}, by=team.who(stage.wang_fang), at=NOON)
    assert _shown(stage) == [("王芳", "什么都会修。")]


@pytest.mark.row("C020")
def test_volunteers_are_found_by_what_they_can_do(stage: Stage) -> None:
    team = squad(stage)
    first_aid = Skill.objects.create(community=stage.community, name="急救")
    team.liu_yang.skills.add(first_aid)
    page = signed_in(stage.zhao_min).get("/desk/volunteering/people/", {"skill": first_aid.pk}).content.decode()
    assert "刘洋" in page and "王芳" not in page
