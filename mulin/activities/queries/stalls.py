"""A market as its page shows it: every stall with who has it and what one gets there."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet

from mulin.activities.models import Activity, Claim, Club, Market, Membership, Offer, Session, Stall
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .visible import managed_by


def market_of(activity: Activity) -> Market:
    return Market.objects.filter(activity=activity).first() or Market(activity=activity)


@dataclass
class Stand:
    """A stall, and whose it is. `fits`: what is looked for is offered there."""

    stall: Stall
    claim: Claim | None
    offers: list[Offer] = field(default_factory=list)
    fits: bool = True

    @property
    def is_free(self) -> bool:
        return self.claim is None and not self.stall.closed


def stands_of(session: Session, *, words: str = "", kind: str = "") -> list[Stand]:
    """Three queries. With words or a kind of offer, stalls where it is not found do not fit."""
    claims = Claim.objects.filter(session=session, status__in=Claim.STANDING).select_related("person", "body", "club")
    claims = claims.prefetch_related(Prefetch("offers", queryset=Offer.objects.order_by("id")))
    whose = {claim.stall_id: claim for claim in claims}
    found = []
    for stall in Stall.objects.filter(session=session).order_by("id"):
        claim = whose.get(stall.pk)
        one = Stand(stall, claim, list(claim.offers.all()) if claim else [])
        one.fits = _fits(one, words.strip().lower(), kind)
        found.append(one)
    return found


def _fits(one: Stand, words: str, kind: str) -> bool:
    offers = [offer for offer in one.offers if not kind or offer.kind == kind]
    if words and one.claim is not None and words in f"{one.claim.sign} {one.claim.sign_en}".lower():
        return bool(offers) or not kind
    said = [offer for offer in offers if not words or words in f"{offer.name} {offer.name_en}".lower()]
    return bool(said) if words or kind else True


def rows_of(stands: list[Stand]) -> list[list[Stand | None]]:
    """The plan, row by row, with gaps where nothing stands."""
    placed: dict[int, dict[int, Stand]] = defaultdict(dict)
    for one in stands:
        if one.stall.row is not None and one.stall.column is not None:
            placed[one.stall.row][one.stall.column] = one
    if not placed:
        return []
    last = max(max(row) for row in placed.values())
    return [[placed[row].get(column) for column in range(1, last + 1)] for row in range(1, max(placed) + 1)]


def claims_of(session: Session) -> QuerySet[Claim]:
    rows = Claim.objects.filter(session=session).select_related("stall", "person", "body", "club")
    return rows.prefetch_related("offers").order_by("id")


def own_claims(me: Standing) -> QuerySet[Claim]:
    """One's own stalls and those of one's units."""
    if me.person_id is None:
        return Claim.objects.none()
    own = Q(person=me.person_id) | Q(body__in=me.units())
    rows = Claim.objects.filter(own, status__in=(*Claim.STANDING, "off", "refused"))
    return rows.select_related("session__activity", "session__place", "stall", "body").order_by("-session__begins_at", "-id")


def claims_visible_to(me: Standing) -> QuerySet[Claim]:
    """Pages of single claims: whose they are, and who manages the market."""
    own = Q(person=me.person_id) if me.person_id else Q(pk__in=[])
    if me.units():
        own |= Q(body__in=me.units())
    own |= Q(session__activity__in=managed_by(me).values("pk"))
    return Claim.objects.filter(own).select_related("session__activity", "session__place", "stall", "person", "body", "club")


def stalls_held(session_id: int, person: Person, body: Organisation | None, club: Club | None = None) -> list[int]:
    """Numbers (`nth`) of the stalls that this claimant has there."""
    rows = Claim.objects.filter(session=session_id, status__in=Claim.STANDING, body=body, club=club)
    rows = rows if body is not None or club is not None else rows.filter(person=person)
    return sorted(rows.values_list("nth", flat=True))


def bodies_acted_for(me: Standing) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=me.units(), closed_on=None).order_by("name"))


def stalls_to_look_at(me: Standing) -> QuerySet[Claim]:
    rows = Claim.objects.filter(status=Claim.Status.ASKED, session__activity__in=managed_by(me).values("pk"))
    return rows.select_related("session__activity", "stall").order_by("session__begins_at", "id")


def clubs_led(person_id: int) -> list[Club]:
    """Clubs in whose name this person may claim."""
    led = Membership.objects.filter(person=person_id, status=Membership.Status.IN).exclude(role=Membership.Role.MEMBER)
    return list(Club.objects.filter(pk__in=led.values("club"), status=Club.Status.RUNNING).order_by("name", "id"))


def markets_to_look_at(me: Standing) -> list[Session]:
    """Sessions with stalls whose offers nobody has looked at, `asked` of them each."""
    rows = Session.objects.filter(claims__status=Claim.Status.ASKED, activity__in=managed_by(me).values("pk"))
    rows = rows.annotate(asked=Count("claims")).defer("draw").select_related("activity")
    return list(rows.order_by("begins_at", "id")[:20])


def holders_of(session_ids: list[int]) -> list[int]:
    """Whoever answers for a stall of these sessions."""
    rows = Claim.objects.filter(session__in=session_ids, status__in=("asked", "stands"))
    return sorted(set(rows.values_list("person_id", flat=True)))
