"""Rounds with others outside, ballots that decide a topic, a matter that becomes one, what is forgotten."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from mulin.ballots.models import Ballot
from mulin.deliberation import actions, queries
from mulin.deliberation.models import Topic
from mulin.deliberation.queries.outcomes import totals
from mulin.kernel.access import Refused

from .cast_topics import DAY, Hall


@pytest.mark.row("C088")
def test_what_three_rounds_brought_is_added_up_and_never_typed(stage):
    hall = Hall(stage)
    topic, worker = hall.decided(), hall.by(stage.zhao_min)
    for ago, party, amount in ((30, "写字楼", 80), (20, "学校", 40), (10, "街道", 50)):
        gains = [("停车位", "个", amount), ("看护费", "元", 100)][: 2 if ago == 30 else 1]
        actions.hold_round(topic, party=party, held_on=localdate(hall.at - ago * DAY), asked="借车位", gains=gains, **worker)
    assert [(one.name, one.amount, one.unit, one.rounds) for one in totals(topic)] == [
        ("停车位", 170, "个", 3),
        ("看护费", 100, "元", 1),
    ]
    with pytest.raises(Refused, match="不能在今天以后"):
        actions.hold_round(topic, party="街道", held_on=localdate(hall.at + DAY), asked="再谈", **worker)
    twice = [("停车位", "个", 1), ("停车位", "个", 2)]
    with pytest.raises(Refused, match="只写一行"):
        actions.hold_round(topic, party="街道", held_on=localdate(hall.at), asked="再谈", gains=twice, **worker)


@pytest.mark.row("C083")
def test_a_counted_ballot_decides_the_topic_that_waits_for_it_once(stage):
    hall = Hall(stage)
    topic, worker = hall.at_decision(), hall.by(stage.zhao_min)
    window = {"opens_at": hall.at + timedelta(days=1), "closes_at": hall.at + timedelta(days=5)}
    plan = {"rule_key": "single-plurality", "head": "person", "channels": ["phone", "counter"]} | window
    ballot = actions.put_to_ballot(topic, **plan, **worker)
    assert [one.name for one in ballot.options.all()] == ["清走并装储物柜", "只清走"]
    topic = Topic.objects.get(pk=topic.pk)
    with pytest.raises(Refused, match="正由表决决定"):
        actions.agree(topic, topic.options.first(), "不等了", **worker)
    Ballot.objects.filter(pk=ballot.pk).update(state="announced")
    assert actions.ballot_gone(ballot.pk, "题目写错了", at=hall.at) is not None
    second = actions.put_to_ballot(Topic.objects.get(pk=topic.pk), **plan, **worker)
    assert actions.decided(ballot.pk, passed=True, winners=[1], at=hall.at) is None  # the cancelled one decides nothing
    done = actions.decided(second.pk, passed=True, winners=[2], at=hall.at)
    assert done is not None and (done.stage, done.way, done.outcome) == ("follow", "ballot", "只清走")
    assert actions.decided(second.pk, passed=True, winners=[1], at=hall.at) is None


@pytest.mark.row("C083")
def test_a_motion_that_fails_sends_the_topic_back_to_its_options(stage):
    hall = Hall(stage)
    topic, worker = hall.at_decision(), hall.by(stage.zhao_min)
    window = {"opens_at": hall.at + timedelta(days=1), "closes_at": hall.at + timedelta(days=5)}
    option = topic.options.order_by("number").first()
    ballot = actions.put_to_ballot(topic, option, rule_key="majority-participating", head="household", **window, **worker)
    assert (ballot.method, ballot.options.count(), ballot.title) == ("motion", 0, "楼道堆物堵了门：清走并装储物柜")
    back = actions.decided(ballot.pk, passed=False, winners=[], at=hall.at)
    assert back is not None and (back.stage, back.way) == ("options", "")


def test_with_an_account_go_names_and_words_that_decided_nothing(stage):
    hall = Hall(stage)
    waiting, decided = hall.raised(), hall.decided(title="楼道灯")
    held = queries.held_about(stage.liu_yang.pk)
    assert [one["seconded"] for one in held] == [decided.number]
    actions.forget_person(stage.wang_fang.pk, at=hall.at)
    rows = dict(Topic.objects.values_list("number", "title"))
    assert rows == {waiting.number: "…", decided.number: "楼道灯"}
    assert set(Topic.objects.values_list("raised_by", flat=True)) == {None}
    assert queries.held_about(stage.wang_fang.pk) == []
