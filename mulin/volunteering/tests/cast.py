"""Volunteers on the stage: 王芳 leads the crossing squad, 刘洋 and 马丽 are in it or come along."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mulin.people.models import Person
from mulin.volunteering import actions
from mulin.volunteering.models import Duty, Shift, Team, Volunteer
from mulin.volunteering.queries import who_serves
from mulin.volunteering.rules import Who
from tests.stage import NOON, Stage


@dataclass
class Squad:
    stage: Stage
    team: Team
    duty: Duty
    wang_fang: Volunteer
    liu_yang: Volunteer

    def who(self, person: Person | None) -> Who:
        return who_serves(self.stage.standing(person))

    def shift(
        self, *, begins_at: datetime = NOON + timedelta(days=1), minutes: int = 60, places: int = 2, duty: Duty | None = None
    ) -> Shift:
        return actions.add_shift(
            duty or self.duty, begins_at=begins_at, minutes=minutes, places=places, by=self.who(self.stage.zhao_min), at=NOON
        )

    def claim(self, shift: Shift, person: Person, *, at: datetime = NOON):  # type: ignore[no-untyped-def]
        who = self.who(person)
        assert who.volunteer is not None
        return actions.claim(shift, who.volunteer, by=who, at=at)


def volunteer(stage: Stage, person: Person) -> Volunteer:
    return actions.join(person, by=who_serves(stage.standing(person)), at=NOON)


def born(person: Person, day: date) -> None:
    person.born_on = day
    person.save(update_fields=["born_on"])


def squad(stage: Stage, **duty: object) -> Squad:
    worker = who_serves(stage.standing(stage.zhao_min))
    team = actions.found_team(stage.community, kind="squad", name="护学小队", by=worker, at=NOON)
    wang_fang, liu_yang = volunteer(stage, stage.wang_fang), volunteer(stage, stage.liu_yang)
    for one in (wang_fang, liu_yang):
        actions.join_team(team, one, by=worker, at=NOON)
    actions.name_leader(team.members.get(volunteer=wang_fang), "leader", by=worker, at=NOON)
    values = {"kind": "crossing", "name": "校门口护学", "opens_days": 14} | duty
    crossing = actions.set_up_duty(stage.building_3, team=team, by=worker, at=NOON, **values)
    return Squad(stage, team, crossing, wang_fang, liu_yang)
