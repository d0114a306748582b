"""What a project gives back is public, and the rows still say what the log said."""

import json

import pytest
from django.test import Client

from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.projects.actions import doing
from mulin.projects.tests.doing_cast import LATER, garden
from mulin.reactions.comparing import compare
from mulin.transparency.actions import keep_up
from mulin.transparency.models import Leaf


@pytest.mark.row("C041", "C114")
def test_unspent_money_that_came_back_is_in_the_public_log(stage):
    one = garden(stage).signed().verified(1)
    one.paid(1)
    doing.accept_receipt(one.receipt(1, 200), by=one.runs, at=LATER)
    doing.stop(one.project, reason="楼顶要大修", by=one.runs, at=LATER)
    drain()
    assert "还有 ¥520.00 要退回基金" in Client().get(f"/projects/{one.project.number}/").content.decode()
    one.returns(500)
    one.returns(20)
    drain()
    keep_up(LATER)
    leaves = Leaf.objects.filter(kind="funds.spending_returned").order_by("number")
    told = [json.loads(leaf.data)["record"] for leaf in leaves]
    assert [(each["amount"], each["returned"]) for each in told] == [("¥500.00", "¥500.00"), ("¥20.00", "¥520.00")]
    assert list(compare()) == []
    page = f"/open/funds/spendings/{one.project.instalments.get(number=1).spending}/"
    desk, work = f"/desk/funds/earmarks/{one.project.earmark}/", f"/projects/{one.project.number}/team/"
    lead, keeper, worker = stage.wang_fang.pk, stage.he_jing.pk, stage.zhao_min.pk
    told = Notice.objects.filter(kind__in=("projects.money_owed", "projects.return_awaited")).order_by("id")
    assert [(row.person_id, row.url, row.values["amount"]) for row in told] == [
        (lead, work, "¥520.00"),
        (keeper, desk, "¥520.00"),
    ]
    told = Notice.objects.filter(kind__startswith="projects.money_returned").order_by("id")
    rows = {(row.kind, row.person_id): (row.url, row.values["amount"], row.values["left"]) for row in told}
    some, all_ = (page, "¥500.00", "¥20.00"), (page, "¥20.00", "¥0.00")
    assert {
        rows[(f"projects.money_returned{part}", who)] for part, who in (("_part", lead), ("_part", keeper), ("_part", worker))
    } == {some}
    assert {rows[("projects.money_returned", who)] for who in (lead, keeper, worker)} == {all_}
    public = Client().get(f"/projects/{one.project.number}/").content.decode()
    assert "¥720.00，其中退回 ¥520.00" in public and f'href="{page}"' in public and "要退回基金" not in public
