"""A voice that is entrusted to somebody is cast by that one alone; without a paper nobody votes for others, and nobody rings unregistered."""

import pytest

from mulin.ballots import actions, queries
from mulin.ballots.models import Voted
from mulin.ballots.queries import Paper, keepers
from mulin.kernel.access import No, Refused, Yes

from .cast import LATER, line, opened, organiser, vote


class Book:
    """王芳 has asked 马丽 in writing; 赵敏 goes to 刘洋."""

    def __init__(self, stage):
        self.stage = stage

    def paper_of(self, elector):
        wang = elector.persons.filter(person=self.stage.wang_fang).exists()
        return Paper(self.stage.ma_li.pk, "马丽", "W-1") if wang else None

    def entrusted(self, ballot, person_id):
        return [line(ballot, self.stage.wang_fang).pk] if person_id == self.stage.ma_li.pk else []

    def may_visit(self, elector, person_id):
        there = elector.persons.filter(person=self.stage.liu_yang).exists() and person_id == self.stage.zhao_min.pk
        return Yes() if there else No("没有登记上门")

    def desk(self, ballot):
        return "/papers/"


@pytest.fixture
def book(stage, monkeypatch):
    monkeypatch.setitem(keepers.KEEPERS, "book", Book(stage))
    return opened(stage, keeper="book")


def test_on_the_phone_the_paper_decides_who_casts(stage, book):
    with pytest.raises(Refused, match="书面委托给马丽（委托书 W-1）"):
        vote(stage, book, stage.wang_fang, "yes")
    with pytest.raises(Refused, match="不在您名下"):
        actions.cast(book, line(book, stage.wang_fang), "yes", by=stage.standing(stage.liu_yang), at=LATER)
    ma = stage.standing(stage.ma_li)
    assert [one.label for one in queries.electors_for(book, stage.ma_li.pk)] == ["马丽", "王芳"]
    actions.cast(book, line(book, stage.wang_fang), "yes", by=ma, at=LATER)
    vote(stage, book, stage.ma_li, "no")
    assert list(Voted.objects.values_list("channel", "helper")) == [("phone", None)] * 2


def test_at_the_counter_and_with_paper_the_worker_says_who_came(stage, book):
    by, wang, liu = organiser(stage), line(book, stage.wang_fang), line(book, stage.liu_yang)
    with pytest.raises(Refused, match="书面委托给马丽"):
        actions.cast(book, wang, "yes", by=by, at=LATER, channel="counter")
    with pytest.raises(Refused, match="没有登记过委托"):
        actions.cast(book, liu, "yes", by=by, at=LATER, channel="counter", proxy=True)
    with pytest.raises(Refused, match="没有登记过委托"):
        actions.tick_paper(liu, by=by, at=LATER, proxy=True)
    with pytest.raises(Refused, match="书面委托给马丽"):
        actions.tick_paper(wang, by=by, at=LATER)
    actions.tick_paper(wang, by=by, at=LATER, proxy=True)
    actions.cast(book, liu, "yes", by=by, at=LATER, channel="counter")
    assert sorted(Voted.objects.values_list("channel", flat=True)) == ["counter", "paper"]


def test_the_urn_goes_only_to_whom_it_was_to_go_with_who_was_to_carry_it(stage, book):
    liu, ma, he = line(book, stage.liu_yang), line(book, stage.ma_li), stage.standing(stage.zhao_min)
    for elector, by in ((ma, he), (liu, organiser(stage))):
        with pytest.raises(Refused, match="没有登记上门"):
            actions.cast(book, elector, "yes", by=by, at=LATER, channel="visit")
    actions.cast(book, liu, "yes", by=he, at=LATER, channel="visit")
    assert Voted.objects.get().helper == stage.zhao_min


def test_a_ballot_whose_keeper_is_gone_takes_no_votes(stage, book, monkeypatch):
    monkeypatch.delitem(keepers.KEEPERS, "book")
    with pytest.raises(Refused, match="先不能投票"):
        vote(stage, book, stage.liu_yang, "yes")


def test_where_there_is_no_keeper_nobody_is_asked_and_nobody_votes_for_others(stage, django_assert_num_queries):
    ballot = opened(stage)
    with django_assert_num_queries(1):
        assert len(queries.electors_for(ballot, stage.wang_fang.pk)) == 1
    with pytest.raises(Refused, match="没有登记过委托"):
        actions.cast(ballot, line(ballot, stage.ma_li), "yes", by=organiser(stage), at=LATER, channel="counter", proxy=True)
