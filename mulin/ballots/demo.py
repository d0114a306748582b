"""Ballots of the demo community: an owners' decision one can vote in, a stairway's colour, a budget, one announced, one in preparation."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, localtime

from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Ownership, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions
from .demo_words import CHARGING, COLOURS, GARDEN, GATE, LIGHTS, PAINT, PROJECTS
from .models import Ballot, Elector

VOICES = {"small": 50, "full": 400}  # that vote in each of the larger ones
K = Place.Kind


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    estate = Place.objects.filter(under(community.path), kind=K.ESTATE).order_by("id").first()
    if estate is not None:
        Play(community, estate, at, VOICES[scale]).run()


class Play:
    def __init__(self, community: Place, estate: Place, at: datetime, voices: int):
        self.community, self.estate, self.at, self.voices = community, estate, at, voices
        self.dice = random.Random(278)  # noqa: S311 - the same demo each time
        self.worker = self._standing(holders({"community_worker"}, community.path)[0])
        self.head = self._standing(holders({"secretary", "committee_head"}, community.path)[0])

    def run(self) -> None:
        self._complete_the_cast()
        home = (
            Residence.objects.filter(person__name="王芳", person__community=self.community, until=None)
            .select_related("room")
            .first()
        )
        stairway = home.room.parent if home and home.room.parent else self.estate
        self._stairway(stairway)
        self._budget()
        self._charging()
        self._draft(
            GARDEN,
            place=stairway.parent or stairway,
            rule_key="residents-meeting-households",
            head="household",
            days=10,
            lasts=7,
            announced=True,
        )
        self._draft(GATE, place=self.estate, rule_key="civil-code-278-ordinary", head="unit", secrecy="named", days=18, lasts=10)

    def _complete_the_cast(self) -> None:
        """Who guides and tests speak of owns the home it lives in, and is of age."""
        Person.objects.filter(community=self.community, born_on=None).update(born_on=date(1978, 5, 1))
        owned = set(Ownership.objects.filter(until=None, room__community=self.community).values_list("room_id", flat=True))
        made: dict[int, Ownership] = {}
        homes = Residence.objects.filter(until=None, room__community=self.community).order_by("id")
        for room, person, kind in homes.values_list("room_id", "person_id", "kind"):
            if room not in owned and room not in made:
                owner = {"person_id": person} if kind == "owner" else {"company": "江城春和置业有限公司", "is_developer": True}
                made[room] = Ownership(room_id=room, area=9860, source="register", **owner)
        Ownership.objects.bulk_create(made.values())

    def _draft(self, words: Any, *, place: Place, rule_key: str, head: str, days: float, lasts: float, announced: bool = False, **more: Any) -> Ballot:  # fmt: skip
        """`days`: from the draft's own day to the opening."""
        at = more.pop("at", self.at)
        opens = localtime(at).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
        plan = actions.Plan(
            community_id=self.community.pk, place_id=place.pk, title=words.title, title_en=words.title_en, words=words.words,
            words_en=words.words_en, rule_key=rule_key, head=head, opens_at=opens,
            closes_at=opens + timedelta(days=lasts, hours=11), channels=("phone", "counter", "visit", "paper"), may_change=True,
            **({"notice_days": None} | more),
        )  # fmt: skip
        made = actions.draft(plan, by=self.worker, at=at)
        return actions.announce(made, by=self.worker, at=at) if announced else made

    def _opened(self, words: Any, *, at: datetime, days: float, **more: Any) -> Ballot:
        made = self._draft(words, at=at, days=days, announced=True, **more)
        return actions.open_(made, by=None, at=made.opens_at)

    def _votes(self, ballot: Ballot, lines: Sequence[Elector], choices: Sequence[Any], at: datetime) -> None:
        for number, elector in enumerate(lines):
            person = elector.persons.order_by("id").select_related("person").first()
            choice = self.dice.choice(choices)
            by = self._standing(person.person) if person and number % 7 else self.worker
            actions.cast(ballot, elector, choice, by=by, at=at, channel="phone" if by is not self.worker else "counter")

    def _lines(self, ballot: Ballot, most: int, *, without: str = "") -> list[Elector]:
        rows = ballot.lines.order_by("line")
        return list((rows.exclude(persons__person__name=without) if without else rows)[:most])

    def _ended(self, ballot: Ballot) -> None:
        closed = actions.close(ballot, by=None, at=ballot.closes_at)
        actions.count(closed, by=self.head, at=ballot.closes_at + timedelta(hours=1))

    def _stairway(self, place: Place) -> None:
        began = self.at - timedelta(days=40)
        ballot = self._opened(
            PAINT, at=began, days=3, lasts=7, place=place, rule_key="instant-run-off", head="household", options=COLOURS
        )
        votes: list[Any] = [["1", "2"], ["2", "1", "3"], ["3", "2"], ["2"], ["1"], ["3", "1"]]
        self._votes(ballot, self._lines(ballot, 40), votes, began + timedelta(days=4))
        self._ended(ballot)

    def _budget(self) -> None:
        began = self.at - timedelta(days=60)
        ballot = self._opened(
            LIGHTS, at=began, days=7, lasts=14, place=self.estate, rule_key="budget-equal-shares-add1", head="person", options=PROJECTS, amount=20_000_000
        )  # fmt: skip
        votes = [["1", "2"], ["1", "2", "5"], ["1"], ["3", "4"], ["3", "6"], ["4", "5", "6"], ["2", "3"], ["5"]]
        self._votes(ballot, self._lines(ballot, self.voices), votes, began + timedelta(days=9))
        self._ended(ballot)

    def _charging(self) -> None:
        began = self.at - timedelta(days=19)
        ballot = self._opened(
            CHARGING,
            at=began,
            days=16,
            lasts=12,
            place=self.estate,
            rule_key="civil-code-278-special",
            head="unit",
            secrecy="named",
        )
        lines = self._lines(ballot, self.voices // 2, without="王芳")
        self._votes(ballot, lines, ["yes", "yes", "yes", "yes", "no", "abstain"], began + timedelta(days=17))
        self._objects(
            ballot, ballot.lines.exclude(persons=None).exclude(pk__in=[one.pk for one in lines]).order_by("-line").first()
        )

    def _objects(self, ballot: Ballot, line: Elector | None) -> None:
        """Waits for its answer: at the owners' committee's desk, and at the residents' committee's."""
        owner = line.persons.select_related("person").order_by("id").first() if line else None
        if owner is not None:
            words = "我家的面积少算了两平方米，产证上写着。"
            actions.object_(
                ballot, words, "correct", elector=line, by=self._standing(owner.person), at=self.at - timedelta(days=1)
            )

    def _standing(self, person: Person) -> Standing:
        account = Account.objects.filter(person=person).first()
        return standing_of(person, on=localdate(self.at), account_id=account.pk if account else None)
