import re
from uuid import uuid4

import pytest
from django.test import Client

from mulin.people.models import Account
from mulin.places import actions, queries
from mulin.places.models import Boundary, Code, Community, Place
from tests.stage import NOON, SINCE

SQUARE = '{"type": "Polygon", "coordinates": [[[121.54, 31.21], [121.56, 31.21], [121.56, 31.23], [121.54, 31.21]]]}'


@pytest.fixture
def signed_in(stage):
    def sign_in(who=None) -> Client:
        client = Client(HTTP_HOST="localhost")
        if who:
            client.force_login(Account.objects.get(person=who), backend="mulin.people.backends.WithPerson")
        return client

    return sign_in


@pytest.fixture
def clerk(stage, signed_in):
    return signed_in(stage.zhao_min)


@pytest.fixture
def code(stage):
    return actions.make_codes([stage.building_3], kind="building", by=stage.standing(stage.zhao_min), at=NOON)[0]


def post(client, url, key=None, **form):
    return client.post(url, {"once": key or str(uuid4()), **form}, follow=True)


def said(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_a_worker_walks_down_the_tree(stage, clerk):
    top = clerk.get("/desk/places/").content.decode()
    assert f"/desk/places/{stage.community.pk}/" in top and f"/desk/places/{stage.street.pk}/" not in top
    assert "3 号楼" in clerk.get(f"/desk/places/{stage.estate.pk}/below/").content.decode()
    page = clerk.get(f"/desk/places/{stage.building_3.pk}/").content.decode()
    assert all(words in page for words in ("春和苑 3 号楼", "2 单元", "还没画", "这里还没有码"))
    # the way up is a link as far as it opens
    assert f'href="/desk/places/{stage.estate.pk}/"' in page
    assert f'href="/desk/places/{stage.street.pk}/"' not in page and stage.street.name in page
    assert "社区的样子" not in clerk.get(f"/desk/places/{stage.community.pk}/").content.decode()


def test_a_search_without_a_hit_says_what_to_try(clerk):
    assert "换个说法" in clerk.get("/desk/places/?q=不存在").content.decode()


def test_a_place_is_added_once_however_often_the_form_is_sent(stage, clerk):
    url, key = f"/desk/places/{stage.estate.pk}/add/", str(uuid4())
    pages = [post(clerk, url, key, kind="building", name="6 号楼") for _time in range(2)]
    assert said(pages[0]) == ["已在“春和苑”下面加了“6 号楼”。"]
    assert Place.objects.filter(name="6 号楼").count() == 1
    assert said(post(clerk, url, kind="building", name="6 号楼")) == ["“春和苑”下面已经有“6 号楼”了，换个名称，或直接用已有的。"]


def test_a_script_in_a_name_is_only_a_name(stage, clerk):
    page = post(clerk, f"/desk/places/{stage.estate.pk}/add/", kind="building", name="<script>alert(1)</script>")
    assert "<script>alert" not in page.content.decode() and "&lt;script&gt;alert" in page.content.decode()


def test_the_face_of_the_community(stage, signed_in):
    url = f"/desk/places/{stage.community.pk}/face/"
    page = post(signed_in(stage.sun_li), url, name="春和社区", mark="春", brand="#FFEE99")
    assert "#ffee99" not in Community.objects.get().brand and page.status_code == 200
    assert said(post(signed_in(stage.sun_li), url, name="春和社区", mark="春", brand="#1f5c3a"))[0].startswith(
        "社区的样子已经改好"
    )
    assert Community.objects.get().brand == "#1f5c3a"


def test_an_outline_is_pasted_where_scripts_do_not_run(stage, clerk):
    url = f"/desk/places/{stage.grid.pk}/outline/"
    assert "网格" in clerk.get(url).content.decode()
    refused = post(clerk, url, geometry="nonsense").content.decode()  # beside the field, in which it still stands
    assert "这不是 GeoJSON。请从地图软件导出 GeoJSON，整段粘贴进来。" in refused and ">\nnonsense</textarea>" in refused
    assert "边界已保存" in said(post(clerk, url, geometry=SQUARE))[0]
    assert Boundary.objects.get().place == stage.grid


@pytest.mark.row("C007")
def test_an_administrator_splits_a_committee(stage, signed_in):
    grid_7 = actions.add(stage.committee, Place.Kind.GRID, "第 7 网格", since=SINCE)
    admin, url = signed_in(stage.sun_li), f"/desk/places/{stage.committee.pk}/split/"
    form = {"name_1": "甲居", "name_2": "乙居", "effective_on": "2026-11-19", "reason": "批复", f"child_{stage.grid.pk}": "1"}
    before = admin.get(url).content.decode()
    assert "第 7 网格" in before and "居委会主任：何静" in before
    missing = post(admin, url, **form)
    assert f'name="child_{grid_7.pk}"' in missing.content.decode() and Place.objects.filter(name="甲居").count() == 0
    page = post(admin, url, **form, **{f"child_{grid_7.pk}": "2"})
    assert "已拆分为甲居、乙居" in said(page)[0]
    assert "沿革" in page.content.decode()
    again = post(admin, f"/desk/places/{Place.objects.get(name='甲居').pk}/merge/", with_=[Place.objects.get(name="乙居").pk], name="丙居",
                 effective_on="2026-11-19", reason="又合")  # fmt: skip
    shown = again.content.decode()  # too soon: it says why, and what was filled in is still there
    assert "撤销日期要晚于启用日期" in shown and 'value="丙居"' in shown and 'value="又合"' in shown


def test_an_administrator_merges_and_moves(stage, signed_in):
    admin = signed_in(stage.sun_li)
    moved = post(
        admin, f"/desk/places/{stage.estate.pk}/move/", to=stage.second_grid.pk, effective_on="2026-11-19", reason="调整"
    )  # fmt: skip
    assert "已划到“第 9 网格”" in said(moved)[0]
    merged = post(
        admin, f"/desk/places/{stage.committee.pk}/merge/", with_=[stage.second_committee.pk], name="春和居",
        effective_on="2026-11-19", reason="合署",
    )  # fmt: skip
    assert "已合并为“春和居”" in said(merged)[0]


def test_codes_are_made_listed_printed_and_exported(stage, clerk):
    page = post(clerk, "/desk/codes/make/", place=stage.estate.pk, kind="building")
    assert said(page) == ["新做了 2 个码，选好大小就可以打印。"]
    assert said(post(clerk, "/desk/codes/make/", place=stage.estate.pk, kind="building")) == ["没有新做的码：该有的都已经有了。"]
    number = Code.objects.first().number
    listed = clerk.get(f"/desk/codes/?q={number[:4].lower()}").content.decode()
    assert number in listed
    sheet = clerk.get("/desk/codes/sheet.pdf?size=small&kind=building")
    assert (sheet["Content-Type"], sheet.content[:5]) == ("application/pdf", b"%PDF-")
    table = b"".join(clerk.get("/desk/codes/export.csv").streaming_content).decode("utf-8-sig")
    assert len(table.strip().splitlines()) == 3 and queries.address_of(number) in table


def test_a_shop_code_wants_to_know_which_shop(stage, clerk):
    page = post(clerk, "/desk/codes/make/", place=stage.estate.pk, kind="shop", captions=" ")
    assert "请写清楚这个码贴在什么上" in page.content.decode()
    assert said(post(clerk, "/desk/codes/make/", place=stage.estate.pk, kind="shop", captions="水果店\n理发店\n水果店"))[
        0
    ].startswith("新做了 2")


def test_a_code_is_reissued_and_revoked_at_the_desk(code, clerk):
    assert "为什么" in said(post(clerk, f"/desk/codes/{code.number}/revoke/", reason=""))[0]
    page = post(clerk, f"/desk/codes/{code.number}/reissue/", reason="破损")
    new = Code.objects.get(replaces=code)
    assert said(page) == [f"新码是 {new.number}，旧码 {code.number} 已作废。请打印后换上。"]
    assert "已作废" in said(post(clerk, f"/desk/codes/{new.number}/revoke/", reason="不用了"))[0]
    assert "这个码已经作废：破损" in clerk.get(f"/desk/codes/{code.number}/").content.decode()


def test_lists_ask_as_often_for_one_as_for_many(stage, clerk, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by = stage.standing(stage.zhao_min)

    def asked(url):
        with CaptureQueriesContext(connection) as queries_:
            clerk.get(url)
        return len(queries_)

    urls = ["/desk/codes/", f"/desk/places/{stage.estate.pk}/", "/desk/places/", f"/desk/places/{stage.estate.pk}/below/"]
    actions.make_codes([stage.building_3], kind="building", by=by, at=NOON)
    [clerk.get(url) for url in urls]
    before = [asked(url) for url in urls]
    for n in range(3):
        place = actions.add(stage.estate, Place.Kind.BUILDING, f"{n + 20} 号楼", since=SINCE)
        actions.make_codes([place], kind="building", by=by, at=NOON)
    assert [asked(url) for url in urls] == before
    assert max(before) <= 14


def test_the_picker_gives_staff_rooms_and_residents_houses(stage, signed_in):
    def labels(who, q, **more):
        return [one["label"] for one in signed_in(who).get("/places/pick/", {"q": q, **more}).json()["results"]]

    assert labels(stage.zhao_min, "3号楼") == [
        "春和苑 3 号楼",
        "春和苑 3 号楼 2 单元",
        "春和苑 3 号楼 2 单元 301",
        "春和苑 3 号楼 2 单元 302",
    ]
    assert labels(stage.wang_fang, "3号楼") == ["春和苑 3 号楼", "春和苑 3 号楼 2 单元"]
    assert labels(stage.zhao_min, "3号楼", kinds="room") == ["春和苑 3 号楼 2 单元 301", "春和苑 3 号楼 2 单元 302"]
    assert labels(stage.wang_fang, "") == []
    assert signed_in().get("/places/pick/?q=3").status_code == 302
    part = signed_in(stage.zhao_min).get("/places/pick/?q=301", headers={"HX-Request": "true"}).content.decode()
    assert re.search(r'type="radio" name="place" value="\d+"', part)


STAFF = ["li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "liang_bo", "sun_li"]
OTHERS = ["wang_fang", "wu_jianguo", "tang_lei", "chen_hao"]
KEEP = {"zhao_min", "sun_li"}


@pytest.mark.parametrize("who", [*STAFF, *OTHERS, None])
def test_every_page_for_everybody(stage, code, signed_in, who):
    client = signed_in(getattr(stage, who) if who else None)
    grid, reads, keeps = stage.grid.pk, who in STAFF and who != "li_xiuying", who in KEEP
    expected = {
        "/desk/places/": 200 if who in STAFF else 403,
        "/desk/codes/": 200 if who in STAFF else 403,
        "/desk/codes/make/": 200 if keeps else 403,
        f"/desk/codes/{code.number}/": 200 if who in STAFF else 404,
        f"/desk/places/{grid}/": 200 if reads else 404,
        f"/desk/places/{grid}/below/": 200 if reads else 404,
        f"/desk/places/{grid}/outline/": 200 if keeps else 403 if reads else 404,
        f"/desk/places/{grid}/move/": 200 if who == "sun_li" else 403 if reads else 404,
        f"/desk/places/{stage.community.pk}/face/": 200 if who in {"sun_li", "zhou_ming"}
        else 403 if who in {"zhao_min", "liang_bo"} else 404,
        "/places/pick/": 200,
    }  # fmt: skip
    got = {url: client.get(url).status_code for url in expected}
    assert got == (expected if who else dict.fromkeys(expected, 302))
    posts = [f"/desk/places/{grid}/{act}/" for act in ("add", "rename", "close")] + [f"/desk/codes/{code.number}/revoke/"]
    answers = [client.post(url, {"once": str(uuid4())}).status_code for url in posts]
    if who is None or keeps:
        assert answers == [302] * 4
    else:
        assert set(answers) <= {403, 404}
