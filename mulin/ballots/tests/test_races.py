"""Many at once, through threads: the database's own walls and locks, not luck."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from mulin.ballots import actions, queries
from mulin.ballots.models import Ballot, Slip, Voted
from mulin.kernel.access import Refused
from mulin.people.models import Person
from tests.stage import NOON, build

from .cast import CLOSES, LATER, line, opened, organiser

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(acts):
    def run(act):
        try:
            return act()
        except Refused as why:
            return str(why)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        return list(pool.map(run, acts))


@pytest.mark.row("votes-3", "races-2")
@pytest.mark.parametrize("may_change", [True, False])
def test_two_phones_the_counter_and_paper_at_once_are_one_vote(may_change):
    stage = build()
    ballot = opened(stage, may_change=may_change)
    elector, wang, worker = line(ballot, stage.wang_fang), stage.standing(stage.wang_fang), stage.standing(stage.zhao_min)

    def phone(choice, key=""):
        return lambda: actions.cast(ballot, elector, choice, by=wang, at=LATER, once_key=key)

    same = [phone("yes", "k" * 20) for _ in range(4)]
    others = [phone("no"), phone("yes"), lambda: actions.cast(ballot, elector, "no", by=worker, at=LATER, channel="counter")]
    said = at_once([*same, *others])
    assert (Voted.objects.count(), Slip.objects.count()) == (1, 1)
    cast = [one for one in said if isinstance(one, actions.Receipt)]
    if may_change:
        assert Slip.objects.get().receipt in {one.code for one in cast}
    else:
        assert {one.code for one in cast} == {Slip.objects.get().receipt}
        assert all("投出后不能更改" in one for one in said if isinstance(one, str))
    at_once([lambda: actions.tick_paper(elector, by=worker, at=LATER), phone("yes"), phone("no"), phone("abstain")])
    paper = Voted.objects.get().channel == "paper"
    assert (paper, Slip.objects.count()) == ((True, 0) if may_change else (False, 1))


@pytest.mark.row("votes-3")
def test_who_votes_while_it_closes_is_counted_or_refused_and_never_lost():
    stage = build()
    crowd = [Person.objects.create(community=stage.community, name=f"邻居{n}", added_at=NOON) for n in range(40)]
    ballot = opened(stage, members=[person.pk for person in crowd], may_change=True)
    electors = {one.persons.get().person_id: one for one in ballot.lines.all()}
    last = CLOSES - timedelta(seconds=1)

    def press(person):
        return lambda: actions.cast(ballot, electors[person.pk], "yes", by=stage.standing(person), at=last)

    acts = [press(person) for person in crowd]
    acts.insert(15, lambda: actions.close_due(CLOSES))
    said = at_once(acts)
    receipts = {one.code for one in said if isinstance(one, actions.Receipt)}
    late = [one for one in said if isinstance(one, str)]
    assert len(receipts) + len(late) == 40 and all("截止" in one for one in late)
    actions.count(Ballot.objects.get(), by=organiser(stage), at=CLOSES)
    told = queries.published(Ballot.objects.get())["slips"]
    assert {one["receipt"] for one in told} == receipts
    assert Voted.objects.count() == len(told) == Slip.objects.filter(link=None).count()


def test_two_clocks_open_close_and_count_once():
    stage = build()
    ballot = opened(stage)
    assert sorted(map(str, at_once([lambda: actions.close_due(CLOSES)] * 3))).count("1") == 1
    assert sorted(map(str, at_once([lambda: actions.count_due(CLOSES)] * 3))).count("1") == 1
    assert Ballot.objects.get(pk=ballot.pk).state == "counted"
