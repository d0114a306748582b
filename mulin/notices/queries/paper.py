"""Printed notices: for whom there is no other way, house by house."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import override

from mulin.kernel.secrets import masks
from mulin.notices import words
from mulin.notices.models import Delivery
from mulin.notices.rules.may import BRINGERS
from mulin.organisations.queries import Standing
from mulin.people.models import Person, Residence
from mulin.places.fields import under_any
from mulin.places.models import Place


@dataclass(frozen=True)
class House:
    building: Place
    number: int  # of sheets owed


@dataclass
class Door:
    """One reader behind one door, and what is owed there."""

    room: str
    name: str  # masked: the sheet may be left lying somewhere
    deliveries: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """`texts`: each (title, text, title in English, text in English) once, however many doors get it."""

    doors: list[Door]
    texts: list[tuple[str, str, str, str]]


def paper_visible_to(me: Standing) -> QuerySet[Delivery]:
    return Delivery.objects.filter(under_any(me.paths(BRINGERS)), channel=Delivery.Channel.PRINT)


def houses(me: Standing) -> list[House]:
    """Buildings to which something has to be brought; three queries."""
    paths = list(paper_visible_to(me).filter(state=Delivery.State.OWED).values_list("path", flat=True))
    above = {int(part) for path in paths for part in path.split("/") if part}
    counts: dict[Place, int] = {}
    for building in Place.objects.filter(pk__in=above, kind=Place.Kind.BUILDING).order_by("path"):
        counts[building] = sum(path.startswith(building.path) for path in paths)
    return [House(building, number) for building, number in counts.items()]


def sheet(rows: QuerySet[Delivery]) -> Sheet:
    """What is owed, by room."""
    found = list(rows.filter(state=Delivery.State.OWED).select_related("notice").order_by("path", "reader", "id"))
    people = {row.notice.person_id for row in found if row.notice and row.notice.person_id}
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    homes = Residence.objects.filter(person_id__in=people, until=None)
    rooms = dict(homes.order_by("-id").values_list("person_id", "room__label"))
    doors: dict[int, Door] = {}
    texts: dict[tuple[str, str, str, str], None] = defaultdict()
    for row in found:
        notice = row.notice
        if notice is None or notice.person_id is None:
            continue
        door = doors.setdefault(
            notice.person_id, Door(rooms.get(notice.person_id, ""), masks.name(names.get(notice.person_id, "")))
        )
        title, text, _icon = words.say(notice.kind, notice.values)
        with override("en"):
            title_en, text_en, _icon = words.say(notice.kind, notice.values)
        is_other = title_en != title
        texts[title, text, title_en if is_other else "", text_en if is_other else ""] = None
        door.deliveries.append(row.pk)
        door.titles.append(title)
    return Sheet(list(doors.values()), list(texts))
