"""Ballots on the stage: 何静 asks, neighbours vote."""

from datetime import date, timedelta
from typing import Any

from mulin.ballots import actions
from mulin.ballots.models import Ballot, Elector, Objection
from mulin.people.models import Household, Ownership, Person, Residence
from mulin.places.models import Place
from tests.stage import NOON, SINCE, Stage

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
OPENS, CLOSES = NOON + HOUR, NOON + 3 * DAY
LATER = OPENS + HOUR  # voting is on
OVER = CLOSES + HOUR


def plan(stage: Stage, **values: Any) -> actions.Plan:
    """Three members decide by simple majority, in secret."""
    given: dict[str, Any] = {
        "community_id": stage.community.pk, "place_id": stage.community.pk, "title": "楼道刷什么颜色", "rule_key": "majority-entitled",
        "head": "member", "opens_at": OPENS, "closes_at": CLOSES, "channels": ["phone", "counter", "visit", "paper"],
        "secrecy": "secret", "notice_days": 0,
    }  # fmt: skip
    if values.get("head", "member") == "member":
        given["members"] = [stage.wang_fang.pk, stage.liu_yang.pk, stage.ma_li.pk]
    return actions.Plan(**(given | values))


def organiser(stage: Stage) -> Any:
    return stage.standing(stage.zhou_ming)


def announced(stage: Stage, **values: Any) -> Ballot:
    made = actions.draft(plan(stage, **values), by=organiser(stage), at=NOON)
    return actions.announce(made, by=organiser(stage), at=NOON)


def opened(stage: Stage, **values: Any) -> Ballot:
    return actions.open_(announced(stage, **values), by=None, at=OPENS)


def line(ballot: Ballot, person: Person) -> Elector:
    return Elector.objects.get(ballot=ballot, persons__person=person, struck_by=None)


def vote(stage: Stage, ballot: Ballot, person: Person, choice: Any, *, at: Any = LATER, **more: Any) -> actions.Receipt:
    return actions.cast(ballot, line(ballot, person), choice, by=stage.standing(person), at=at, **more)


def closed(stage: Stage, ballot: Ballot, at: Any = OVER) -> Ballot:
    return actions.close(ballot, by=None, at=at)


def objection(stage: Stage, ballot: Ballot, kind: str = "add", **more: Any) -> Objection:
    return actions.object_(ballot, "登记册上没有我", kind, by=stage.standing(stage.chen_hao), at=LATER, **more)


def grown(*people: Person, born: date = date(1980, 1, 1)) -> None:
    for person in people:
        person.born_on = born
        person.save(update_fields=["born_on"])


def neighbour(stage: Stage, name: str, room: Place, born: date | None = date(1980, 1, 1), kind: str = "owner") -> Person:
    person = Person.objects.create(community=stage.community, name=name, added_at=NOON, born_on=born)
    household, _new = Household.objects.get_or_create(room=room)
    Residence.objects.create(person=person, household=household, room=room, kind=kind, since=SINCE)
    return person


def owns(room: Place, owner: Person | str, area: int, *, of: int = 1, **more: Any) -> Ownership:
    who: dict[str, Any] = {"person": owner} if isinstance(owner, Person) else {"company": owner}
    return Ownership.objects.create(room=room, area=area, part=1, whole=of, **who, **more)
