"""Two years of closed matters, written in bulk: the same stories the actions tell, their clocks worked out by the same fold."""

import random
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.utils.timezone import get_default_timezone, localtime

from mulin.kernel.inserting import insert
from mulin.kernel.search import index
from mulin.organisations.models import Organisation
from mulin.organisations.queries import current_posts
from mulin.people.models import Person
from mulin.places.models import Place

from .actions import clocking
from .actions.reporting import limits_of, search_text, title_of
from .demo_words import SAID, STILL, THANKS
from .models import Assignment, Category, Clock, DayCount, Event, Matter
from .queries import cells
from .rules import clocks, missed
from .rules.clocks import State

E = Event.Kind
BATCH = 1000
DAYS = 700
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def history(community: Place, *, until: datetime, count: int) -> None:
    dice = random.Random(11)  # noqa: S311 - the same demo every time
    cast = _Cast(community, until, dice)
    stories = (cast.story(number) for number in _numbers(community, until, count, dice))
    while batch := list(islice(stories, BATCH)):
        insert(matter for matter, _events, _state in batch)
        for matter, events, _state in batch:
            for event in events:
                event.matter = matter
        insert(event for _matter, events, _state in batch for event in events)
        insert(
            Clock(matter=matter, kind=kind, **clocking.fields_of(run))
            for matter, _events, state in batch
            for kind, run in state.runs.items()
        )
        insert(
            [
                Assignment(
                    matter=matter, role="lead", unit=matter.unit, person=matter.handler,
                    since=matter.opened_at, until=matter.closed_at, arrived_at=matter.arrived_at,
                )
                for matter, _events, _state in batch
            ]
        )  # fmt: skip
        index.put_many([("matters", matter.pk, search_text(matter), matter.place_path) for matter, _events, _state in batch])


def _numbers(community: Place, until: datetime, count: int, dice: random.Random) -> list[tuple[datetime, str]]:
    """When each was reported, by day, and its number of that day; what is reported later on such a day is numbered on."""
    last = localtime(until).date()
    days = sorted(last - timedelta(days=dice.randrange(DAYS)) for _one in range(count))
    found: list[tuple[datetime, str]] = []
    kept = DayCount.objects.filter(community=community)
    so_far: dict[date, int] = dict(kept.values_list("day", "last"))
    for day in days:
        so_far[day] = so_far.get(day, 0) + 1
        minutes = dice.randrange(7 * 60, 22 * 60)
        at = datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=get_default_timezone())
        found.append((at, f"{day:%Y-%m%d}-{so_far[day]:03d}"))
    kept.delete()
    insert(DayCount(community=community, day=day, last=last) for day, last in so_far.items())
    return found


class _Cast:
    def __init__(self, community: Place, until: datetime, dice: random.Random) -> None:
        self.community, self.dice = community, dice
        self.places = list(Place.objects.filter(community=community, kind=Place.Kind.BUILDING).order_by("id"))
        self.people = list(Person.objects.filter(community=community, account=None).order_by("id")[:2000])
        rows = Category.objects.filter(community=community, parent__isnull=False).select_related("current")
        self.categories = {row.code: row for row in rows}
        self.unit = Organisation.objects.filter(community=community, kind="property").first()
        post = current_posts(until.date()).filter(organisation=self.unit).select_related("person").first()
        self.handler = post.person if post else None

    def story(self, numbered: tuple[datetime, str]) -> tuple[Matter, list[Event], State]:
        at, number = numbered
        dice, place = self.dice, self.dice.choice(self.places)
        code, words, result = dice.choice(SAID)
        category = self.categories[code]
        version = category.current
        assert version is not None
        limits = limits_of(version)
        limits.pop("self", None)
        accepted = at + dice.uniform(0.1, 3) * HOUR
        arrived = accepted + dice.uniform(0.05, 4) * HOUR
        answered = arrived + dice.uniform(0.5, 40) * HOUR * (4 if dice.random() < 0.06 else 1)
        closed = answered + dice.uniform(1, 60) * HOUR
        verdict = dice.choices(["good", "fair", "bad", ""], [62, 18, 4, 16])[0]
        reporter = dice.choice(self.people) if self.people else None
        unit = str(self.unit or "")
        steps: list[tuple[str, datetime, str, dict[str, Any]]] = [
            (
                E.REPORTED,
                at,
                words,
                {"to": "offered", "stage": "joint", "level": 2, "limits": limits, "post": "reporter", "unit": unit},
            ),
            (E.ACCEPTED, accepted, "", {"to": "in_hand", "post": "handler"}),
            (E.ARRIVED, arrived, "", {"post": "handler", "minutes": int((arrived - at).total_seconds() // 60)}),
            (E.ANSWERED, answered, result, {"to": "answered", "post": "handler"}),
            (E.CLOSED, closed, dice.choice(THANKS), {"to": "closed", "post": "reporter", "verdict": verdict}),
        ]
        if verdict and dice.random() < 0.05:
            again, done = closed + dice.uniform(2, 40) * HOUR, {"to": "answered", "post": "handler"}
            better = again + dice.uniform(2, 30) * HOUR
            steps.insert(4, (E.REOPENED, again, dice.choice(STILL), {"to": "in_hand", "post": "reporter"}))
            steps.insert(5, (E.ANSWERED, better, "又检查了一遍：" + result, done))
            steps[6] = (E.CLOSED, better + dice.uniform(1, 20) * HOUR, *steps[6][2:])
        if not verdict:
            steps[-1] = (
                E.CLOSED,
                closed + 3 * DAY,
                "打过电话，居民说好了。",
                {"to": "closed", "post": "community_worker", "called": True},
            )
        state, events = State(), list[Event]()
        for kind, when, said, data in steps:
            for rang, alarm, about, _after in missed.alarms(state, when):
                events.append(self._event(alarm, rang, "", about | {"post": "system"}, None, unit, internal=alarm == E.REMINDED))
                state = clocks.after(state, alarm, rang, about)
            events.append(self._event(kind, when, said, data, reporter, unit))
            state = clocks.after(state, kind, when, data)
        channel = dice.choice(["qr", "web", "call", "counter"])
        trips = int(channel == "counter")
        lat, lng = (place.lat, place.lng) if dice.random() < 0.8 else (None, None)
        matter = Matter(
            community=self.community, number=number, place=place, place_path=place.path, lat=lat, lng=lng, cell=cells.cell(lat, lng),
            category=category, version=version, title=title_of(words), words=words, channel=channel,
            status="closed", reporter=reporter, handler=self.handler, unit=self.unit, verdict=verdict, is_public=version.is_public,
            opened_at=at, accepted_at=accepted, arrived_at=arrived, answered_at=_last(events, E.ANSWERED), closed_at=events[-1].at,
            trips=trips, reopens=sum(event.kind == E.REOPENED for event in events),
            level=state.level, close_by=state.close_by(), changed_at=events[-1].at, clock_state=clocking.carried(state),
        )  # fmt: skip
        return matter, events, state

    def _event(
        self, kind: str, at: datetime, words: str, data: dict[str, Any], reporter: Person | None, unit: str, *, internal: bool = False
    ) -> Event:  # fmt: skip
        by_unit = data["post"] == "handler"
        return Event(
            kind=kind, at=at, words=words, data=data, by_post=unit if by_unit else "", is_internal=internal,
            actor=self.handler if by_unit else reporter,
        )  # fmt: skip


def _last(events: list[Event], kind: str) -> datetime:
    return max(event.at for event in events if event.kind == kind)
