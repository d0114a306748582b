"""Two years of closed matters, written in bulk: the same stories the actions tell, their clocks worked out by the same fold."""

import random
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.utils.timezone import get_default_timezone, localtime

from mulin.kernel.search import index
from mulin.organisations.models import Organisation
from mulin.organisations.queries import current_posts
from mulin.people.models import Person
from mulin.places.models import Place

from .actions import clocking
from .actions.reporting import limits_of, search_text, title_of
from .demo_words import SAID, THANKS
from .models import Assignment, Category, Clock, Event, Matter
from .queries import cells
from .rules import clocks
from .rules.clocks import State

E = Event.Kind
BATCH = 1000
DAYS = 700
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def history(community: Place, *, until: datetime, count: int) -> None:
    dice = random.Random(11)  # noqa: S311 - the same demo every time
    cast = _Cast(community, until, dice)
    stories = (cast.story(number) for number in _numbers(until, count, dice))
    while batch := list(islice(stories, BATCH)):
        Matter.objects.bulk_create([matter for matter, _events, _state in batch])
        for matter, events, _state in batch:
            for event in events:
                event.matter = matter
        Event.objects.bulk_create([event for _matter, events, _state in batch for event in events], batch_size=BATCH)
        Clock.objects.bulk_create(
            [
                Clock(matter=matter, kind=kind, **clocking.fields_of(run))
                for matter, _events, state in batch
                for kind, run in state.runs.items()
            ],
            batch_size=BATCH,
        )
        Assignment.objects.bulk_create(
            [
                Assignment(
                    matter=matter, role="lead", unit=matter.unit, person=matter.handler,
                    since=matter.opened_at, until=matter.closed_at, arrived_at=matter.arrived_at,
                )
                for matter, _events, _state in batch
            ]
        )  # fmt: skip
        index.put_many([("matters", matter.pk, search_text(matter), matter.place_path) for matter, _events, _state in batch])


def _numbers(until: datetime, count: int, dice: random.Random) -> list[tuple[datetime, str]]:
    """When each was reported, by day, and its number of that day."""
    last = localtime(until).date()
    days = sorted(last - timedelta(days=dice.randrange(DAYS)) for _one in range(count))
    found: list[tuple[datetime, str]] = []
    so_far: dict[date, int] = {}
    for day in days:
        so_far[day] = so_far.get(day, 0) + 1
        minutes = dice.randrange(7 * 60, 22 * 60)
        at = datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=get_default_timezone())
        found.append((at, f"{day:%Y-%m%d}-{so_far[day]:03d}"))
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
        steps: list[tuple[str, datetime, str, dict[str, object]]] = [
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
        if not verdict:
            steps[-1] = (
                E.CLOSED,
                closed + 3 * DAY,
                "打过电话，居民说好了。",
                {"to": "closed", "post": "community_worker", "called": True},
            )
        events = [self._event(kind, when, said, data, reporter, unit) for kind, when, said, data in steps]
        state = clocks.replay(events)
        lat, lng = (place.lat, place.lng) if dice.random() < 0.8 else (None, None)
        matter = Matter(
            community=self.community, number=number, place=place, place_path=place.path, lat=lat, lng=lng, cell=cells.cell(lat, lng),
            category=category, version=version, title=title_of(words), words=words, channel=dice.choice(["qr", "web", "call", "counter"]),
            status="closed", reporter=reporter, handler=self.handler, unit=self.unit, verdict=verdict, is_public=version.is_public,
            opened_at=at, accepted_at=accepted, arrived_at=arrived, answered_at=answered, closed_at=events[-1].at,
            level=state.level, close_by=state.close_by(), changed_at=events[-1].at, clock_state=clocking.carried(state),
        )  # fmt: skip
        return matter, events, state

    def _event(self, kind: str, at: datetime, words: str, data: dict[str, object], reporter: Person | None, unit: str) -> Event:
        by_unit = data["post"] == "handler"
        return Event(
            kind=kind, at=at, words=words, data=data, by_post=unit if by_unit else "", actor=self.handler if by_unit else reporter
        )
