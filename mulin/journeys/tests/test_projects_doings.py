"""A project's month is told by what was written down elsewhere: who came, and for how long somebody helped."""

from datetime import date, timedelta

import pytest

from mulin.activities import actions as activities
from mulin.activities.tests.cast import SATURDAY, activity, people
from mulin.projects.actions import linking
from mulin.projects.queries.month import figures_of_month
from mulin.projects.tests.beyond_cast import project
from mulin.volunteering import actions as volunteering
from mulin.volunteering.models import Record
from mulin.volunteering.tests.cast import squad
from tests.stage import NOON

HOUR = timedelta(hours=1)
NOTHING = {"receipts": 0, "spent": 0, "milestones": 0, "sessions": 0, "attended": 0, "shifts": 0, "minutes": 0}


@pytest.mark.row("C041")
def test_a_months_report_counts_the_linked_activities_and_duties(stage):
    garden, team = project(stage), squad(stage)
    clinic, other = activity(stage, places=20), activity(stage, title="别的活动", begins_at=SATURDAY + timedelta(days=1))
    for kind, ref in (("activity", clinic.pk), ("duty", team.duty.pk)):
        linking.link(garden, kind, str(ref), by=stage.standing(stage.wang_fang), at=NOON)
    worker = stage.standing(stage.zhao_min)
    for one in (clinic, other):
        session = one.sessions.get()
        for person in people(stage, 3):
            activities.let_in(session, person, by=worker, at=session.begins_at)
    shift = team.shift()
    claim, tomorrow = team.claim(shift, stage.liu_yang), NOON + timedelta(days=1)
    volunteering.check_in(claim, by=team.who(stage.zhao_min), at=tomorrow)
    assert figures_of_month(garden, date(2026, 11, 1)) == NOTHING  # neither is over

    activities.finish_due(SATURDAY + timedelta(days=3))
    volunteering.close_shift(shift, by=team.who(stage.zhao_min), at=tomorrow + HOUR)
    volunteering.confirm(Record.objects.get(), by=team.who(stage.zhao_min), at=tomorrow + HOUR)
    found = {"sessions": 1, "attended": 3, "shifts": 1, "minutes": 60}
    assert figures_of_month(garden, date(2026, 11, 1)) == NOTHING | found
    assert figures_of_month(garden, date(2026, 12, 1)) == NOTHING
