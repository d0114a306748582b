"""What everybody and the operator see: the gallery, figures with their rows, awards as 360Giving, the desk of one's own calls."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.kernel.facts.relay import drain
from mulin.kernel.ui.kept import forget
from mulin.notices.models import Notice
from mulin.overview.queries.waiting import projects as waiting
from mulin.projects.actions import forgetting
from mulin.projects.actions.doing import name_mentor
from mulin.projects.models import Evaluation, Project
from mulin.projects.queries import awards, figures, held, operator
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .beyond_cast import project, props
from .cast import season

PAGES = ("/projects/", "/open/projects/", "/projects/brands/", "/projects/lists/", "/projects/plans/", "/projects/partners/")


@pytest.mark.row("maps-4")
def test_pages_of_projects_ask_as_often_for_one_as_for_three(stage: Stage) -> None:
    props(stage)
    worker, reader = signed_in(stage.zhao_min), Client()
    pages = [*((reader, url) for url in PAGES), *((worker, url) for url in ("/desk/projects/", "/desk/projects/all/", "/desk/"))]

    def asked() -> list[tuple[str, int]]:
        counts = []
        for client, url in pages:
            client.get("/help/")
            forget()
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200, url
            counts.append((url, len(seen)))
        return counts

    one = project(stage, "M202611-0100", stage="awarded")
    one.milestones.create(number=1, name="开张", due=one.ends, measure="有人来")
    first = asked()
    for number in (1, 2):
        other = project(stage, f"M202611-010{number}", stage="awarded", category=f"类{number}")
        other.milestones.create(number=1, name="开张", due=other.ends, measure="有人来")
    assert asked() == first
    assert dict(first)["/desk/"] <= 45


@pytest.mark.row("C041")
def test_the_gallery_filters_and_each_figure_opens_its_rows(stage: Stage) -> None:
    project(stage, "M202611-0001", awarded=100_000, earmark=7, paid=60_000, spent=50_000)
    project(
        stage,
        "M202611-0002",
        title="屋顶菜园",
        category="创新",
        stage="closed",
        ended_at=NOON,
        awarded=50_000,
        earmark=8,
        place=stage.estate,
    )
    project(stage, "M202611-0003", title="停了的", stage="stopped", ended_at=NOON, reason="没有人手", place=stage.other_building)
    whole = figures.figures(Project.objects.all())
    assert (whole.total, whole.going, whole.closed, whole.stopped, whole.awarded, whole.spent) == (3, 1, 1, 1, 150_000, 50_000)

    def shown(query: str) -> list[str]:
        page = Client().get(f"/projects/{query}").content.decode()
        return [title for title in ("书香楼道", "屋顶菜园", "停了的") if f"<b>{title}</b>" in page]

    assert [shown(query) for query in ("", "?state=going", "?category=创新", f"?place={stage.estate.pk}", "?year=1999", "?words=菜园")] == [
        ["书香楼道", "屋顶菜园", "停了的"], ["书香楼道"], ["屋顶菜园"], ["书香楼道", "屋顶菜园"], [], ["屋顶菜园"],
    ]  # fmt: skip
    rows = Client().get("/open/projects/?state=closed").content.decode()
    assert "屋顶菜园" in rows and "停了的</a>" not in rows
    for sum_, titles in {"awarded": {"书香楼道", "屋顶菜园"}, "paid": {"书香楼道"}, "returned": set()}.items():
        rows = Client().get(f"/open/projects/?money={sum_}").content.decode()
        assert {title for title in ("书香楼道", "屋顶菜园", "停了的") if f"{title}</a>" in rows} == titles, sum_


@pytest.mark.row("C113")
def test_each_award_is_360giving_and_no_person_is_named(stage: Stage) -> None:
    project(stage, "M202611-0001", awarded=100_000, earmark=7, paid=60_000, kind="person")
    project(stage, "M202611-0002", title="没有钱的")
    package = Client().get("/open/projects/awards.json").json()
    (one,) = package["grants"]
    assert (one["id"], one["amountAwarded"], one["amountDisbursed"], one["recipientIndividual"]["name"]) == (
        "mulin-M202611-0001", 1000.0, 600.0, awards.SOMEBODY,
    )  # fmt: skip
    assert "王芳" not in json.dumps(package, ensure_ascii=False)
    assert Client().get("/open/projects/M202611-0001/award.json").json()["grants"] == [one]
    assert Client().get("/open/projects/M202611-0002/award.json").status_code == 404
    table = b"".join(Client().get("/open/projects/projects.csv").streaming_content).decode("utf-8-sig")  # type: ignore[arg-type]
    assert len(table.splitlines()) == 3 and "王芳" not in table
    assert _faults(package) == []


def _faults(package: object) -> list[str]:
    from mulin.funds.tests.test_awards import SCHEMAS, faults

    return faults(package) if SCHEMAS.exists() else []


@pytest.mark.row("C049")
def test_an_operator_sees_its_calls_and_projects_only(stage: Stage) -> None:
    ours = season(stage, at=timezone.now(), operator=stage.property)
    theirs = season(stage, at=timezone.now(), operator=stage.drains)
    project(stage, "M202611-0001", operator=stage.property, flags=["silent"])
    project(stage, "M202611-0002", operator=stage.drains, title="别家的")
    handler, worker = stage.standing(stage.wu_jianguo), stage.standing(stage.zhao_min)
    assert [row.call.pk for row in operator.calls(handler)] == [ours.call.pk]
    assert {row.call.pk for row in operator.calls(worker)} == {ours.call.pk, theirs.call.pk}
    page = signed_in(stage.wu_jianguo).get("/desk/projects/").content.decode()
    assert "1 面红旗" in page and "别家的" not in page
    assert [row.title for row in waiting.rows(handler, timezone.now())] == ["书香楼道"]
    assert waiting.rows(stage.standing(stage.wang_fang), timezone.now()) == []
    sheet = signed_in(stage.wu_jianguo).get(f"/desk/projects/all/applications.xlsx?call={theirs.call.number}")
    assert sheet.status_code == 404
    assert signed_in(stage.wu_jianguo).get("/desk/projects/all/projects.xlsx").status_code == 200


def test_a_copy_to_take_along_and_what_goes_with_an_account(stage: Stage) -> None:
    one = project(stage)
    Evaluation.objects.create(project=one, person=stage.ma_li, side="residents", stars=5, words="真好", at=NOON)
    assert held.held_about(stage.ma_li.pk)["evaluations"] == [{"project": "书香楼道", "stars": 5, "words": "真好"}]
    forgetting.forget_person(stage.ma_li.pk, at=NOON)
    assert held.held_about(stage.ma_li.pk)["evaluations"] == [] and Evaluation.objects.get().stars == 5


@pytest.mark.row("C044")
def test_a_neighbour_who_mentors_a_project_is_told_and_finds_the_way_to_its_review(stage: Stage) -> None:
    one = project(stage)
    page, way = f"/projects/{one.number}/", f"/desk/projects/running/{one.number}/"
    mentor = signed_in(stage.ma_li)
    assert mentor.get(way).status_code == 403
    name_mentor(one, stage.ma_li, by=stage.standing(stage.zhao_min), at=NOON)
    drain()
    assert Notice.objects.get(person_id=stage.ma_li.pk, kind="projects.mentor").url == page
    assert way in mentor.get(page).content.decode()
    assert "写中期评估" in mentor.get(way).content.decode()
    sent = {"verdict": "go_on", "words": "书架稳当。", "once": "mentor01"}
    assert mentor.post(f"{way}do/midterm/", sent).status_code == 302
    assert one.midterms.get().by == stage.ma_li
