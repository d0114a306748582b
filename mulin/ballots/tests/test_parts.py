"""On one's own page and at the desk stands in which ballots a voice was used: that, never how."""

import pytest

from tests.walking import signed_in

from .cast import opened, vote

pytestmark = pytest.mark.django_db


def test_that_somebody_voted_is_told_and_never_how(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.wang_fang, "no")
    own, voted, waits = (
        signed_in(stage.wang_fang).get("/me/held/"),
        signed_in(stage.zhao_min).get(f"/desk/people/{stage.wang_fang.pk}/"),
        signed_in(stage.zhao_min).get(f"/desk/people/{stage.liu_yang.pk}/"),
    )
    told = [(one.title, one.note, one.url) for one in own.context["parts"]]
    assert told == [("楼道刷什么颜色", "王芳：这一票投了", f"/ballots/{ballot.number}/")]
    assert [one.note for one in voted.context["parts"]] == ["王芳：这一票投了"]
    assert [one.note for one in waits.context["parts"]] == ["刘洋：还没有投"]
    card = own.content.decode().split('id="parts"')[1].split("</section>")[0]
    assert "不同意" not in card and "手机" not in card and "只记投没投" in card


def test_who_keeps_the_register_of_people_elsewhere_sees_no_ballots_of_others(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.ma_li, "yes")
    page = signed_in(stage.zhang_wei).get(f"/desk/people/{stage.ma_li.pk}/")
    assert page.status_code == 404 or page.context["parts"] == []
