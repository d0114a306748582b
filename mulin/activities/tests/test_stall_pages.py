"""What neighbours see of a market, and who may do what to a stall."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.activities import rules
from mulin.activities.models import Claim
from tests.stage import Stage
from tests.walking import signed_in

from .cast import LATER, SATURDAY, activity
from .market_cast import EGGS, HAIRCUT, claim, market

DAY = timedelta(days=1)


@pytest.mark.row("C069")
def test_neighbours_find_who_offers_what_and_no_private_name(stage: Stage) -> None:
    now = timezone.now()
    one = market(stage, at=now, begins_at=now + 3 * DAY)
    anyone, page = signed_in(None), f"/activities/sessions/{one.pk}/stalls/"
    empty = anyone.get(page)
    with CaptureQueriesContext(connection) as few:
        anyone.get(page)
    claim(stage, one, "A1", stage.wang_fang, EGGS, sign="王家蛋", at=now)
    claim(stage, one, "B2", stage.liu_yang, HAIRCUT, sign="便民理发", at=now)
    with CaptureQueriesContext(connection) as more:
        text = anyone.get(page).content.decode()
    assert empty.status_code == 200 and len(more) <= len(few) + 1  # the offers of all claims in one
    assert "王家蛋" in text and "12 元一斤" in text and "王芳" not in text
    found = anyone.get(f"{page}?q=haircut").content.decode()
    assert (
        "1 个摊位有" in found and found.count("便民理发") == 2 and found.count("王家蛋") == 1
    )  # pale in the plan, not in the list
    assert "没有摊位写着这个" in anyone.get(f"{page}?q=修伞").content.decode()
    assert "1 个摊位有" in anyone.get(f"{page}?kind=free").content.decode()
    paper = anyone.get(f"/activities/sessions/{one.pk}/stalls.pdf")
    assert (
        paper.content.startswith(b"%PDF")
        and anyone.get(f"/activities/sessions/{activity(stage).sessions.get().pk}/stalls/").status_code == 404
    )


def test_who_may_see_change_and_note_a_stall(stage: Stage) -> None:
    one = market(stage)
    held = Claim.objects.select_related("session__activity").get(pk=claim(stage, one, "A1", stage.wang_fang).pk)
    cast = {"wang_fang", "liu_yang", "li_xiuying", "zhang_wei", "zhao_min", "he_jing", "zhou_ming", "sun_li", "wu_jianguo"}
    keep = {"zhao_min", "zhou_ming", "sun_li"}
    may = {
        name: {who for who in cast if ask(stage.standing(getattr(stage, who)))}
        for name, ask in {
            "see": lambda me: rules.may_see_claim(me, held),
            "change": lambda me: rules.may_change_claim(me, held, LATER),
            "change when it runs": lambda me: rules.may_change_claim(me, held, SATURDAY),
            "refuse": lambda me: rules.may_look(me, held, approve=False),
            "approve what stands": lambda me: rules.may_look(me, held, approve=True),
            "note": lambda me: rules.may_note(me, held, SATURDAY),
            "note too early": lambda me: rules.may_note(me, held, LATER),
            "lay out": lambda me: rules.may_lay_out(me, one, LATER),
        }.items()
    }
    own = keep | {"wang_fang"}
    assert may == {
        "see": own, "change": own, "change when it runs": keep, "refuse": keep, "approve what stands": set(), "note": keep,
        "note too early": set(), "lay out": keep,
    }  # fmt: skip
