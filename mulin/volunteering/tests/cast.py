"""Volunteers on the stage: 王芳 leads the crossing squad, 刘洋 and 马丽 are in it or come along."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from mulin.people.models import Person
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Duty, Shift, Team, Volunteer
from mulin.volunteering.queries import who_serves
from mulin.volunteering.rules import Who
from tests.stage import NOON, Stage

from . import hand


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


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: 王芳 leads the squad, everything else is 刘洋's."""
    team, now = squad(stage), timezone.now()
    worker = team.who(stage.zhao_min)
    shift = actions.add_shift(team.duty, begins_at=now + timedelta(hours=20), minutes=60, places=2, by=worker, at=now)
    claim = actions.claim(shift, team.liu_yang, by=team.who(stage.liu_yang), at=now)
    record = actions.note_service(
        team.liu_yang, kind="visit", content="陪李阿姨看病", begins_at=now - timedelta(days=2), minutes=90, team=team.team, by=worker,
        at=now,
    )  # fmt: skip
    record = actions.confirm(record, by=worker, at=now)
    today = timezone.localdate(now)
    asked = actions.ask_certificate(team.liu_yang, since=today - timedelta(days=30), until=today, by=worker, at=now)
    certificate = actions.issue(asked, by=worker, at=now)
    pattern = actions.add_pattern(
        team.duty, weekdays=[1], days="every", begins=time(8), minutes=30, places=1, since=today, by=worker, at=now
    )
    actions.set_bank_rules(stage.community, since=date(2026, 1, 1), by=worker, at=now, **rules.NANJING)
    actions.bank(record, at=now)
    asked_for = actions.ask_help(
        stage.liu_yang, stage.room_302, words="换个灯泡", wanted_from=now + timedelta(days=1), wanted_to=now + timedelta(days=2),
        minutes=30, payer="own", once_key="props", by=team.who(stage.liu_yang), at=now,
    )  # fmt: skip
    [invitation] = actions.invite(asked_for, [team.wang_fang], by=worker, at=now)
    return {
        "invitation_id": invitation.pk, "help_id": asked_for.pk, "shift_id": shift.pk, "claim_id": claim.pk,
        "team_id": team.team.pk, "record_id": record.pk, "duty_id": team.duty.pk,
        "certificate_id": certificate.pk, "certificate": certificate.token, "volunteer_id": team.liu_yang.pk,
        "pattern_id": pattern.pk, "member_id": team.team.members.get(volunteer=team.liu_yang).pk,
    } | hand.props(stage)  # fmt: skip
