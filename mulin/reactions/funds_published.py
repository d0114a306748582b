"""What of a fund goes into the public log: amounts, days and purposes. Never who gave or who is helped."""

from typing import Any

from mulin.funds import facts
from mulin.funds.models import Disclosure, Gift, HandOut, Seat, Spending
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.transparency import actions


def gift(fact: facts.GiftReceived, *, source: Fact) -> None:
    given = Gift.objects.select_related("fund").get(pk=fact.gift_id)
    record: dict[str, Any] = {"fund": given.fund.name, "amount": say(given.amount, "cny"), "day": str(given.received_on)}
    if given.kind == Gift.Kind.GOODS:
        record |= {"good": given.good_name or given.good, "quantity": given.quantity}
    _publish("funds.gift", given.fund.community_id, record, given.pk, source)


def gift_taken_back(fact: facts.GiftTakenBack, *, source: Fact) -> None:
    given = Gift.objects.select_related("fund").get(pk=fact.gift_id)
    record = {"fund": given.fund.name, "amount": say(given.amount, "cny"), "day": str(given.received_on)}
    _publish("funds.gift_taken_back", given.fund.community_id, record, given.pk, source, "funds.gift")


def hand_out(fact: facts.GoodsHandedOut, *, source: Fact) -> None:
    given = HandOut.objects.select_related("fund").get(pk=fact.hand_out_id)
    record = {"fund": given.fund.name, "good": given.good_name, "quantity": given.quantity, "day": str(given.on)}
    _publish("funds.handout", given.fund.community_id, record, given.pk, source)


def payment(fact: facts.SpendingPaid, *, source: Fact) -> None:
    paid = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    record = {
        "fund": paid.fund.name, "purpose": paid.purpose.name, "amount": say(fact.amount, "cny"), "day": str(paid.paid_on),
        "approvals": paid.approvals.count(),
    }  # fmt: skip
    _publish("funds.spending", paid.fund.community_id, record, paid.pk, source)


def payment_taken_back(fact: facts.SpendingTakenBack, *, source: Fact) -> None:
    paid = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    record = {"fund": paid.fund.name, "purpose": paid.purpose.name, "amount": say(fact.amount, "cny"), "day": str(paid.paid_on)}
    _publish("funds.spending_taken_back", paid.fund.community_id, record, paid.pk, source, "funds.spending")


def hand_out_taken_back(fact: facts.GoodsCameBack, *, source: Fact) -> None:
    given = HandOut.objects.select_related("fund").get(pk=fact.hand_out_id)
    record = {"fund": given.fund.name, "good": given.good_name, "quantity": given.quantity, "day": str(given.on)}
    _publish("funds.handout_taken_back", given.fund.community_id, record, given.pk, source, "funds.handout")


def approval(fact: facts.SpendingApproved, *, source: Fact) -> None:
    """Which office said yes: chair, member or keeper."""
    asked = Spending.objects.select_related("fund", "purpose").get(pk=fact.spending_id)
    seat = Seat.objects.filter(fund=asked.fund, person=fact.person_id).order_by("-since").first()
    record = {
        "fund": asked.fund.name, "purpose": asked.purpose.name, "amount": say(asked.amount, "cny"),
        "office": seat.role if seat else "keeper",
    }  # fmt: skip
    _publish("funds.approval", asked.fund.community_id, record, asked.pk, source, "funds.spending")


def disclosure(fact: facts.DisclosurePublished, *, source: Fact) -> None:
    said = Disclosure.objects.select_related("fund").get(pk=fact.disclosure_id)
    money = {name: say(said.figures[name], "cny") for name in ("opening", "income", "spent", "closing")}
    record = {"fund": said.fund.name, "quarter": said.name, "version": said.version, "correction": said.reason, **money}
    if not said.reason:
        del record["correction"]
    _publish("funds.disclosure", said.fund.community_id, record, said.pk, source)


def _publish(kind: str, community_id: int, record: dict[str, Any], pk: int, source: Fact, subject: str = "") -> None:
    actions.publish(kind, community_id, record, None, (subject or kind, pk), f"fact:{source.pk}:{kind}", source.happened_at)
