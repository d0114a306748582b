"""The workbench names what waits for somebody in every subject, and asks the database as often for one as for three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.ballots.tests import cast as ballots
from mulin.childcare.tests import cast as childcare
from mulin.deliberation.actions import talk
from mulin.deliberation.tests import cast_topics as topics
from mulin.elections.tests import cast as elections
from mulin.kernel.ui.kept import forget
from mulin.overview.queries.waiting import sections
from mulin.pacts.tests import cast as pacts
from mulin.projects.tests import cast as projects
from mulin.surveys.tests import cast as surveys
from tests.walking import signed_in


def told(stage, person, at):
    return {section.words: [(row.title, row.why) for row in section.rows] for section in sections(stage.standing(person), at)}


def test_zhao_min_sees_what_waits_in_every_subject(stage):
    at = timezone.now()
    pacts.house(stage, at=at, shown=False)
    surveys.desk(stage, at=at, opened=False)
    elections.house(stage, at=at, kind="residents")
    ballots.actions.draft(ballots.plan(stage), by=stage.standing(stage.zhao_min), at=at)
    hall = topics.Hall(stage, at)
    hall.screened()
    asked = hall.accepted(title="楼道的灯太暗", words="晚上看不清台阶。")
    talk.speak(asked, stage.wang_fang, talk.Speech("question", "灯什么时候换？"), by=stage.standing(stage.wang_fang), at=at)
    found = told(stage, stage.zhao_min, at)
    assert found["选举"] == [("春和社区居委会委员选举", "还在筹备")]
    assert found["公约"] == [("3 号楼楼栋公约", "还在起草")]
    assert found["问卷"] == [("春和苑安全感问卷", "还没有开始收")]
    assert found["表决"] == [("楼道刷什么颜色", "草稿，还没有公示")]
    assert [title for title, _why in found["议题"]] == ["楼道堆物堵了门"] and found["议题"][0][1].startswith("等审核")
    assert [title for title, _why in found["提问和申诉"]] == ["灯什么时候换？"]


def test_what_waits_in_projects_and_childcare_comes_after_the_workbench_and_corrects_its_sum(stage):
    cast = projects.props(stage)
    assert cast
    class_ = childcare.house(stage, at=timezone.now())
    childcare.actions.name_keeper(class_.group, stage.zhao_min, by=stage.standing(stage.zhao_min), at=class_.at)
    class_.apply(stage.wang_fang)
    worker = signed_in(stage.zhao_min)
    first = worker.get("/desk/").content.decode()
    assert 'hx-get="/desk/waiting/?n=' in first
    rest = worker.get("/desk/waiting/?n=3", headers={"HX-Request": "true"})
    rows = [row for section in rest.context["sections"] for row in section.rows]
    assert [section.words for section in rest.context["sections"]] == ["项目", "托育"]
    assert len(rows) > 1 and (rows[-1].title, rows[-1].why) == ("春芽托班", "1 份申请等审核")
    assert rest.context["total"] == 3 + len(rows) and f"等我处理 {3 + len(rows)} 件" in rest.content.decode()
    alone = worker.get("/desk/waiting/").content.decode()  # where no script runs
    assert "<html" in alone and rows[0].title in alone


def test_who_has_no_post_is_asked_nothing(stage, django_assert_num_queries):
    me = stage.standing(stage.wang_fang)
    with django_assert_num_queries(1):  # tasks are given to residents, too
        assert sections(me, timezone.now()) == []


@pytest.mark.row("maps-4")
def test_lists_of_pacts_surveys_and_elections_ask_as_often_for_one_as_for_three(stage):
    worker, resident = signed_in(stage.zhao_min), signed_in(stage.wang_fang)
    pages = [(worker, f"/desk/{name}/") for name in ("pacts", "surveys", "elections")]
    pages += [(resident, f"/{name}/") for name in ("pacts", "surveys", "elections")]
    pages += [(resident, f"/open/{name}/") for name in ("pacts", "surveys", "elections")] + [(worker, "/desk/")]
    surveys.grown(stage)

    def one_more(number):
        at = timezone.now() - timedelta(days=number)
        there = pacts.house(stage, at=at) if number == 1 else None
        if there is None:
            head = stage.standing(stage.li_xiuying)
            pact = pacts.actions.begin(stage.building_3, f"公约 {number}", by=head, at=at)
            there = pacts.House(stage, pact, at)
            there.write("晚上十点以后不大声说话。")
            there.show()
        there.adopt()
        desk = surveys.desk(stage, at=at, series=f"series{number}")
        desk.close()
        desk.publish()
        surveys.desk(stage, at=at, series=f"next{number}", opened=False)
        elections.house(stage, at=at).listed()
        elections.house(stage, at=at)

    def asked():
        counts = []
        for client, url in pages:
            client.get("/help/")
            forget()
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200, url
            counts.append((url, len(seen)))
        return counts

    one_more(1)
    with_one = asked()
    one_more(2)
    one_more(3)
    assert asked() == with_one
