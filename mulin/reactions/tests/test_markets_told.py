from datetime import timedelta

import pytest
from django.utils import timezone

from mulin.activities import actions
from mulin.activities.tests.cast import activity
from mulin.activities.tests.hosting_cast import Beside
from mulin.activities.tests.market_cast import claim, market, stall
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice

DAY = timedelta(days=1)


def told() -> list[tuple[str, int]]:
    drain()
    rows = sorted(Notice.objects.values_list("kind", "person_id"))
    Notice.objects.all().delete()
    return rows


@pytest.mark.row("C069")
def test_who_looks_who_has_a_stall_and_whose_market_is_called_off_hear_of_it(stage):
    now, worker, wang = timezone.now(), stage.standing(stage.zhao_min), stage.wang_fang.pk
    one = market(stage, at=now, begins_at=now + 3 * DAY, reviews=True)
    held = claim(stage, one, "A1", stage.wang_fang, at=now)
    assert told() == [("activities.stall_waits", stage.zhao_min.pk)]
    actions.approve(held, by=worker, at=now)
    actions.move_claim(held, stall(one, "A2"), by=worker, at=now)
    assert told() == [("activities.stall_moved", wang), ("activities.stall_stands", wang)]
    actions.move_claim(held, stall(one, "A3"), by=stage.standing(stage.wang_fang), at=now)
    assert told() == []
    other = claim(stage, one, "B1", stage.liu_yang, at=now)
    actions.refuse(other, "不能卖活禽。", by=worker, at=now)
    actions.cancel_session(one, reason="台风", by=worker, at=now)
    assert told() == [
        ("activities.session_cancelled", wang), ("activities.stall_refused", stage.liu_yang.pk),
    ]  # fmt: skip


def test_both_communities_hear_of_questions_answers_and_the_end(stage):
    now, beside = timezone.now(), Beside(stage)
    zhao, lin = stage.standing(stage.zhao_min), stage.standing(beside.worker)
    found = activity(stage, at=now, begins_at=now + 3 * DAY)
    row = actions.ask_to_host(found, beside.place, body=beside.body, by=zhao, at=now)
    assert told() == sorted([("activities.hosting_asked", beside.worker.pk), ("activities.hosting_asked", beside.leader.pk)])
    actions.answer_hosting(row, accepted=True, by=lin, at=now)
    assert told() == [("activities.hosting_accepted", stage.zhao_min.pk)]
    actions.end_hosting(row, "换日子了", by=lin, at=now)
    assert told() == sorted([("activities.hosting_ended", stage.zhao_min.pk), ("activities.hosting_ended", beside.leader.pk)])
    row = actions.ask_to_host(found, beside.place, by=zhao, at=now)
    actions.answer_hosting(row, accepted=False, note="没有人手", by=lin, at=now)
    assert told() == sorted([("activities.hosting_asked", beside.worker.pk), ("activities.hosting_declined", stage.zhao_min.pk)])
