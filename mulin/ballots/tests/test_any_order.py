"""Whatever comes in whatever order: as many slips as have voted, and every subtotal adds up."""

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.ballots import actions, queries
from mulin.ballots.models import Ballot, PaperSlip, Slip, Voted
from mulin.kernel.access import Refused

from .cast import LATER, OVER, closed, opened, organiser

WHO = st.integers(0, 3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("phone"), WHO, st.sampled_from(["yes", "no", "abstain"])),
        st.tuples(st.just("counter"), WHO, st.sampled_from(["yes", "no"])),
        st.tuples(st.just("paper"), WHO, st.sampled_from(["yes", "no", "spoilt"])),
    ),
    max_size=12,
)


class Undone(Exception):
    pass


def play(stage, ballot, steps):
    """What should stand at the end, by the plainest bookkeeping: voice → (way, choice)."""
    stands = {}
    lines = list(ballot.lines.order_by("line"))
    people = [stage.wang_fang, stage.liu_yang, stage.ma_li, stage.chen_hao]
    worker = stage.standing(stage.zhao_min)
    for way, who, choice in steps:
        try:
            if way == "paper":
                actions.tick_paper(lines[who], by=worker, at=LATER)
            else:
                by = stage.standing(people[who]) if way == "phone" else worker
                actions.cast(ballot, lines[who], choice, by=by, at=LATER, channel=way)
        except Refused:
            assert who in stands and (stands[who][0] == "paper" or not ballot.may_change)
            continue
        assert who not in stands or (ballot.may_change and stands[who][0] != "paper")
        stands[who] = (way, choice)
        by_hand = [one for one in stands.values() if one[0] != "paper"]
        assert Slip.objects.filter(ballot=ballot).count() == len(by_hand)
        assert Voted.objects.filter(ballot=ballot).count() == len(stands)
    return stands


def read_paper(stage, ballot, stands):
    papers = [choice for way, choice in stands.values() if way == "paper"]
    for serial, choice in enumerate(papers, 1):
        for person in (stage.zhao_min, stage.zhou_ming):
            said = {"invalid": "unclear"} if choice == "spoilt" else {}
            actions.enter_paper(ballot, serial, None if said else choice, by=stage.standing(person), at=OVER, **said)


@pytest.fixture
def ballots(stage):
    members = [person.pk for person in (stage.wang_fang, stage.liu_yang, stage.ma_li, stage.chen_hao)]
    return {change: opened(stage, may_change=change, members=members) for change in (True, False)}


@pytest.mark.row("votes-3")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(steps=STEPS, change=st.booleans())
def test_slips_and_the_register_agree_whatever_happens(stage, ballots, steps, change):
    try:
        with transaction.atomic():
            whole_story(stage, ballots[change], steps)
            raise Undone
    except Undone:
        pass


def whole_story(stage, ballot, steps):
    stands = play(stage, ballot, steps)
    ballot = closed(stage, ballot)
    read_paper(stage, ballot, stands)
    tally = actions.count(ballot, by=organiser(stage), at=OVER)
    wanted = Counter(choice for _way, choice in stands.values())
    result, slips = tally.result, queries.published(ballot)["slips"]
    told = {name: result["per_option"][name]["heads"] for name in ("yes", "no")}
    assert told == {"yes": wanted["yes"], "no": wanted["no"]}
    assert (result["abstained"]["heads"], result["invalid"]["heads"]) == (wanted["abstain"], wanted["spoilt"])
    assert len(slips) == len(stands) == Slip.objects.filter(ballot=ballot).count() == Voted.objects.filter(ballot=ballot).count()
    ways = Counter(way for way, _choice in stands.values())
    assert Counter(Voted.objects.filter(ballot=ballot).values_list("channel", flat=True)) == ways
    assert PaperSlip.objects.filter(ballot=ballot).count() == ways["paper"]
    assert Ballot.objects.get(pk=ballot.pk).state == "counted"
