"""A call from its draft to its deadline."""

from datetime import timedelta

import pytest

from mulin.projects import actions

from .cast import season

pytestmark = pytest.mark.django_db


@pytest.mark.row("C047")
def test_last_seasons_call_is_cloned_with_all_its_parts_and_days_moved(stage):
    there = season(stage)
    later = there.call.opens_at + timedelta(days=91)
    made = actions.clone(there.call, "冬季微公益征集", later, season="winter", by=there.worker, at=there.at)
    assert actions.parts_of(made) == actions.parts_of(there.call)
    assert (made.stage, made.season, made.round, made.earmark) == ("draft", "winter", 2, None)
    assert made.closes_at - made.opens_at == there.call.closes_at - there.call.opens_at
    assert made.runs_from - there.call.runs_from == timedelta(days=91)
