"""Rows of the catalogue that no module walks alone."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from mulin.kernel.facts.relay import drain
from mulin.matters import actions
from mulin.notices.models import Notice
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from tests.walking import category, signed_in


@pytest.mark.row("C002", "C005")
def test_the_party_stands_as_a_tree_of_four_levels_among_the_other_kinds(stage):
    above = None
    for name in ("春和社区党委", "春和苑党支部", "3 号楼党小组", "党员中心户 301"):
        above = Organisation.objects.create(community=stage.community, kind="party", name=name, parent=above)
    zhao = signed_in(stage.zhao_min)
    page = zhao.get("/desk/organisations/?kind=party").content.decode()
    at = [page.index(name) for name in ("春和社区党委", "春和苑党支部", "3 号楼党小组", "党员中心户 301")]
    assert at == sorted(at) and "春和物业" not in page
    assert "春和物业" in zhao.get("/desk/organisations/?kind=property").content.decode()


@pytest.mark.row("C006")
def test_two_committees_of_one_community_have_each_their_own_matters(stage):
    kind = category(stage.community, "0101", "楼道灯", goes="desk", accept_within="30m")
    draft = actions.Draft(stage.community.id, stage.other_building.id, "一号楼的灯不亮", category_id=kind.id)
    actions.report(draft, by=stage.standing(stage.ma_li), at=timezone.now() - timedelta(days=9))
    assert "一号楼的灯不亮" in signed_in(stage.zhao_min).get("/desk/matters/").content.decode()
    assert "一号楼的灯不亮" not in signed_in(stage.he_jing).get("/desk/matters/").content.decode()
    actions.ring(timezone.now())
    drain()
    assert Notice.objects.filter(kind="matter.escalated", person_id=stage.zhou_ming.id).exists()
    assert not Notice.objects.filter(person_id=stage.he_jing.id).exists()


@pytest.mark.row("C021")
def test_a_neighbour_from_abroad_is_registered_with_her_nationality_and_reads_english(stage):
    anna = Person.objects.create(
        community=stage.community, name="Anna Müller", nationality="DEU", pinyin="anna", initials="am", added_at=timezone.now()
    )
    foreign = signed_in(stage.zhao_min).get("/desk/people/?only=foreign").content.decode()
    assert "Anna Müller" in foreign and "王芳" not in foreign
    assert str(signed_in(stage.zhao_min).get(f"/desk/people/{anna.id}/").content.decode()).count("德国") >= 1
    visitor = signed_in(None)
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert 'lang="en"' in visitor.get("/").content.decode() and "Chunhe" in visitor.get("/").content.decode()
