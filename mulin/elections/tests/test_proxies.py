"""A vote for somebody else needs its paper, the urn its two; the voter list is the register, and changes by objections alone."""

import pytest
from django.db import Error, connection, transaction

from mulin.ballots import actions as ballots
from mulin.ballots import queries as seen
from mulin.ballots.models import Elector, Voted
from mulin.elections import actions, queries
from mulin.kernel.access import Refused
from mulin.notices.models import Notice

from .cast import DAY, drained, house, neighbour

pytestmark = pytest.mark.django_db


def line(there, person):
    return Elector.objects.get(ballot=there.ballot, persons__person=person, struck_by=None)


@pytest.mark.row("C089")
def test_a_proxy_votes_for_who_cannot_come_and_nobody_else_does(stage):
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang).opened()
    ma, li, worker = line(there, stage.ma_li), there.me(stage.li_xiuying), there.worker
    with pytest.raises(Refused, match="没有登记过委托"):
        ballots.cast(there.ballot, ma, ["1"], by=worker, at=there.at, channel="counter", proxy=True)
    with pytest.raises(Refused, match="不在您名下"):
        ballots.cast(there.ballot, ma, ["1"], by=li, at=there.at)
    made = actions.register_proxy(there.now, stage.ma_li, stage.li_xiuying, "W-1", by=worker, at=there.at)
    assert ma in seen.electors_for(there.ballot, stage.li_xiuying.pk)
    with pytest.raises(Refused, match="书面委托给李秀英（委托书 W-1）"):
        ballots.cast(there.ballot, ma, ["1"], by=there.me(stage.ma_li), at=there.at)
    ballots.cast(there.ballot, ma, ["1"], by=li, at=there.at)
    with pytest.raises(Refused, match="已经投过票了"):
        actions.revoke_proxy(made, by=worker, at=there.at)
    drained()
    told = Notice.objects.get(kind="elections.entrusted")
    assert (told.person_id, Voted.objects.get().elector_id) == (stage.li_xiuying.pk, ma.pk)


def test_a_paper_that_is_taken_back_gives_the_vote_back(stage):
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang).opened()
    made = actions.register_proxy(there.now, stage.ma_li, stage.li_xiuying, "W-1", by=there.worker, at=there.at)
    actions.revoke_proxy(made, by=there.worker, at=there.at)
    there.vote(ma_li=[stage.wang_fang])
    with pytest.raises(Refused, match="不在您名下"):
        ballots.cast(there.ballot, line(there, stage.ma_li), ["1"], by=there.me(stage.li_xiuying), at=there.at)


def test_the_urn_goes_where_it_was_registered_to_go_by_who_was_to_carry_it(stage):
    there = house(stage).confirmed(stage.wang_fang).opened()
    liu = line(there, stage.liu_yang)
    with pytest.raises(Refused, match="上门投票要先登记"):
        ballots.cast(there.ballot, liu, ["1"], by=there.worker, at=there.at, channel="visit")
    actions.register_visit(there.now, stage.liu_yang, stage.zhao_min, stage.he_jing, by=there.worker, at=there.at)
    with pytest.raises(Refused, match="上门投票要先登记"):
        ballots.cast(there.ballot, liu, ["1"], by=there.secretary, at=there.at, channel="visit")
    ballots.cast(there.ballot, liu, ["1"], by=there.worker, at=there.at, channel="visit")
    assert Voted.objects.get().helper == stage.zhao_min


def test_the_database_counts_proxies_too_and_keeps_them(stage):
    fourth = neighbour(stage, "陈桂兰", "2")
    there = house(stage, kind="residents").confirmed(stage.wang_fang, stage.liu_yang).opened()
    made = actions.register_proxy(there.now, stage.ma_li, stage.li_xiuying, "W-1", by=there.worker, at=there.at)
    row = (there.round.pk, line(there, fourth).pk, fourth.pk, stage.li_xiuying.pk, stage.zhao_min.pk, there.at)
    for sql, values in (
        ("INSERT INTO elections_proxy (round_id, elector_id, voter_id, person_id, paper, seen_by_id, at) VALUES (%s, %s, %s, %s, 'W', %s, %s)", row),
        ("UPDATE elections_proxy SET person_id = %s", [stage.liu_yang.pk]),
        ("DELETE FROM elections_proxy WHERE id = %s", [made.pk]),
    ):  # fmt: skip
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)


@pytest.mark.row("C089")
def test_the_voter_list_is_the_register_and_changes_by_an_objection_alone(stage):
    there = house(stage, kind="residents").listed()
    before = queries.listed(there.now).count()
    assert (there.ballot.state, there.ballot.options.count(), there.ballot.electors) == ("announced", 0, before)
    late = neighbour(stage, "陈桂兰", "2")
    assert not queries.is_listed(there.now, late.pk)
    made = ballots.object_(there.ballot, "名单上没有我", "add", by=there.me(late), at=there.at)
    ballots.settle(made, True, "已经核对", by=there.secretary, at=there.at, voice=ballots.Voice(person_ids=[late.pk]))
    assert queries.is_listed(there.now, late.pk) and queries.listed(there.now).count() == before + 1


def test_nominations_end_early_enough_to_get_to_know_the_candidates(stage):
    there = house(stage, kind="residents").listed()
    with pytest.raises(Refused, match="公布满 5 天"):
        actions.open_nominations(there.now, there.now.opens_at - 4 * DAY, by=there.worker, at=there.at)
