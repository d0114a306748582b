"""What makes no sense is refused before it can be counted."""

from datetime import UTC, datetime, timedelta

import pytest

from mulin.ballots import actions
from mulin.ballots.actions import OptionPlan
from mulin.kernel.access import Refused
from tests.stage import NOON

from .cast import OVER, closed, grown, opened, organiser, plan, vote

OPTIONS = [OptionPlan("米白"), OptionPlan("浅绿")]


@pytest.mark.parametrize(("present", "counts"), [(None, False), (1, False), (2, True), (3, True), (4, False)])
def test_who_came_is_between_who_voted_and_who_is_in_the_register(stage, present, counts):
    ballot = opened(stage, rule_key="majority-present")
    for person in (stage.wang_fang, stage.liu_yang):
        vote(stage, ballot, person, "yes")
    ballot = closed(stage, ballot)
    if counts:
        tally = actions.count(ballot, by=organiser(stage), at=OVER, present=present)
        assert tally.result["decided"] is True
    else:
        with pytest.raises(Refused, match="到会人数"):
            actions.count(ballot, by=organiser(stage), at=OVER, present=present)


@pytest.mark.parametrize(
    ("rule", "seats", "why"),
    [("single-plurality", 2, "名额请写 1"), ("approval", 3, "选不出 3 个"), ("approval", 0, "至少选一名")],
)
def test_no_more_win_than_there_are(stage, rule, seats, why):
    with pytest.raises(Refused, match=why):
        actions.draft(plan(stage, rule_key=rule, options=OPTIONS, seats=seats), by=organiser(stage), at=NOON)


def test_a_version_that_is_not_in_force_on_the_day_does_not_open(stage):
    """Planned for after new year under the new version, a meeting is not opened under it before."""
    after, before = datetime(2026, 1, 5, 4, tzinfo=UTC), datetime(2025, 12, 1, 4, tzinfo=UTC)
    grown(stage.wang_fang, stage.liu_yang)
    made = actions.draft(
        plan(stage, rule_key="residents-meeting", head="person", opens_at=after, closes_at=after + timedelta(days=3), notice_days=None),
        by=organiser(stage), at=before,
    )  # fmt: skip
    ballot = actions.announce(made, by=organiser(stage), at=before)
    with pytest.raises(Refused, match="今天不施行"):
        actions.open_(ballot, by=organiser(stage), at=before + timedelta(days=29))
