"""What the 4,150 printed codes open."""

import pytest
from django.test import Client
from django.utils import timezone

from mulin.matters import actions as matters
from mulin.matters.models import Category, CategoryVersion
from mulin.places import actions as places
from mulin.places.models import Code, ScanCount
from mulin.places.queries import token_of

AT = timezone.now()


@pytest.fixture
def code(stage) -> Code:
    return places.make_codes([stage.entrance], kind="entrance", by=stage.standing(stage.sun_li), at=AT)[0]


def scan(code: Code, client: Client | None = None):
    return (client or Client()).get(f"/c/{token_of(code.number)}/")


def filed(stage, words: str, **more):
    top = Category.objects.create(community=stage.community, code="99")
    other = Category.objects.create(community=stage.community, parent=top, code="9901")
    other.current = CategoryVersion.objects.create(category=other, number=1, name="其他", made_at=AT, **more)
    other.save()
    return matters.report(matters.Draft(stage.community.id, stage.entrance.id, words), by=stage.standing(stage.wang_fang), at=AT)


@pytest.mark.row("C108", "C009")
def test_a_scan_opens_that_very_place(stage, code):
    filed(stage, "门禁坏了")
    page = scan(code).content.decode()
    for shown in (
        "春和苑 3 号楼 2 单元",
        "/report/words/?c=",
        "门禁坏了",
        "楼长",
        "李秀英",
        "网格员",
        "张伟",
        "春和物业",
        "tel:",
    ):
        assert shown in page
    assert "王芳" not in page


@pytest.mark.row("C107")
def test_scans_are_counted_without_saying_who(stage, code):
    scan(code)
    scan(code)
    assert [(row.code, row.times) for row in ScanCount.objects.all()] == [(code, 2)]


def test_the_place_is_filled_in_and_the_channel_is_kept(stage, code):
    page = Client().get(f"/report/words/?c={token_of(code.number)}").content.decode()
    assert "扫码已填好" in page and "春和苑 3 号楼 2 单元" in page


@pytest.mark.row("C107")
def test_a_revoked_code_says_so_and_leads_to_its_replacement(stage, code):
    new = places.reissue(code, reason="破损", by=stage.standing(stage.sun_li), at=AT)
    answer = scan(code)
    assert answer.status_code == 410 and "已作废（破损）" in answer.content.decode()
    assert f"/c/{token_of(new.number)}/" in answer.content.decode()
    assert not ScanCount.objects.exists()


@pytest.mark.parametrize("token", ["XXXX", "ABCDEFGHI", "x" * 200, "<script>"])
def test_an_unknown_code_gets_its_sentence(stage, token):
    answer = Client().get(f"/c/{token}/")
    assert answer.status_code == 404 and ("没有这个码" in answer.content.decode() or "不是本社区印的" in answer.content.decode())
    assert "<script>" not in answer.content.decode()


def test_the_number_may_be_typed(stage, code):
    answer = Client().get("/c/", {"number": f" {code.number.lower()} "})
    assert answer.headers["Location"] == f"/c/{token_of(code.number)}/"
    wrong = Client().get("/c/", {"number": "11111"})
    assert wrong.status_code == 404 and "没有这个码" in wrong.content.decode()


def test_private_matters_stay_out(stage, code):
    filed(stage, "家里的事", is_public=False)
    assert "家里的事" not in scan(code).content.decode()


def test_a_scan_costs_few_queries(stage, code, django_assert_max_num_queries):
    scan(code)
    with django_assert_max_num_queries(12):
        scan(code)


def test_help_names_whom_to_call(stage):
    client = Client()
    client.force_login(stage.wang_fang.account)
    page = client.get("/help/").content.decode()
    for shown in ("tel:021-5550100", "张伟", "李秀英", "春和物业", "12345", "021-5550199"):
        assert shown in page
    assert "/sign-in/?next=/help/" in Client().get("/help/").content.decode()
