"""The desk through its pages: what a worker sees, does, and is told."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from mulin.kernel.secrets.models import Reveal
from mulin.matters import actions
from mulin.matters.models import Event, Matter, SavedFilter
from mulin.people.models import Person
from tests.stage import Stage

from .resident_stage import categories

pytestmark = pytest.mark.django_db
KEY = "desk-0123456789abcdef"


@pytest.fixture
def lamp(stage: Stage) -> Matter:
    categories(stage)
    return reported(stage, "三楼楼道的灯不亮了。")


def reported(stage: Stage, words: str, *, hours_ago: float = 0) -> Matter:
    draft = actions.Draft(stage.community.id, stage.building_3.id, words)
    return actions.report(draft, by=stage.standing(stage.wang_fang), at=timezone.now() - timedelta(hours=hours_ago))


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


@pytest.mark.row("staff-1")
def test_the_workers_inbox_says_what_waits_and_why(stage: Stage, lamp: Matter):
    reported(stage, "东墙渗水")  # no unit serves that kind: the desk has it
    page = signed_in(stage.zhao_min).get("/desk/")
    rows = [row for group in page.context["groups"] for row in group.rows]
    assert [(row.matter.title, row.why) for row in rows] == [("东墙渗水", "等派单")]


def test_wang_fang_is_told_that_the_desk_is_for_staff(stage: Stage, lamp: Matter):
    page = signed_in(stage.wang_fang).get("/desk/matters/")
    assert (page.status_code, "有岗位的工作人员" in page.content.decode()) == (403, True)


@pytest.mark.row("C096")
@pytest.mark.row("staff-3")
def test_four_fields_at_the_phone_make_a_matter_with_the_workers_name(stage: Stage, lamp: Matter):
    asked = {
        "once": KEY,
        "channel": "call",
        "contact": "李阿姨 13800001234",
        "place": "3 号楼 2 单元",
        "words": "楼道灯坏了，老人看不清",
        "category": "",
    }
    client = signed_in(stage.zhao_min)
    answers = [client.post("/desk/intake/", asked).status_code for _ in range(2)]
    made = Matter.objects.exclude(pk=lamp.pk).get()
    assert answers == [302, 302]
    assert (made.place, made.contact_name, made.contact_phone, made.recorded_by, made.channel) == (
        stage.entrance, "李阿姨", "13800001234", stage.zhao_min, "call",
    )  # fmt: skip


def test_a_place_that_is_not_there_gets_its_sentence(stage: Stage, lamp: Matter):
    asked = {"once": KEY, "channel": "call", "contact": "", "place": "88 号楼", "words": "灯坏了"}
    page = signed_in(stage.zhao_min).post("/desk/intake/", asked)
    assert "没找到“88 号楼”" in page.content.decode()
    assert Matter.objects.count() == 1


@pytest.mark.row("C098")
def test_the_property_manager_accepts_and_answers_from_the_desk(stage: Stage, lamp: Matter):
    client = signed_in(stage.wu_jianguo)
    client.post(f"/desk/matters/{lamp.number}/accept/", {"once": KEY + "1", "words": ""})
    client.post(f"/desk/matters/{lamp.number}/answer/", {"once": KEY + "2", "words": "换了一只声控灯"})
    lamp.refresh_from_db()
    assert lamp.status == "answered"
    assert list(lamp.events.order_by("id").values_list("kind", flat=True))[-2:] == [Event.Kind.ACCEPTED, Event.Kind.ANSWERED]


def test_another_units_handler_does_not_find_it(stage: Stage, lamp: Matter):
    assert signed_in(stage.tang_lei).post(f"/desk/matters/{lamp.number}/accept/", {"once": KEY}).status_code in (403, 404)


def test_returning_without_a_reason_is_refused_beside_the_field(stage: Stage, lamp: Matter):
    page = signed_in(stage.wu_jianguo).post(f"/desk/matters/{lamp.number}/give_back/", {"once": KEY, "words": ""})
    lamp.refresh_from_db()
    assert (page.status_code, lamp.status) == (200, "offered")
    assert "aria-invalid" in page.content.decode()


def test_several_go_to_one_unit_and_the_refused_one_is_named(stage: Stage, lamp: Matter):
    wall, gate = reported(stage, "东墙渗水"), reported(stage, "大门关不上")
    actions.accept(lamp, by=stage.standing(stage.wu_jianguo), at=timezone.now())
    client = signed_in(stage.zhao_min)
    asked = {"once": KEY, "picked": [lamp.number, wall.number, gate.number], "to": f"unit:{stage.property.id}", "words": ""}
    page = client.post("/desk/matters/together/", asked, follow=True).content.decode()
    assert "已派出 2 件" in page and f"{lamp.number} 没有派出" in page
    assert {Matter.objects.get(pk=each.pk).unit_id for each in (wall, gate)} == {stage.property.id}


def test_a_units_handler_is_not_offered_what_would_be_refused(stage: Stage, lamp: Matter):
    offered = {who: 'id="bulk"' in signed_in(who).get("/desk/").content.decode() for who in (stage.zhao_min, stage.wu_jianguo)}
    assert offered == {stage.zhao_min: True, stage.wu_jianguo: False}


def test_the_export_holds_the_rows_of_the_list(stage: Stage, lamp: Matter):
    reported(stage, "东墙渗水")
    client = signed_in(stage.zhao_min)
    listed = [row.matter.number for group in client.get("/desk/matters/?figure=all").context["groups"] for row in group.rows]
    answer = client.get("/desk/matters/export/?figure=all")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == listed


def test_a_kept_list_is_found_by_a_colleague_when_it_is_shared(stage: Stage, lamp: Matter):
    signed_in(stage.zhao_min).post("/desk/matters/save/?status=closed", {"name": "办结的", "is_shared": "on"})
    page = signed_in(stage.zhou_ming).get("/desk/matters/")
    assert [chip.url for chip in page.context["chips"] if chip.words == "办结的"] == ["?status=closed"]
    assert SavedFilter.objects.get().is_shared


def test_seeing_a_phone_takes_a_reason_and_leaves_a_trace(stage: Stage, lamp: Matter):
    client = signed_in(stage.zhao_min)
    asked = {"once": KEY, "channel": "call", "contact": "李阿姨 13800001234", "place": "春和苑 3 号楼", "words": "灯坏了"}
    client.post("/desk/intake/", asked)
    number = Matter.objects.exclude(pk=lamp.pk).get().number
    assert "13800001234" not in client.get(f"/desk/matters/{number}/").content.decode()
    assert "13800001234" not in client.post(f"/desk/matters/{number}/phone/", {"reason": "看"}).content.decode()
    assert "13800001234" in client.post(f"/desk/matters/{number}/phone/", {"reason": "回电话问位置"}).content.decode()
    assert list(Reveal.objects.values_list("by_id", "field", "reason")) == [(stage.zhao_min.id, "contact_phone", "回电话问位置")]


@pytest.mark.parametrize("path", ["/desk/", "/desk/matters/", "/desk/map/"])
@pytest.mark.row("maps-4")
def test_a_list_asks_the_database_as_often_for_one_as_for_three(stage: Stage, lamp: Matter, path, django_assert_max_num_queries):
    client = signed_in(stage.zhao_min)

    def count() -> int:
        client.get(path)
        with django_assert_max_num_queries(12) as asked:
            client.get(path)
        return len(asked)

    one = count()
    reported(stage, "东墙渗水")
    reported(stage, "大门关不上")
    assert count() == one


def test_the_map_holds_outlines_and_points_and_no_names(stage: Stage, lamp: Matter):
    Matter.objects.update(lat=31.22, lng=121.55)
    answer = signed_in(stage.zhao_min).get("/desk/map/data/")
    points = [one["properties"]["title"] for one in answer.json()["features"] if one["geometry"]["type"] == "Point"]
    assert points == [lamp.title]
    assert "王芳" not in answer.content.decode()


def test_each_figure_opens_as_many_rows_as_it_says(stage: Stage, lamp: Matter):
    client = signed_in(stage.zhou_ming)
    page = client.get("/desk/figures/?span=all")
    for _title, rows in page.context["sections"]:
        for figure in rows:
            groups = client.get(f"/desk/matters/?{figure.query}").context["groups"]
            assert sum(len(group.rows) for group in groups) == figure.number, figure.name


def test_a_changed_category_holds_for_new_matters_only(stage: Stage, lamp: Matter):
    client = signed_in(stage.sun_li)
    path = f"/desk/settings/categories/{lamp.category_id}/"
    asked = client.get(path).context["form"].initial | {"once": KEY, "handle_within": "1wd"}
    answer = client.post(path, {name: value for name, value in asked.items() if value not in ("", False)})
    later = reported(stage, "灯又不亮了")
    assert answer.status_code == 302
    assert [Matter.objects.get(pk=each.pk).version.handle_within for each in (lamp, later)] == ["3wd", "1wd"]


def test_a_limit_that_nobody_can_read_is_refused_beside_its_field(stage: Stage, lamp: Matter):
    path = f"/desk/settings/categories/{lamp.category_id}/"
    page = signed_in(stage.sun_li).post(
        path, {"once": KEY, "name": "灯", "goes": "desk", "accept_within": "三天", "handle_within": "3wd", "close_within": "7d"}
    )
    assert page.status_code == 200 and page.context["form"].errors["accept_within"]


def test_a_narrowed_list_shows_what_was_asked_and_no_errors(stage: Stage, lamp: Matter):
    page = signed_in(stage.zhao_min).get(f"/desk/matters/?text=灯&status=open&category={lamp.category_id}").content.decode()
    assert lamp.title in page and 'value="灯"' in page and f'value="{lamp.category_id}" selected' in page
    assert 'class="error"' not in page
