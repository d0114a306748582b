"""What neighbours see of a market, and who may do what to a stall."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mulin.activities import rules
from mulin.activities.models import Claim, Club, Membership
from mulin.kernel.access import Refused
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast import LATER, SATURDAY, activity
from .market_cast import EGGS, HAIRCUT, claim, market, stall

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


def test_a_club_has_a_stall_of_its_own_by_whoever_leads_it(stage: Stage) -> None:
    one = market(stage)
    club = Club.objects.create(
        community=stage.community, path=stage.community.path, status="running", name="园艺队", words="种花", spot="花坛", asked_by=stage.wang_fang,
        asked_at=NOON, decided_by=1, decided_at=NOON,
    )  # fmt: skip
    for person, role in ((stage.wang_fang, "leader"), (stage.liu_yang, "member")):
        Membership.objects.create(club=club, person=person, status="in", role=role, asked_at=NOON, joined_at=NOON)
    claim(stage, one, "A1", stage.wang_fang, sign="自己的")
    claim(stage, one, "A2", stage.wang_fang, sign="园艺队", club=club)
    with pytest.raises(Refused, match="队长或副队长"):
        claim(stage, one, "A3", stage.liu_yang, club=club)
    with pytest.raises(Refused, match="每家最多 1 个"):
        claim(stage, one, "A3", stage.wang_fang, club=club)
    base = {
        "session": one,
        "status": "stands",
        "sign": "再来",
        "claimed_at": NOON,
        "person": stage.ma_li,
        "stall": stall(one, "A3"),
    }
    for wrong in (base | {"club": club}, base | {"club": club, "body": stage.property, "nth": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.create(**wrong)
    rows = Claim.objects.filter(session=one).order_by("id").values_list("stall__number", "sign", "status")
    assert list(rows) == [("A1", "自己的", "stands"), ("A2", "园艺队", "stands")]
