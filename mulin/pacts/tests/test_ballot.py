"""Put to a ballot: its count decides, and a cancelled one gives the text back."""

from datetime import date, timedelta

import pytest

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, Elector
from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.notices import queries as notices
from mulin.pacts import actions
from mulin.transparency.models import Pending
from tests.stage import NOON

from .cast import house

pytestmark = pytest.mark.django_db


def called(stage, there, rule="majority-participating"):
    stage.wang_fang.born_on = date(1988, 5, 4)
    stage.wang_fang.save(update_fields=["born_on"])
    how = actions.Call(rule, "household", there.at + timedelta(days=4), there.at + timedelta(days=11))
    return actions.call(there.version, how, by=stage.standing(stage.zhao_min), at=there.at)


def counted(stage, there, choice):
    """One household votes, the ballot closes and is counted; follow-ups run."""
    ballot = Ballot.objects.get(pk=there.version.ballot_id)
    ballots.open_(ballot, by=None, at=there.at + timedelta(days=4))
    elector = Elector.objects.get(ballot=ballot, persons__person=stage.wang_fang)
    ballots.cast(
        Ballot.objects.get(pk=ballot.pk), elector, choice, by=stage.standing(stage.wang_fang), at=there.at + timedelta(days=5)
    )
    ballots.close(Ballot.objects.get(pk=ballot.pk), by=None, at=there.at + timedelta(days=11))
    ballots.count(Ballot.objects.get(pk=ballot.pk), by=stage.standing(stage.zhou_ming), at=there.at + timedelta(days=11))
    drain()
    drain()  # what follows from the decision
    return there.version


@pytest.mark.row("C085")
def test_the_count_of_its_ballot_adopts_the_text_and_says_so_in_the_log(stage):
    there = house(stage, at=NOON - timedelta(days=20))
    version = called(stage, there)
    assert (version.status, version.ballot.title) == ("voting", "是否通过《3 号楼楼栋公约》第 1 版")
    assert "1. 晚上十点以后不大声说话。" in version.ballot.words
    adopted = counted(stage, there, "yes")
    assert (adopted.status, adopted.adopted_on) == ("adopted", date(2026, 11, 10))
    kinds = [row.kind for row in Pending.objects.order_by("id") if row.kind.startswith("pacts.")]
    assert kinds == ["pacts.decided"]
    said = [notices.said(row).title for row in notices.inbox(stage.standing(stage.wang_fang))]
    assert "公约通过了" in said


def test_a_no_is_a_no(stage):
    there = house(stage, at=NOON - timedelta(days=20))
    called(stage, there)
    assert counted(stage, there, "no").status == "failed"


def test_a_cancelled_ballot_gives_the_text_back(stage):
    there = house(stage)
    version = called(stage, there)
    ballots.cancel(version.ballot, "名单有误", by=stage.standing(stage.zhou_ming), at=there.at)
    drain()
    drain()  # what follows from the decision
    assert (there.version.status, there.version.ballot_id) == ("comments", None)


def test_a_head_of_building_may_not_call_the_communitys_ballot(stage):
    there = house(stage)
    with pytest.raises(Refused, match="表决由社区工作者"):
        actions.call(
            there.version, actions.Call("majority-entitled", "household", there.at, there.at), by=there.head, at=there.at
        )
