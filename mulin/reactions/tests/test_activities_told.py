from datetime import timedelta

import pytest
from django.utils import timezone

from mulin.activities import actions
from mulin.activities.tests.cast import activity, people, sign_up
from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.transparency import actions as transparency
from mulin.transparency.models import Leaf
from tests.walking import signed_in

DAY = timedelta(days=1)


def told() -> list[tuple[str, int]]:
    drain()
    return sorted(Notice.objects.filter(kind__startswith="activities.").values_list("kind", "person_id"))


@pytest.mark.row("C137")
def test_whose_turn_it_is_hears_of_it_and_everybody_of_a_move_and_the_end(stage):
    now, worker = timezone.now(), stage.standing(stage.zhao_min)
    found = activity(stage, places=1, at=now, begins_at=now + 3 * DAY, leader=stage.ma_li)
    one = found.sessions.get()
    first, second = (sign_up(stage, one, person, at=now) for person in (stage.wang_fang, stage.liu_yang))
    actions.leave(first, by=stage.standing(stage.wang_fang), at=now)
    assert told() == [("activities.offered", stage.liu_yang.pk)]
    actions.accept(second, by=stage.standing(stage.liu_yang), at=now)
    times = {"begins_at": now + 4 * DAY, "ends_at": now + 4 * DAY + timedelta(hours=1)}
    actions.move_session(one, **times, place=stage.building_5, spot="", reason="停水", by=worker, at=now)
    page, leader = f"/activities/{found.pk}/", signed_in(stage.ma_li)
    reads = ["改时间或取消" in client.get(page).content.decode() for client in (leader, signed_in(None))]
    assert reads == [True, False]
    call_off = f"/activities/sessions/{one.pk}/call-off/"
    assert leader.get(f"/activities/sessions/{one.pk}/change/").context["told"] == 1
    assert leader.post(call_off, {"once": "1", "reason": " "}).status_code == 403  # a reason is asked
    assert leader.post(f"{page}call-off/", {"once": "2", "reason": "下雨"}).status_code == 302
    liu, answer_for_it = stage.liu_yang.pk, sorted([stage.zhao_min.pk, stage.ma_li.pk])
    assert told() == [
        ("activities.cancelled", liu), *(("activities.led", pk) for pk in answer_for_it), ("activities.moved", liu),
        ("activities.offered", liu),
    ]  # fmt: skip


@pytest.mark.row("C137")
def test_a_draw_is_told_to_all_and_its_seed_was_in_the_log_before(stage):
    now = timezone.now()
    found = activity(stage, places=2, at=now - 3 * DAY, begins_at=now + timedelta(minutes=30), mode="lottery", closes_hours=1)
    one = found.sessions.get()
    drain()
    for person in people(stage, 5):
        sign_up(stage, one, person, at=now - 2 * DAY)
    transparency.keep_up(now)
    assert [leaf.kind for leaf in leaves(one)] == ["activities.seed"]
    actions.draw_due(now)
    kinds = [kind for kind, _person in told()]
    assert (kinds.count("activities.won"), kinds.count("activities.not_drawn")) == (2, 3)
    transparency.keep_up(now)
    before, after = leaves(one)
    assert (after.kind, before.number < after.number) == ("activities.drawn", True)


def leaves(session):
    return list(Leaf.objects.filter(subject_kind="activities.session", subject_id=session.pk).order_by("number"))
