"""What one may read, and where one may vote. What is announced is public; drafts are theirs who may change them."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from mulin.ballots.models import Ballot, Elector, ElectorPerson, Option
from mulin.ballots.rules import may
from mulin.kernel.access.asking import Standing as Asking
from mulin.kernel.prepared import Prepared
from mulin.organisations.queries import OF_OWNERS, Standing
from mulin.places.fields import under, under_any

from .keepers import keeper_of

BY_NUMBER = Prepared(lambda number: Ballot.objects.filter(number=number).select_related("place"))
OWN_VOICES: Prepared[Elector] = Prepared(
    lambda person, ballot: (
        Elector.objects.filter(persons__person=person, ballot=ballot, struck_by=None).select_related("voted").order_by("line")
    )
)
OWN_VOICE: Prepared[Elector] = Prepared(
    lambda number, line, person: Elector.objects.filter(
        persons__person=person, line=line, ballot__number=number, struck_by=None
    ).select_related("voted", "ballot__place")
)


def managed_by(me: Standing) -> QuerySet[Ballot]:
    """Those one helps with: over whose place one holds a post."""
    seen = under_any(me.paths(may.HELPERS), "place__path")
    if owners := me.paths(OF_OWNERS):
        seen |= under_any(owners, "place__path") & Q(head=Ballot.Head.UNIT)
    return Ballot.objects.filter(seen).select_related("place")


def visible_to(me: Standing) -> QuerySet[Ballot]:
    seen = Q(state__in=Ballot.PUBLIC)
    for path in me.paths(may.ORGANISERS):
        seen |= under(path, "place__path")
    for path in me.paths(OF_OWNERS):
        seen |= under(path, "place__path") & Q(head=Ballot.Head.UNIT)
    return Ballot.objects.filter(seen).select_related("place")


def ballot_seen(me: Standing, number: str) -> Ballot | None:
    """One ballot by its number, where `me` may read it."""
    found = BY_NUMBER.first(number)
    if found is None or found.state in Ballot.PUBLIC:
        return found
    return found if may.manage(me, found) else None


def public(community_id: int) -> QuerySet[Ballot]:
    return Ballot.objects.filter(community=community_id, state__in=Ballot.PUBLIC).select_related("place")


def electors_for(ballot: Ballot, person_id: int | None) -> list[Elector]:
    """The voices that this person may cast, with what has become of them: one query. Most have none or one, some owners several.
    Where a keeper has papers, also those entrusted to this person."""
    if person_id is None:
        return []
    own = OWN_VOICES.rows(person_id, ballot.pk)
    keeper = keeper_of(ballot)
    others = set(keeper.entrusted(ballot, person_id)) - {one.pk for one in own} if keeper else None
    if not others:
        return own
    return own + list(ballot.lines.filter(pk__in=others, struck_by=None).select_related("voted").order_by("line"))


def own_voice(number: str, line: int, person_id: int | None) -> Elector | None:
    """This person's voice in a ballot that everybody may read, with the ballot: one query for a pressing that is sent by thousands at once."""
    found = OWN_VOICE.first(number, line, person_id) if person_id else None
    return found if found and found.ballot.state in Ballot.PUBLIC else None


def elector_for(ballot: Ballot, person_id: int | None) -> Elector | None:
    """The first voice that has not voted, else the first."""
    found = electors_for(ballot, person_id)
    return next((one for one in found if not hasattr(one, "voted")), found[0] if found else None)


def mine(me: Standing) -> QuerySet[Elector]:
    """Voices one may cast, in ballots that are public; `voted` where they have."""
    return (
        _own(me.person_id).filter(ballot__state__in=Ballot.PUBLIC).select_related("ballot__place").order_by("-ballot_id", "line")
    )


def waiting_for(me: Standing, at: datetime) -> QuerySet[Elector]:
    """Voices that can be cast now and have not been."""
    if me.person_id is None:
        return Elector.objects.none()
    rows = _own(me.person_id).filter(ballot__state=Ballot.State.OPEN, ballot__closes_at__gt=at, voted=None)
    return rows.select_related("ballot__place").order_by("ballot__closes_at", "line")


def _own(person_id: int | None) -> QuerySet[Elector]:
    if person_id is None:
        return Elector.objects.none()
    lines = ElectorPerson.objects.filter(person=person_id).values("elector_id")
    return Elector.objects.filter(pk__in=lines, struck_by=None).select_related("voted")


def may_see_file(me: Asking, key: str) -> bool:
    """Pictures of options, as soon as the ballot is public."""
    seen = Q(ballot__state__in=Ballot.PUBLIC)
    for path in me.paths(may.ORGANISERS):
        seen |= under(path, "ballot__place__path")
    for path in me.paths(OF_OWNERS):
        seen |= under(path, "ballot__place__path") & Q(ballot__head=Ballot.Head.UNIT)
    return Option.objects.filter(seen, photo=key).exists()


def used_files(keys: Collection[str]) -> Collection[str]:
    return set(Option.objects.filter(photo__in=keys).values_list("photo", flat=True))
