"""Claims of stalls. That a stall has one holder, and a holder one stall, the database keeps; who is late hears which it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.activities import flow, queries, rules
from mulin.activities.facts import StallApproved, StallClaimed, StallMoved, StallRefused, StallReturned
from mulin.activities.models import Claim, Club, Offer, Session, Stall
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person

MOST_OFFERS = 12
Status = Claim.Status


@dataclass(frozen=True)
class Ware:
    """One line of what is offered; `price` in words."""

    name: str
    kind: str = Offer.Kind.GOODS.value
    name_en: str = ""
    price: str = ""


@transaction.atomic
def claim(
    stall: Stall, person: Person, wares: Sequence[Ware], *, sign: str, sign_en: str = "", words: str = "",
    body: Organisation | None = None, club: Club | None = None, by: Standing, at: datetime,
) -> Claim:  # fmt: skip
    """
    Raises:
        Refused: too early, too late, taken a moment ago, one stall already; the reason says which.
    """
    stall = Stall.objects.select_for_update().get(pk=stall.pk)  # who cancels the session waits for this row, or is seen below
    stall.session = Session.objects.select_related("activity").get(pk=stall.session_id)
    market, held = queries.market_of(stall.session.activity), queries.stalls_held(stall.session_id, person, body, club)
    leads = club is None or club in queries.clubs_led(person.pk)
    require(rules.may_claim(by, person, body, stall.session, market, at, held=len(held), leads=leads))
    require(rules.may_take(stall, stall.claims.filter(status__in=Claim.STANDING).exists()))
    _sound(sign, wares)
    manages = bool(rules.may_manage(by, stall.session.activity))
    row = Claim(
        session=stall.session, stall=stall, person=person, body=body, club=club, nth=_free(held, market.most),
        status=Status.ASKED if market.reviews and not manages else Status.STANDS, sign=sign.strip(), sign_en=sign_en.strip(),
        words=words.strip(), claimed_at=at, helped_by=by.person_id if by.person_id != person.pk else None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("%(number)s 号摊位刚被别人认领了，或者您刚有了一个，请再看一眼。") % {"number": stall.number}) from None
    _offer(row, wares)
    fact = StallClaimed(row.pk, stall.session_id, person.pk, row.status == Status.ASKED)
    record(fact, actor_id=by.account_id, at=at)
    return row


def _free(held: list[int], most: int) -> int:
    return next(number for number in range(1, most + 1) if number not in held)


def _sound(sign: str, wares: Sequence[Ware]) -> None:
    if not sign.strip():
        raise Refused(_("请写摊位的招牌，邻居按它来找。"))
    if not wares:
        raise Refused(_("请至少写一样卖什么、做什么。"))
    if len(wares) > MOST_OFFERS:
        raise Refused(_("一个摊位最多写 %(most)s 样。") % {"most": MOST_OFFERS})
    if any(one.kind == Offer.Kind.FREE and one.price for one in wares):
        raise Refused(_("免费的就不写价钱。"))


def _offer(row: Claim, wares: Sequence[Ware]) -> None:
    Offer.objects.bulk_create(
        Offer(claim=row, kind=one.kind, name=one.name, name_en=one.name_en, price=one.price) for one in wares
    )


@transaction.atomic
def change_offers(
    row: Claim, wares: Sequence[Ware], *, sign: str, sign_en: str = "", words: str = "", by: Standing, at: datetime
) -> Claim:
    """What changed is looked at again where somebody looks."""
    row = _lock(row)
    require(rules.may_change_claim(by, row, at))
    _sound(sign, wares)
    row.sign, row.sign_en, row.words = sign.strip(), sign_en.strip(), words.strip()
    if queries.market_of(row.session.activity).reviews and not rules.may_manage(by, row.session.activity):
        row.status = advance(row.status, flow.LOOK_AGAIN)
    row.save()
    row.offers.all().delete()
    _offer(row, wares)
    return row


@transaction.atomic
def return_stall(row: Claim, *, by: Standing, at: datetime) -> Claim:
    row = _lock(row)
    require(rules.may_change_claim(by, row, at))
    return give_back(row, by.account_id, at)


def give_back(row: Claim, account_id: int | None, at: datetime) -> Claim:
    """The stall of a locked claim is free again. Without an account: the claimant's is closed."""
    row.status = advance(row.status, flow.RETURN)
    row.save(update_fields=["status"])
    record(StallReturned(row.pk, row.session_id, row.person_id), actor_id=account_id, at=at)
    return row


@transaction.atomic
def move_claim(row: Claim, to: Stall, *, by: Standing, at: datetime) -> Claim:
    """To another stall of the same market; whoever has it is told when somebody else moved it."""
    row = _lock(row)
    require(rules.may_change_claim(by, row, at))
    if to.session_id != row.session_id:
        raise Refused(_("只能换到同一场的摊位。"))
    require(rules.may_take(to, to.claims.filter(status__in=Claim.STANDING).exclude(pk=row.pk).exists()))
    before, row.stall = row.stall.number, to
    try:
        with transaction.atomic():
            row.save(update_fields=["stall"])
    except IntegrityError:
        require(rules.may_take(to, taken=True))
    record(StallMoved(row.pk, row.person_id, before, to.number), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def approve(row: Claim, *, by: Standing, at: datetime) -> Claim:
    row = _lock(row)
    require(rules.may_look(by, row, approve=True))
    row.status, row.looked_by = advance(row.status, flow.APPROVE), by.person_id
    row.save(update_fields=["status", "looked_by"])
    record(StallApproved(row.pk, row.person_id), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def refuse(row: Claim, note: str, *, by: Standing, at: datetime) -> Claim:
    """The stall is free again; the reason goes to whoever claimed it."""
    row = _lock(row)
    require(rules.may_look(by, row, approve=False))
    if not note.strip():
        raise Refused(_("请写为什么不行，认领的人会看到。"))
    row.status, row.note, row.looked_by = advance(row.status, flow.REFUSE), note.strip(), by.person_id
    row.save(update_fields=["status", "note", "looked_by"])
    record(StallRefused(row.pk, row.person_id, row.note), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def note_stall(row: Claim, *, came: bool, by: Standing, at: datetime) -> Claim:
    """Who set up and who did not; again changes it. Nobody is blamed: it helps to lay out the next one."""
    row = _lock(row)
    require(rules.may_note(by, row, at))
    step = flow.SHOW_UP if came else flow.STAY_AWAY
    if row.status != step.to:
        row.status = advance(row.status, step)
        row.save(update_fields=["status"])
    return row


def _lock(row: Claim) -> Claim:
    return Claim.objects.select_for_update(of=("self",)).select_related("session__activity", "stall").get(pk=row.pk)
