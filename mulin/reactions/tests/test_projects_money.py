"""What a project gives back is public, and the rows still say what the log said."""

import json

import pytest

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
    one.returns(500)
    one.returns(20)
    keep_up(LATER)
    leaves = Leaf.objects.filter(kind="funds.spending_returned").order_by("number")
    told = [json.loads(leaf.data)["record"] for leaf in leaves]
    assert [(each["amount"], each["returned"]) for each in told] == [("¥500.00", "¥500.00"), ("¥20.00", "¥520.00")]
    assert list(compare()) == []
