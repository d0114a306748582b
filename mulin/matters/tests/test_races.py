"""PostgreSQL: what happens when many act at once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from mulin.kernel.access import Refused
from mulin.matters import actions
from mulin.matters.models import Category, Event, Matter
from mulin.matters.tests.cast import category, report
from tests.stage import NOON, build

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(works):
    """Run all at the same moment; return what each gave or was refused with."""
    ready, found = threading.Barrier(len(works)), []

    def run(work):
        try:
            ready.wait()
            found.append(work())
        except Refused as refusal:
            found.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return found


def test_twenty_reports_at_once_have_twenty_numbers():
    stage = build()
    kind, by = category(stage), stage.standing(stage.wang_fang)
    draft = actions.Draft(community_id=stage.community.id, place_id=stage.building_3.id, words="灯不亮了", category_id=kind.id)
    at_once([lambda: actions.report(draft, by=by, at=NOON)] * 20)
    assert sorted(Matter.objects.values_list("number", flat=True)) == [f"2026-1119-{n:03d}" for n in range(1, 21)]


def test_two_take_the_same_task_and_one_is_told_that_it_is_gone():
    stage = build()
    matter = report(stage, category(stage, goes="pool"))
    takers = [stage.standing(stage.zhang_wei), stage.standing(stage.li_xiuying)]
    found = at_once([lambda by=by: actions.take(matter, by=by, at=NOON) for by in takers])
    refused = [str(one) for one in found if isinstance(one, Refused)]
    assert refused == ["它已经被领走或派出去了，请看别的任务。"]
    assert matter.assignments.filter(role="lead", until=None).count() == 1
    assert Event.objects.filter(matter=matter, kind="taken").count() == 1


def test_eight_clocks_ring_each_alarm_once():
    stage = build()
    for _n in range(12):
        report(stage, category_of(stage))
    rung = at_once([lambda: actions.ring(NOON + timedelta(days=9), batch=3)] * 8)
    for matter in Matter.objects.all():
        assert actions.recompute(matter) == actions.clocking.kept(matter)
        assert actions.ring(NOON + timedelta(days=9)) == 0
    assert sum(rung) == Event.objects.filter(kind__in=["reminded", "escalated"]).count()


def category_of(stage):
    return Category.objects.filter(code="0101").first() or category(stage)


def test_two_merges_into_each_other_leave_one_open():
    stage = build()
    kind, zhao = category(stage), stage.standing(stage.zhao_min)
    one, two = report(stage, kind), report(stage, kind)
    found = at_once(
        [lambda: actions.merge(one, into=two, by=zhao, at=NOON), lambda: actions.merge(two, into=one, by=zhao, at=NOON)]
    )
    assert sum(isinstance(answer, Refused) for answer in found) == 1
    assert sorted(Matter.objects.values_list("status", flat=True)) == ["merged", "offered"]
