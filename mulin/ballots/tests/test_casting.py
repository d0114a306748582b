"""One voice, one vote, by whichever way."""

from datetime import timedelta

import pytest

from mulin.ballots import actions, queries
from mulin.ballots.models import Slip, Tally, Voted, VotingKey
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact

from .cast import CLOSES, LATER, OPENS, OVER, closed, line, opened, organiser, vote


@pytest.mark.row("votes-3")
def test_three_members_decide_and_each_finds_the_vote_in_the_published_file(stage):
    ballot = opened(stage)
    said = [vote(stage, ballot, person, choice) for person, choice in (
        (stage.wang_fang, "yes"), (stage.liu_yang, "yes"), (stage.ma_li, "no"))]  # fmt: skip
    tally = actions.count(closed(stage, ballot), by=organiser(stage), at=OVER)
    told = queries.published(ballot)
    assert (tally.result["outcome"], tally.result["per_option"]["yes"]["heads"]) == ("adopted", 2)
    assert {one["receipt"]: one["choice"] for one in told["slips"]} == dict(
        zip([one.code for one in said], ["yes", "yes", "no"], strict=True)
    )
    assert [one.changed for one in said] == [False] * 3


def test_before_and_after_the_window_nobody_votes_and_each_hears_why(stage):
    ballot = opened(stage)
    for at, why in ((CLOSES, "截止"), (CLOSES + timedelta(days=9), "截止")):
        with pytest.raises(Refused, match=why):
            vote(stage, ballot, stage.wang_fang, "yes", at=at)
    with pytest.raises(Refused, match="不在您名下"):
        actions.cast(ballot, line(ballot, stage.ma_li), "yes", by=stage.standing(stage.wang_fang), at=LATER)
    with pytest.raises(Refused, match="同意"):
        vote(stage, ballot, stage.wang_fang, "perhaps")
    assert (Voted.objects.count(), Slip.objects.count()) == (0, 0)


def test_the_same_form_twice_is_one_vote_with_one_receipt(stage):
    ballot = opened(stage)
    first, again = (vote(stage, ballot, stage.wang_fang, "yes", once_key="k" * 20) for _ in range(2))
    assert (again, Slip.objects.count()) == (first, 1)
    with pytest.raises(Refused, match="内容与这次不同"):
        vote(stage, ballot, stage.wang_fang, "no", once_key="k" * 20)
    with pytest.raises(Refused, match="投出后不能更改"):
        vote(stage, ballot, stage.wang_fang, "no", once_key="l" * 20)


def test_a_vote_may_be_changed_where_the_ballot_lets_it_and_the_later_one_counts(stage):
    ballot = opened(stage, may_change=True)
    first = vote(stage, ballot, stage.wang_fang, "yes")
    worker = stage.standing(stage.zhao_min)
    second = actions.cast(ballot, line(ballot, stage.wang_fang), "no", by=worker, at=LATER, channel="counter")
    assert second.changed and second.code != first.code
    assert list(Slip.objects.values_list("choice", "receipt")) == [("no", second.code)]
    assert list(Voted.objects.values_list("channel", "helper", "helper_post", "times_changed")) == [
        ("counter", stage.zhao_min.pk, "community_worker", 1)
    ]


def test_who_helps_has_a_post_there(stage):
    ballot = opened(stage)
    with pytest.raises(Refused, match="代为办理"):
        actions.cast(ballot, line(ballot, stage.ma_li), "yes", by=stage.standing(stage.wu_jianguo), at=LATER, channel="counter")


def test_a_vote_takes_few_statements_however_large_the_register_is(stage, django_assert_max_num_queries):
    ballot = opened(stage)
    vote(stage, ballot, stage.ma_li, "yes")  # the rule set is kept from here on
    mine, standing = line(ballot, stage.wang_fang), stage.standing(stage.wang_fang)
    with django_assert_max_num_queries(6):  # savepoint and release are the test's
        actions.cast(ballot, mine, "no", by=standing, at=LATER, once_key="k" * 20)


def test_all_have_voted_so_it_may_close_early_and_before_that_it_may_not(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.wang_fang, "yes")
    with pytest.raises(Refused, match="还有 2 票没有投"):
        actions.close(ballot, by=organiser(stage), at=LATER)
    for person in (stage.liu_yang, stage.ma_li):
        vote(stage, ballot, person, "abstain")
    assert actions.close(ballot, by=organiser(stage), at=LATER).state == "closed"
    assert not VotingKey.objects.exists()


def test_the_clock_opens_closes_and_counts(stage):
    from .cast import announced

    ballot = announced(stage)
    assert (actions.open_due(OPENS - timedelta(minutes=1)), actions.open_due(OPENS), actions.open_due(OPENS)) == (0, 1, 0)
    vote(stage, ballot, stage.wang_fang, "yes")
    assert (actions.close_due(LATER), actions.close_due(CLOSES), actions.count_due(OVER), actions.count_due(OVER)) == (0, 1, 1, 0)
    assert Tally.objects.get().result["outcome"] == "rejected"
    assert list(Fact.objects.filter(kind__startswith="ballots.").order_by("id").values_list("kind", flat=True)) == [
        "ballots.announced", "ballots.opened", "ballots.closed", "ballots.counted",
    ]  # fmt: skip
