"""Three pacts: a stairway's that was rewritten after comments and signed, an estate's under comments, the community's, filed."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions
from .demo_words import ASKED, BETTER, COMMUNITY, ESTATE, HOUSE, SAID
from .models import Pact, Version

Text = tuple[str, str, tuple[tuple[str, str], ...]]


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    worker = _standing(holders({"community_worker"}, community.path)[0], at)
    building = _lived_in(community)
    _house(building, worker, at)
    estate = Place.objects.filter(pk__in=[int(part) for part in building.path.split("/") if part], kind=Place.Kind.ESTATE).first()
    _estate(estate or community, worker, at)
    _community(community, worker, at)


def _lived_in(community: Place) -> Place:
    """The building of those who can sign in, so that they have a pact to look at."""
    home = Residence.objects.filter(under(community.path, "room__path"), until=None, person__account__isnull=False)
    path = home.order_by("person__account__id").values_list("room__path", flat=True).first() or ""
    ids = [int(part) for part in path.split("/") if part]
    found = Place.objects.filter(pk__in=ids, kind=Place.Kind.BUILDING).first()
    return found or community


def _house(building: Place, worker: Standing, at: datetime) -> None:
    began = at - timedelta(days=70)
    pact = actions.begin(building, f"{building.name}楼栋公约", title_en="Pact of our building", by=worker, at=began)
    first = _write(pact, HOUSE, worker, began)
    first = actions.show(first, localdate(began) + timedelta(days=14), by=worker, at=began)
    neighbours = _people(building, 12)
    for (number, words, taken, why), person in zip(SAID, neighbours, strict=False):
        said = actions.comment(
            first, first.clauses.get(number=number + 1), words, by=_standing(person, began), at=began + timedelta(days=3)
        )
        actions.answer(said, why, taken=taken, by=worker, at=began + timedelta(days=9))
    later = began + timedelta(days=15)
    second = actions.redraft(pact, by=worker, at=later)
    rows = [actions.Written(one.words, one.words_en, one.origin_id) for one in second.clauses.all()]
    actions.write(
        second, second.words, [actions.Written(*BETTER, rows[0].origin), *rows[1:]], words_en=second.words_en, by=worker, at=later
    )
    day = localdate(later) + timedelta(days=5)
    held = actions.Held("stairway", day, "一楼门厅", 24, 19, 17, 1, 1, "楼长主持，两位志愿者计票。")
    adopted = actions.record_meeting(second, held, by=worker, at=later + timedelta(days=6))
    actions.bring_into_force(adopted, day + timedelta(days=2), by=worker, at=later + timedelta(days=8))
    for number, person in enumerate(neighbours):
        if not adopted.signatures.filter(household__residences__person=person).exists():
            actions.sign(adopted, shows_name=number % 3 != 0, by=_standing(person, at), at=later + timedelta(days=9 + number % 5))


def _estate(estate: Place, worker: Standing, at: datetime) -> None:
    pact = actions.begin(estate, f"{estate.name}文明公约", title_en="Pact of our estate", by=worker, at=at - timedelta(days=6))
    text = _write(pact, ESTATE, worker, at - timedelta(days=6))
    text = actions.show(text, localdate(at) + timedelta(days=8), by=worker, at=at - timedelta(days=5))
    clauses = list(text.clauses.all())
    for number, (words, person) in enumerate(zip(ASKED, _people(estate, 3), strict=False)):
        about = clauses[2] if number != 1 else None
        actions.comment(text, about, words, by=_standing(person, at), at=at - timedelta(days=3 - number))


def _community(community: Place, worker: Standing, at: datetime) -> None:
    began = at - timedelta(days=400)
    pact = actions.begin(community, f"{community.name}居民公约", title_en="Residents' pact", voice="person", by=worker, at=began)
    text = _write(pact, COMMUNITY, worker, began)
    text = actions.show(text, localdate(began) + timedelta(days=15), by=worker, at=began)
    day = localdate(began) + timedelta(days=20)
    held = actions.Held("residents-2018", day, "社区礼堂", 180, 121, 112, 4, 5, "居委会主任主持，三位居民代表计票。")
    after = began + timedelta(days=26)
    adopted = actions.record_meeting(text, held, by=worker, at=after)
    filed = actions.file(adopted, "春街备〔2025〕12 号", "春和街道办事处", localdate(after), by=worker, at=after)
    actions.bring_into_force(filed, localdate(after) + timedelta(days=4), by=worker, at=after + timedelta(days=4))


def _write(pact: Pact, text: Text, worker: Standing, at: datetime) -> Version:
    words, english, clauses = text
    rows = [actions.Written(*one) for one in clauses]
    return actions.write(pact.versions.get(), words, rows, words_en=english, by=worker, at=at)


def _people(place: Place, most: int) -> list[Person]:
    """Grown-ups of different households."""
    grown = date(2000, 1, 1)
    rows = Residence.objects.filter(under(place.path, "room__path"), until=None, person__left_on=None, person__born_on__lt=grown)
    rows = rows.exclude(kind=Residence.Kind.AWAY).select_related("person").order_by("-person__account__id", "id")[: most * 4]
    return list({row.household_id: row.person for row in rows}.values())[:most]


def _standing(person: Person, at: datetime) -> Standing:
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)
