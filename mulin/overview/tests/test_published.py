"""What the public reads and what the desk reads are the same numbers of the same rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mulin.matters import actions, queries
from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from mulin.overview.queries import published

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SAME = {
    "open": "open", "closed": "closed", "in_time": "closed_in_time", "late": "closed_late", "satisfied": "satisfied",
    "rated": "said", "reopened": "reopened", "withdrawn": "withdrawn",
}  # fmt: skip


@pytest.fixture
def lives(stage):
    """Open, closed in time, closed late and reopened, without a limit, merged, withdrawn: all public."""
    now = timezone.now()
    kind, free = category(stage), category(stage, "0202", accept_within="", handle_within="", verify_within="", close_within="")
    wu, wang, zhao = (stage.standing(who) for who in (stage.wu_jianguo, stage.wang_fang, stage.zhao_min))

    def over(at, answered, verdict="good", of=kind):
        matter = report(stage, of, at=at)
        actions.accept(matter, by=wu, at=at + HOUR)
        actions.answer(matter, words="修好了", by=wu, at=answered)
        return actions.confirm(matter, verdict=verdict, by=wang, at=answered + HOUR)

    first = report(stage, kind, at=now - 2 * DAY)
    over(now - 5 * DAY, now - 4 * DAY)
    over(now - 25 * DAY, now - 3 * DAY, "fair")
    over(now - 4 * DAY, now - 3 * DAY, of=free)
    again = over(now - 6 * DAY, now - 5 * DAY, "good")
    actions.reopen(again, words="又坏了", by=wang, at=now - 4 * DAY)
    actions.merge(report(stage, kind, at=now - DAY), into=first, by=zhao, at=now)
    actions.withdraw(report(stage, kind, at=now - DAY), by=wang, at=now)
    report(stage, kind, at=now - 29 * DAY)
    report(stage, kind, at=now - 40 * DAY)  # before the period
    return now


@pytest.mark.parametrize("days", published.PERIODS)
def test_public_figures_agree_with_those_of_the_desk(stage, lives, days):
    period = queries.Period(since=timezone.localdate() - timedelta(days=days - 1))
    desk = queries.figures(stage.community.id, period, at=lives)
    public = {figure.key: figure.number for figure in published.figures(stage.community.id, days)}
    assert {key: public[key] for key in SAME} == {key: desk[name].number for key, name in SAME.items()}
    assert public["reported"] == desk["all"].number - desk["merged"].number - desk["withdrawn"].number
    assert public["in_time"] + public["late"] < public["closed"]  # one had no limit: neither in time nor late


def test_each_public_figure_opens_just_its_rows_and_none_that_is_not_public(stage, lives):
    Matter.objects.filter(status="closed").update(is_public=False)
    for figure in published.figures(stage.community.id, 30):
        assert published.rows(stage.community.id, 30, figure.key).count() == figure.number
    assert {figure.key: figure.number for figure in published.figures(stage.community.id, 30)}["closed"] == 0
