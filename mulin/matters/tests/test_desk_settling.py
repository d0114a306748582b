"""Whose is it? A unit disputes at the desk, and whoever settles finds it, reads both sides, and names the lead."""

import pytest

from mulin.matters.models import Matter

from .test_desk import KEY, lamp, signed_in  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.mark.row("C098")
def test_a_unit_disputes_and_the_secretary_settles_through_the_pages(stage, lamp):  # noqa: F811
    unit, secretary = signed_in(stage.wu_jianguo), signed_in(stage.zhou_ming)
    url = f"/desk/matters/{lamp.number}/"
    assert "责任有争议，请社区裁定" in unit.get(f"{url}give_back/").content.decode()
    sent = {"once": KEY, "words": "灯是路灯所的，不在我们红线里。", "disputed": "on"}
    page = unit.post(f"{url}give_back/", sent, follow=True).content.decode()
    assert "等裁定由谁办" in page

    rows = [row for group in secretary.get("/desk/").context["groups"] for row in group.rows]
    assert [(row.matter.number, row.why) for row in rows] == [(lamp.number, "等您裁定责任")]
    assert f"{url}settle/" in secretary.get(url).content.decode()
    assert "灯是路灯所的，不在我们红线里。" in secretary.get(f"{url}settle/").content.decode()
    decided = {"once": KEY + "2", "to": f"unit:{stage.property.id}", "words": "看过图纸，在红线以内。"}
    secretary.post(f"{url}settle/", decided)
    matter = Matter.objects.get()
    assert (matter.unit, matter.dispute, matter.status) == (stage.property, "settled", "offered")
    assert "已经裁定" in unit.get(f"{url}give_back/").content.decode()


def test_returned_without_a_dispute_the_desk_simply_dispatches_again(stage, lamp):  # noqa: F811
    unit = signed_in(stage.wu_jianguo)
    unit.post(f"/desk/matters/{lamp.number}/give_back/", {"once": KEY, "words": "不归我们管，请派给路灯所。"})
    assert Matter.objects.get().dispute == ""
