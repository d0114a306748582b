"""What of a fund goes into the public log: amounts, days and purposes. Never who gave or who is helped."""

from typing import Any

from django.utils.timezone import localdate

from mulin.funds import facts
from mulin.funds.models import Disclosure, Gift, HandOut, Seat, Spending
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes()
def gift(fact: facts.GiftReceived, *, source: Fact) -> Publication:
    given = Gift.objects.select_related("fund").get(pk=fact.gift_id)
    record: dict[str, Any] = {"fund": given.fund.name, "amount": say(given.amount, "cny"), "day": str(given.received_on)}
    if given.kind == Gift.Kind.GOODS:
        record |= {"good": given.good_name or given.good, "quantity": given.quantity}
    return _said("funds.gift", given.fund.community_id, record, given.pk, source)


@publishes()
def gift_taken_back(fact: facts.GiftTakenBack, *, source: Fact) -> Publication:
    given = Gift.objects.select_related("fund").get(pk=fact.gift_id)
    record = {"fund": given.fund.name, "amount": say(given.amount, "cny"), "day": str(given.received_on)}
    return _said("funds.gift_taken_back", given.fund.community_id, record, given.pk, source, "funds.gift")


@publishes()
def hand_out(fact: facts.GoodsHandedOut, *, source: Fact) -> Publication:
    given = HandOut.objects.select_related("fund").get(pk=fact.hand_out_id)
    record = {"fund": given.fund.name, "good": given.good_name, "quantity": given.quantity, "day": str(given.on)}
    return _said("funds.handout", given.fund.community_id, record, given.pk, source)


@publishes()
def payment(fact: facts.SpendingPaid, *, source: Fact) -> Publication:
    paid = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    record = {
        "fund": paid.fund.name, "purpose": paid.purpose.name, "amount": say(paid.paid or 0, "cny"), "day": str(paid.paid_on),
        "approvals": paid.approvals.count(),
    }  # fmt: skip
    return _said("funds.spending", paid.fund.community_id, record, paid.pk, source)


@publishes()
def payment_taken_back(fact: facts.SpendingTakenBack, *, source: Fact) -> Publication:
    paid = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    record = {"fund": paid.fund.name, "purpose": paid.purpose.name, "amount": say(fact.amount, "cny"), "day": str(paid.paid_on)}
    return _said("funds.spending_taken_back", paid.fund.community_id, record, paid.pk, source, "funds.spending")


@publishes()
def payment_returned(fact: facts.SpendingReturned, *, source: Fact) -> Publication:
    """`returned`: all that has come back of this payment by then."""
    paid = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    record = {
        "fund": paid.fund.name, "purpose": paid.purpose.name, "amount": say(fact.amount, "cny"), "returned": say(fact.returned, "cny"),
        "day": str(localdate(source.happened_at)),
    }  # fmt: skip
    return _said("funds.spending_returned", paid.fund.community_id, record, paid.pk, source, "funds.spending")


@publishes()
def hand_out_taken_back(fact: facts.GoodsCameBack, *, source: Fact) -> Publication:
    given = HandOut.objects.select_related("fund").get(pk=fact.hand_out_id)
    record = {"fund": given.fund.name, "good": given.good_name, "quantity": given.quantity, "day": str(given.on)}
    return _said("funds.handout_taken_back", given.fund.community_id, record, given.pk, source, "funds.handout")


@publishes()
def approval(fact: facts.SpendingApproved, *, source: Fact) -> Publication:
    """Which office said yes: chair, member or keeper."""
    asked = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    then = Seat.objects.filter(fund=asked.fund, person=fact.person_id, since__lte=localdate(source.happened_at))
    seat = then.order_by("-since").first()
    record = {
        "fund": asked.fund.name, "purpose": asked.purpose.name, "amount": say(asked.amount, "cny"),
        "office": seat.role if seat else "keeper",
    }  # fmt: skip
    return _said("funds.approval", asked.fund.community_id, record, asked.pk, source, "funds.spending")


@publishes()
def disclosure(fact: facts.DisclosurePublished, *, source: Fact) -> Publication:
    told = Disclosure.objects.select_related("fund").get(pk=fact.disclosure_id)
    money = {name: say(told.figures[name], "cny") for name in ("opening", "income", "spent", "closing")}
    record = {"fund": told.fund.name, "quarter": told.name, "version": told.version, "correction": told.reason, **money}
    if not told.reason:
        del record["correction"]
    return _said("funds.disclosure", told.fund.community_id, record, told.pk, source)


def _said(kind: str, community_id: int, record: dict[str, Any], pk: int, source: Fact, subject: str = "") -> Publication:
    return said(kind, community_id, record, (subject or kind, pk), source)
