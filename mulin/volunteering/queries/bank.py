from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum

from mulin.kernel.together import Together
from mulin.ledger.models import Account
from mulin.people.models import Person, Residence
from mulin.volunteering.models import BankRules, Entitlement, Expiry, Help, Invitation, Member
from mulin.volunteering.rules import Who

from .expiring import Coming, coming
from .visible import communities_kept


def rules_on(community_id: int, on: date) -> BankRules | None:
    """The set in force on a day; None: the community has no time bank."""
    return BankRules.objects.filter(community=community_id, since__lte=on).order_by("-since").first()


def entitlements_of(person_id: int, on: date) -> set[str]:
    rows = Entitlement.objects.filter(Q(until=None) | Q(until__gt=on), person=person_id, since__lte=on)
    return set(rows.values_list("kind", flat=True))


class Minutes(NamedTuple):
    """What somebody has in the bank."""

    free: int
    held: int  # set aside for help that was asked for
    group: int  # of group service: may only be donated


def minutes_of_person(person_id: int) -> Minutes:
    return _minutes(Account.objects.filter(holder_kind="person", holder_id=person_id, book__code="minutes"))


def _minutes(accounts: Iterable[Account]) -> Minutes:
    found = {one.code.split(":")[0]: (one.balance, one.held) for one in accounts}
    balance, held = found.get("person", (0, 0))
    return Minutes(balance - held, held, found.get("group", (0, 0))[0])


class Own(NamedTuple):
    """One's time bank: what one has, the rules of the day, what was announced to expire."""

    minutes: Minutes
    rules: BankRules | None
    coming: list[Coming]


def own_bank(person: Person, on: date) -> Own:
    """One query; one more where something will expire."""
    accounts, sets, announced = OWN.rows(person.pk, person.community_id, on)
    return Own(_minutes(accounts), next(iter(sets), None), coming(announced, accounts))


OWN = Together(
    lambda person, community, on: [
        Account.objects.filter(holder_kind="person", holder_id=person, book__code="minutes"),
        BankRules.objects.filter(community=community, since__lte=on).order_by("-since"),
        Expiry.objects.filter(person=person, ended_at=None).order_by("on", "id"),
    ]
)


def help_visible_to(who: Who) -> QuerySet[Help]:
    """One's own, what one helps with, what workers keep; open ones by everybody who serves in the community."""
    seen = Q(community__in=communities_kept(who))
    if who.standing.person_id is not None:
        seen |= Q(person_id=who.standing.person_id)
    if who.serves is not None:
        seen |= Q(helper=who.serves) | Q(status=Help.Status.OPEN, community=who.serves.community_id)
        seen |= Q(pk__in=Invitation.objects.filter(volunteer=who.serves).values("help"))
    return Help.objects.filter(seen)


LAST_ASKED = 10


def help_of(who: Who) -> tuple[list[Help], list[Help]]:
    """What one asked for of late, and what one has promised to do; one query."""
    own = Help.objects.filter(person=who.standing.person_id or 0).order_by("-id")
    promised = Q(helper=who.serves, status=Help.Status.AGREED) if who.serves else Q(pk=None)
    rows = Help.objects.filter(Q(pk__in=own.values("pk")[:LAST_ASKED]) | promised)
    there = list(rows.select_related("person", "helper__person", "place").order_by("-id"))
    asked = [one for one in there if one.person_id == who.standing.person_id]
    return asked, sorted((one for one in there if one not in asked), key=lambda one: (one.wanted_from, one.pk))


def help_open_to(who: Who, at: datetime) -> QuerySet[Help]:
    """Requests that wait for a helper, soonest first, for those who serve; not those one is invited to."""
    if who.serves is None:
        return Help.objects.none()
    rows = Help.objects.filter(community=who.serves.community_id, status=Help.Status.OPEN, wanted_to__gt=at)
    asked = Invitation.objects.filter(volunteer=who.serves, status=Invitation.Status.SENT).values("help")
    rows = rows.exclude(person=who.serves.person_id).exclude(pk__in=asked)
    return rows.select_related("place", "skill").order_by("wanted_from", "id")


MOST_NAMES = 100


def may_receive(giver: Person) -> QuerySet[Person]:
    """Those whose names the giver knows anyway: who lives in the same house, and members of the same teams."""
    homes = Residence.objects.filter(person=giver, until=None).values("room")
    mates = Member.objects.filter(team__members__volunteer__person=giver, team__members__until=None, until=None)
    known = Q(pk__in=Residence.objects.filter(room__in=homes, until=None).values("person"))
    known |= Q(pk__in=mates.values("volunteer__person"))
    rows = Person.objects.filter(known, community=giver.community_id, left_on=None).exclude(pk=giver.pk)
    return Person.objects.filter(pk__in=rows.values("pk")[:MOST_NAMES]).order_by("name", "id")


class Totals(NamedTuple):
    """Of a community's bank, from the ledger's kept balances."""

    with_people: int
    in_pool: int


def totals(communities: set[int]) -> Totals:
    rows = Account.objects.filter(book__community__in=communities, book__code="minutes")
    found = rows.aggregate(
        people=Sum("balance", filter=Q(holder_kind="person")), pool=Sum("balance", filter=Q(code="pool"))
    )  # fmt: skip
    return Totals(found["people"] or 0, found["pool"] or 0)
