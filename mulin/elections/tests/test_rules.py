"""Every post × every state, without a row; the lot; the law's days."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mulin.elections import flow, rules
from mulin.elections.models import Candidate, Election
from mulin.kernel.access import Refused
from mulin.organisations.models import Post
from mulin.organisations.queries import Held, Standing
from mulin.people.models import Person
from mulin.places.models import Place
from tests.stage import NOON

LAW = rules.law_on("residents", date(2026, 11, 1))
ORGANISE = {"community_worker", "committee_head", "secretary"}
HEADS = {"committee_head", "secretary"}
HELP = ORGANISE | {"grid_worker", "building_head", "party_head"}
S = Election.Status


def someone(kind: str) -> Standing:
    return Standing(1, Person(pk=7), (Held(kind, "/1/", None),))


def election(status: str) -> Election:
    until = NOON + timedelta(days=1 if status != "nominating" else -1)
    opens = NOON + timedelta(days=5)
    return Election(status=status, place=Place(path="/1/2/"), nominate_until=until, opens_at=opens, law=LAW.as_json())


def test_every_post_in_every_state():
    """What each may do; the reason of a No is for people."""
    for kind, status in product(Post.Kind.values, S.values):
        me, one = someone(kind), election(status)
        allowed = {
            "name": rules.may_name(me, one),
            "list": rules.may_list(me, one, committee=5, law=LAW),
            "nominate": rules.may_open_nominations(me, one),
            "confirm": rules.may_confirm(me, one, waiting=0, standing=3, least=2, shown=5, at=NOON),
            "register": rules.may_register(me, one),
            "again": rules.may_call_again(me, one),
            "seat": rules.may_seat(me, one, unanswered=0, seated=False),
            "cancel": rules.may_cancel(me, one),
        }
        expected = {
            "name": kind in ORGANISE and status in ("prepared", "listed", "nominating"),
            "list": kind in ORGANISE and status == "prepared",
            "nominate": kind in ORGANISE and status == "listed",
            "confirm": kind in ORGANISE and status == "nominating",
            "register": kind in HELP and status in ("confirmed", "voting"),
            "again": kind in HEADS and status == "run_off",
            "seat": kind in ORGANISE | {"administrator"} and status == "decided",
            "cancel": kind in HEADS and status in flow.CANCEL.frm,
        }
        assert {name: bool(answer) for name, answer in allowed.items()} == expected, (kind, status)
        assert all(answer or answer.reason for answer in allowed.values())


def test_candidates_hang_out_as_long_as_the_law_says():
    me, one = someone("community_worker"), election("nominating")
    late = rules.may_confirm(me, one, waiting=0, standing=3, least=2, shown=6, at=NOON)
    assert late.reason == "候选人要在投票前公布至少 6 天，来不及了。请取消后重新筹备。"


def test_every_state_of_a_proposal():
    me = Standing(1, Person(pk=7))
    for status, on_committee in product(Candidate.Status.values, (False, True)):
        own = Candidate(status=status, person_id=7, by_id=8, election=election("nominating"))
        other = Candidate(status=status, person_id=9, by_id=8, election=election("nominating"))
        assert bool(rules.may_answer_proposal(me, own, on_committee=on_committee)) == (status == "proposed" and not on_committee)
        assert not rules.may_answer_proposal(me, other, on_committee=False)
        assert bool(rules.may_withdraw(me, own)) == (status in ("consented", "eligible"))
        assert bool(rules.may_judge(me, other, on_committee=on_committee)) == (status == "consented" and on_committee)


def test_nobody_judges_whom_they_proposed_or_answers_their_own_complaint():
    me = Standing(1, Person(pk=7))
    mine = Candidate(status="consented", person_id=9, by_id=7, election=election("nominating"))
    assert rules.may_judge(me, mine, on_committee=True).reason == "您提名的人，请别的成员来审查。"


def test_the_law_of_a_day_names_its_source():
    assert [rules.law_on("residents", date(2025, 12, 31)).version, LAW.version] == ["2018", "2026"]
    with pytest.raises(Refused):
        rules.law_on("party", date(2019, 1, 1))
    assert all(one.source and one.source_en and rules.Law.of_json(one.as_json()) == one for one in rules.LAWS)
    assert [rules.fewest(rules.law_on("party", date(2026, 1, 1)), seats) for seats in (3, 5, 6)] == [4, 6, 8]


@given(st.binary(min_size=32, max_size=32), st.lists(st.sampled_from("甲乙丙丁戊己"), min_size=1, max_size=8), st.randoms())
def test_the_order_of_a_lot_depends_on_seed_and_names_alone(seed, names, random):
    drawn = [names[index] for index in rules.drawn(seed, names)]
    mixed = names[:]
    random.shuffle(mixed)
    assert drawn == [mixed[index] for index in rules.drawn(seed, mixed)]
    assert sorted(drawn) == sorted(names) and rules.digest(names) == rules.digest(mixed)
