"""Slips of paper beside phones: one register, two readings, sums that add up."""

import pytest

from mulin.ballots import actions, queries
from mulin.ballots.models import Slip, Voted
from mulin.kernel.access import Refused

from .cast import LATER, OVER, closed, line, opened, organiser, owns, vote


def tick(stage, ballot, person):
    return actions.tick_paper(line(ballot, person), by=stage.standing(stage.zhao_min), at=LATER)


def read(stage, ballot, serial, choice, person, **more):
    return actions.enter_paper(ballot, serial, choice, by=stage.standing(person), at=OVER, **more)


def twice(stage, ballot, serial, choice, **more):
    for person in (stage.zhao_min, stage.zhou_ming):
        paper = read(stage, ballot, serial, choice, person, **more)
    return paper


def count(stage, ballot):
    return actions.count(ballot, by=organiser(stage), at=OVER)


@pytest.mark.row("votes-3")
def test_phone_and_paper_add_up(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.wang_fang, "yes")
    for person in (stage.liu_yang, stage.ma_li):
        tick(stage, ballot, person)
    ballot = closed(stage, ballot)
    assert actions.count_due(OVER) == 0  # paper is read by people
    twice(stage, ballot, 1, "yes")
    with pytest.raises(Refused, match="登记了 2 张纸质票，录入了 1 张"):
        count(stage, ballot)
    twice(stage, ballot, 2, None, invalid="too_many")
    result = count(stage, ballot).result
    assert (result["per_option"]["yes"]["heads"], result["invalid"]["heads"], result["outcome"]) == (2, 1, "adopted")
    assert Slip.objects.count() == Voted.objects.count() == 3
    assert queries.published(ballot)["ballot"]["paper"] == {"handed_in": 2, "slips": 2, "difference": ""}


def test_after_paper_no_phone_and_no_second_paper(stage):
    ballot = opened(stage, may_change=True)
    tick(stage, ballot, stage.ma_li)
    for act in (lambda: vote(stage, ballot, stage.ma_li, "yes"), lambda: tick(stage, ballot, stage.ma_li)):
        with pytest.raises(Refused, match="已经交了纸质票"):
            act()
    assert (Slip.objects.count(), Voted.objects.get().channel) == (0, "paper")


@pytest.mark.parametrize("secrecy", ["secret", "named"])
def test_paper_takes_the_phone_slip_out_where_votes_may_be_changed(stage, secrecy):
    ballot = opened(stage, may_change=True, secrecy=secrecy)
    for person in (stage.wang_fang, stage.ma_li):
        vote(stage, ballot, person, "yes")
    tick(stage, ballot, stage.ma_li)
    assert (Slip.objects.count(), sorted(Voted.objects.values_list("channel", "times_changed"))) == (
        1,
        [("paper", 1), ("phone", 0)],
    )
    fixed = opened(stage, secrecy=secrecy)
    vote(stage, fixed, stage.ma_li, "yes")
    with pytest.raises(Refused, match="投出后不能更改"):
        tick(stage, fixed, stage.ma_li)


def test_two_readings_that_differ_wait_for_a_third_person(stage):
    ballot = opened(stage)
    tick(stage, ballot, stage.ma_li)
    ballot = closed(stage, ballot)
    read(stage, ballot, 1, "no", stage.zhao_min)
    read(stage, ballot, 1, "yes", stage.zhao_min)  # put right before anybody else has read it
    paper = read(stage, ballot, 1, "no", stage.zhou_ming)
    assert (paper.first, paper.second, paper.settled) == ("yes", "no", None)
    for person, why in ((stage.zhou_ming, "第三个人"), (stage.zhao_min, "居委会主任")):
        with pytest.raises(Refused, match=why):
            actions.settle_paper(paper, "no", by=stage.standing(person), at=OVER)
    with pytest.raises(Refused, match="没有核定"):
        count(stage, ballot)
    from mulin.organisations.models import Post

    Post.objects.create(person=stage.he_jing, kind="committee_head", place=stage.community, since=LATER.date())
    settled = actions.settle_paper(paper, "no", by=stage.standing(stage.he_jing), at=OVER)
    assert (settled.settled, settled.settled_by_id) == ("no", stage.he_jing.pk)
    with pytest.raises(Refused, match="已经核定"):
        read(stage, ballot, 1, "yes", stage.zhou_ming)
    assert count(stage, ballot).result["per_option"]["no"]["heads"] == 1


def test_a_difference_in_number_is_explained_in_words_and_published(stage):
    ballot = opened(stage)
    tick(stage, ballot, stage.ma_li)
    tick(stage, ballot, stage.liu_yang)
    ballot = closed(stage, ballot)
    twice(stage, ballot, 1, "yes")
    ballot = actions.explain_gap(ballot, "一人领票后没有投入票箱", by=organiser(stage), at=OVER)
    count(stage, ballot)
    assert queries.published(ballot)["ballot"]["paper"] == {"handed_in": 2, "slips": 1, "difference": "一人领票后没有投入票箱"}


def test_named_paper_says_whose_it_is_and_may_be_read_while_voting_is_on(stage):
    owns(stage.room_301, stage.wang_fang, 8000)
    owns(stage.room_302, stage.liu_yang, 7000)
    ballot = opened(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    wang = line(ballot, stage.wang_fang)
    with pytest.raises(Refused, match="先在登记册上勾选"):
        twice(stage, ballot, 1, "yes", elector=wang)
    tick(stage, ballot, stage.wang_fang)
    twice(stage, ballot, 1, "yes", elector=wang)
    with pytest.raises(Refused, match="已经录入过"):
        read(stage, ballot, 2, "yes", stage.zhao_min, elector=wang)
    vote(stage, ballot, stage.liu_yang, "no")
    ballot = closed(stage, ballot)
    tally = count(stage, ballot)
    ballot.refresh_from_db()
    assert tally.result["participating"] == {"heads": 2, "area": 15000, "points": 0}
    assert [(slip.elector.line, slip.elector.area, slip.choice, slip.channel) for slip in queries.sheet(ballot)] == [
        (1, 8000, "yes", "paper"), (2, 7000, "no", "phone"),
    ]  # fmt: skip


def test_secret_paper_is_read_when_the_urn_is_opened(stage):
    ballot = opened(stage)
    tick(stage, ballot, stage.ma_li)
    with pytest.raises(Refused, match="截止后开箱"):
        read(stage, ballot, 1, "yes", stage.zhao_min)
