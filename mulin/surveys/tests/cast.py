"""A safety survey of 春和苑, run by 赵敏; 张伟 helps at the door."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from mulin.organisations.queries import Standing
from mulin.people.models import Household, Person, Residence
from mulin.surveys import actions
from mulin.surveys.models import Survey
from mulin.surveys.queries import Groups
from tests.stage import NOON, Stage

ASKS = (
    actions.Ask("scale5", "晚上一个人走回家，您觉得安全吗？", "Do you feel safe walking home at night?", in_index=True),
    actions.Ask(
        "multiple",
        "哪里要改？",
        "What should be better?",
        [("路灯", "Street lamps"), ("门禁", "Doors"), ("车速", "Speed of cars")],
    ),
    actions.Ask("words", "还想说什么？", "Anything else?"),
)


@dataclass
class Desk:
    stage: Stage
    survey: Survey
    at: datetime

    @property
    def worker(self) -> Standing:
        return self.stage.standing(self.stage.zhao_min)

    def again(self) -> Survey:
        return Survey.objects.select_related("place").get(pk=self.survey.pk)

    def answer(self, person: Person, score: int | None, *, token: str = "t", **more: Any) -> None:
        actions.answer(self.again(), {"1": score} | more, by=self.stage.standing(person), token=token, at=self.at)

    def paper(self, serial: int, score: int, by: Person | None = None, **groups: str) -> Any:
        by = by or self.stage.zhao_min
        return actions.enter_paper(self.again(), serial, {"1": score}, Groups(**groups), by=self.stage.standing(by), at=self.at)

    def close(self) -> Survey:
        actions.close(self.again(), by=self.worker, at=self.at)
        return self.again()

    def publish(self) -> Survey:
        actions.add_finding(self.again(), "路灯暗", "十二月换灯", by=self.worker, at=self.at)
        return actions.publish(self.again(), by=self.worker, at=self.at)


def grown(stage: Stage, many: int = 0) -> list[Person]:
    """Birthdays for those of 春和苑, and so many more neighbours in 5 号楼."""
    for name, born, sex in (("wang_fang", 1988, "f"), ("liu_yang", 1999, "m"), ("li_xiuying", 1955, "f")):
        person = getattr(stage, name)
        person.born_on, person.sex = date(born, 5, 4), sex
        person.save(update_fields=["born_on", "sex"])
    made = []
    for number in range(many):
        person = Person.objects.create(
            community=stage.community,
            name=f"邻居{number}",
            added_at=NOON,
            born_on=date(1950 + 7 * (number % 7), 3, 1),
            sex="fm"[number % 2],
        )
        household = Household.objects.create(room=stage.room_301, number=f"n{number}")
        Residence.objects.create(person=person, household=household, room=stage.room_301, kind="owner", since=date(2025, 1, 1))
        made.append(person)
    return made


def desk(stage: Stage, *, at: datetime = NOON, opened: bool = True, **values: Any) -> Desk:
    worker, today = stage.standing(stage.zhao_min), timezone.localdate(at)
    values = {"kind": "safety", "title_en": "Safety", "series": "safety"} | values
    survey = actions.begin(stage.estate, "春和苑安全感问卷", today, today + timedelta(days=10), by=worker, at=at, **values)
    actions.write(survey, ASKS, by=worker, at=at)
    there = Desk(stage, survey, at)
    if opened:
        actions.open_(survey, by=worker, at=at)
    return there


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: one that is open."""
    grown(stage)
    return {"survey_id": desk(stage, at=timezone.now()).survey.pk}
