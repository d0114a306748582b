"""Which channels, in which order, when: a table of cases, and what holds for all of them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.notices.models import Urgency
from mulin.notices.rules import choosing
from mulin.notices.rules.choosing import COST, LADDER, MOST, Wishes

LOW, NORMAL, URGENT = Urgency.LOW, Urgency.NORMAL, Urgency.URGENT
ALL = frozenset(LADDER)
ON = frozenset({"push", "wechat", "mail", "sms"})
HERE = ZoneInfo("Asia/Shanghai")


def has(*ways: str) -> frozenset[str]:
    return frozenset(ways)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HERE)


@pytest.mark.row("C142")
@pytest.mark.parametrize(
    ("urgency", "ways", "expected"),
    [
        (NORMAL, has("push", "wechat", "mail", "sms"), ("push",)),
        (NORMAL, has("wechat", "sms"), ("wechat",)),
        (NORMAL, has("sms"), ()),  # a text message costs: nobody asked for it
        (NORMAL, has("sms", "print"), ("print",)),  # no phone of their own: somebody comes by
        (NORMAL, has("print"), ("print",)),
        (NORMAL, has(), ()),  # the inbox is all there is
        (LOW, has("push", "sms"), ("push",)),
        (LOW, has("sms", "print"), ()),
        (URGENT, has("push", "wechat", "mail", "sms"), ("push", "wechat", "mail", "sms")),
        (URGENT, has("sms", "print"), ("sms",)),
        (URGENT, has("print"), ("print",)),
    ],
)
def test_the_way_out_of_the_inbox(urgency, ways, expected):
    assert choosing.at_once(urgency, choosing.ladder(urgency, Wishes(), ways, ON)) == expected


def test_settings_count():
    no_wechat = Wishes(normal=frozenset({"mail", "sms"}))
    assert choosing.ladder(NORMAL, no_wechat, has("wechat", "mail", "sms"), ON) == ("mail", "sms")
    nothing = Wishes(frozenset(), frozenset(), frozenset())
    assert [choosing.ladder(one, nothing, ALL, ON) for one in (LOW, NORMAL, URGENT)] == [(), (), ()]


def test_what_is_not_on_here_is_not_chosen():
    assert choosing.ladder(URGENT, Wishes(), has("push", "sms", "mail"), frozenset({"mail"})) == ("mail",)
    assert choosing.ladder(URGENT, Wishes(), has("sms", "print"), frozenset()) == ("print",)


def test_the_next_step_when_one_failed_for_good():
    steps = choosing.ladder(NORMAL, Wishes(), has("push", "mail"), ON)
    assert choosing.next_step(steps, has("push")) == "mail"
    assert choosing.next_step(steps, has("push", "mail")) is None


@pytest.mark.parametrize(
    ("urgency", "asked", "expected"),
    [
        (NORMAL, at(20, 10), at(20, 10, 5)),
        (NORMAL, at(20, 20, 57), at(21, 8)),  # five minutes later it is quiet
        (NORMAL, at(20, 23), at(21, 8)),
        (NORMAL, at(20, 3), at(20, 8)),
        (LOW, at(20, 9), at(20, 12)),
        (LOW, at(20, 12, 1), at(20, 18)),
        (LOW, at(20, 19), at(21, 12)),
        (URGENT, at(20, 3), at(20, 3)),
    ],
)
def test_when(urgency, asked, expected):
    assert choosing.due(urgency, Wishes(), asked) == expected


def test_some_are_not_even_woken_by_what_is_urgent():
    assert choosing.due(URGENT, Wishes(urgent_wakes=False), at(20, 3)) == at(20, 8)


ways = st.frozensets(st.sampled_from(LADDER))
wishes = st.tuples(ways, ways, ways, st.tuples(st.integers(0, 23), st.integers(0, 23)), st.booleans()).map(
    lambda all_: Wishes(*all_)
)
moments = st.integers(0, 300 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=HERE) + timedelta(minutes=minutes))
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
urgencies = st.sampled_from([LOW, NORMAL, URGENT])


@calmly
@given(urgencies, wishes, ways, ways)
def test_never_more_than_was_allowed_and_possible(urgency, asked, there, on):
    steps = choosing.ladder(urgency, asked, there, on - {"print"})
    assert set(steps) <= there & asked.of(urgency)
    assert all(one in on or one == "print" for one in steps)
    assert [LADDER.index(one) for one in steps] == sorted(LADDER.index(one) for one in steps)
    assert all(COST[one] <= MOST[urgency] for one in steps)
    assert "print" not in steps or steps == ("print",)


@calmly
@given(urgencies, wishes, moments)
def test_never_in_quiet_hours_and_never_forgotten(urgency, asked, moment):
    out = choosing.due(urgency, asked, moment)
    assert moment <= out <= moment + timedelta(hours=48)
    wakes = urgency == URGENT and asked.urgent_wakes
    assert wakes or not choosing.is_quiet(asked.quiet, out.hour)
