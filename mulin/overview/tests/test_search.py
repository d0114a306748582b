import pytest
from django.test import Client
from django.utils import timezone

from mulin.matters import actions
from mulin.matters.models import Category, CategoryVersion
from mulin.people.models import Person
from tests.stage import Stage

pytestmark = pytest.mark.django_db


def found(person: Person, words: str) -> dict[str, list[str]]:
    client = Client()
    client.force_login(person.account)
    groups = client.get("/desk/search/", {"q": words}).context["groups"]
    return {group.words: [hit.title for hit in group.hits] for group in groups}


@pytest.mark.row("C148")
def test_one_box_finds_people_by_initials_houses_matters_and_organisations(stage: Stage):
    category = Category.objects.create(community=stage.community, code="9901")
    category.current = CategoryVersion.objects.create(category=category, number=1, name="其他", made_at=timezone.now())
    category.save()
    me = stage.standing(stage.wang_fang)
    matter = actions.report(actions.Draft(stage.community.id, stage.building_3.id, "春和路口的灯不亮"), by=me, at=timezone.now())

    assert found(stage.zhao_min, "wf") == {"人": ["王芳"]}
    assert found(stage.zhao_min, matter.number) == {"事项": [matter.title]}
    assert found(stage.zhao_min, "春和物业") == {"单位": ["江城春和物业服务有限公司"]}
    assert "春和苑 5 号楼" in found(stage.zhao_min, "5号楼")["房和地点"]


def test_a_property_handler_finds_no_people_of_the_register(stage: Stage):
    assert "人" not in found(stage.wu_jianguo, "wangfang")
