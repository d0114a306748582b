"""Who hears what of gifts, spending and disclosures."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.funds import facts, queries
from mulin.funds.models import Disclosure, Earmark, Fund, Gift, Spending
from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.notices import actions as notices
from mulin.organisations.models import Post


def donor(fact: facts.GiftReceived, *, source: Fact) -> None:
    """Thanked, with a way to see where it goes: the person, or those who speak for the organisation."""
    gift = Gift.objects.select_related("fund").get(pk=fact.gift_id)
    url = reverse("funds:open_gift", args=[gift.pk])
    _tell(_donors(gift), "funds.thanks", source, url, fund=gift.fund.name, fund_en=gift.fund.name_en, what=_what(gift))


def donor_of_a_gift_taken_back(fact: facts.GiftTakenBack, *, source: Fact) -> None:
    gift = Gift.objects.select_related("fund").get(pk=fact.gift_id)
    url = reverse("funds:open_gift", args=[gift.pk])
    _tell(_donors(gift), "funds.gift_taken_back", source, url, fund=gift.fund.name, fund_en=gift.fund.name_en, what=_what(gift))


def approvers(fact: facts.SpendingAsked, *, source: Fact) -> None:
    """All who may say yes: not who asked, not who is helped."""
    spending = _spending(fact.spending_id)
    may = queries.deciders_of(spending.fund, localdate(source.happened_at)) - {spending.asked_by, spending.person_id}
    _tell(may, "funds.approve", source, _desk(spending), **_of(spending))


def keepers_who_pay(fact: facts.SpendingReserved, *, source: Fact) -> None:
    spending = _spending(fact.spending_id)
    _tell(queries.keepers_of(spending.fund), "funds.to_pay", source, _desk(spending), **_of(spending))


def requester_of_a_yes(fact: facts.SpendingReserved, *, source: Fact) -> None:
    spending = _spending(fact.spending_id)
    _tell([spending.asked_by], "funds.approved", source, _desk(spending), **_of(spending))


def requester_of_a_payment(fact: facts.SpendingPaid, *, source: Fact) -> None:
    spending = _spending(fact.spending_id)
    url = reverse("funds:open_spending", args=[spending.pk])
    _tell([spending.asked_by], "funds.paid", source, url, **_of(spending) | {"amount": say(fact.amount, "cny")})


def requester_of_a_payment_taken_back(fact: facts.SpendingTakenBack, *, source: Fact) -> None:
    spending = _spending(fact.spending_id)
    _tell([spending.asked_by], "funds.unpaid", source, _desk(spending), note=spending.reason, **_of(spending))


def requester_of_an_end(fact: facts.SpendingEnded, *, source: Fact) -> None:
    """Refused or expired; who withdrew it knows."""
    if fact.status in ("refused", "expired"):
        spending = _spending(fact.spending_id)
        _tell([spending.asked_by], f"funds.{fact.status}", source, _desk(spending), note=spending.reason, **_of(spending))


def approvers_of_an_earmark(fact: facts.EarmarkAsked, *, source: Fact) -> None:
    kept = _earmark(fact.earmark_id)
    may = queries.deciders_of(kept.fund, localdate(source.happened_at)) - {kept.asked_by}
    _tell(may, "funds.approve_earmark", source, _kept(kept), **_named_earmark(kept))


def requester_of_an_earmark(fact: facts.EarmarkReserved, *, source: Fact) -> None:
    kept = _earmark(fact.earmark_id)
    _tell([kept.asked_by], "funds.earmarked", source, _kept(kept), **_named_earmark(kept))


def requester_of_no_earmark(fact: facts.EarmarkEnded, *, source: Fact) -> None:
    """Who withdrew it knows."""
    if fact.status == "refused":
        kept = _earmark(fact.earmark_id)
        _tell([kept.asked_by], "funds.earmark_refused", source, _kept(kept), note=kept.reason, **_named_earmark(kept))


def keepers_of_a_draft(fact: facts.DisclosureDrafted, *, source: Fact) -> None:
    disclosure = _disclosure(fact.disclosure_id)
    _tell(queries.keepers_of(disclosure.fund), "funds.disclosure_draft", source, _page(disclosure), **_quarter(disclosure))


def council_of_a_signature(fact: facts.DisclosureSigned, *, source: Fact) -> None:
    disclosure = _disclosure(fact.disclosure_id)
    council = queries.council_of(disclosure.fund, localdate(source.happened_at)) - {disclosure.signed_by_id}
    _tell(council, "funds.disclosure_sign", source, _page(disclosure), **_quarter(disclosure))


def keepers_of_a_return(fact: facts.DisclosureReturned, *, source: Fact) -> None:
    disclosure = _disclosure(fact.disclosure_id)
    keepers = queries.keepers_of(disclosure.fund)
    _tell(keepers, "funds.disclosure_returned", source, _page(disclosure), note=disclosure.returned, **_quarter(disclosure))


def all_of_a_late_one(fact: facts.DisclosureLate, *, source: Fact) -> None:
    disclosure = _disclosure(fact.disclosure_id)
    people = queries.deciders_of(disclosure.fund, localdate(source.happened_at))
    _tell(people, "funds.disclosure_late", source, _page(disclosure), **_quarter(disclosure))


def _donors(gift: Gift) -> list[int]:
    if gift.donor_id:
        return [gift.donor_id]
    speak = Post.objects.filter(organisation=gift.sponsor_id, until=None) if gift.sponsor_id else Post.objects.none()
    return list(speak.values_list("person_id", flat=True))


def _what(gift: Gift) -> str:
    money = say(gift.amount, "cny")
    return money if gift.kind == Gift.Kind.MONEY else f"{gift.good_name} × {gift.quantity}"


def _spending(pk: int) -> Spending:
    return Spending.objects.select_related("fund__community").get(pk=pk)


def _disclosure(pk: int) -> Disclosure:
    return Disclosure.objects.select_related("fund__community").get(pk=pk)


def _desk(spending: Spending) -> str:
    return reverse("funds:desk_spending", args=[spending.pk])


def _page(disclosure: Disclosure) -> str:
    return reverse("funds:desk_disclosure", args=[disclosure.pk])


def _of(spending: Spending) -> dict[str, str]:
    return _named(spending.fund) | {
        "title": spending.title, "title_en": spending.title_en, "amount": say(spending.amount, "cny"),
    }  # fmt: skip


def _earmark(pk: int) -> Earmark:
    return Earmark.objects.select_related("fund__community").get(pk=pk)


def _kept(kept: Earmark) -> str:
    return reverse("funds:desk_earmark", args=[kept.pk])


def _named_earmark(kept: Earmark) -> dict[str, str]:
    return _named(kept.fund) | {"title": kept.title, "title_en": kept.title_en, "amount": say(kept.amount, "cny")}


def _quarter(disclosure: Disclosure) -> dict[str, str]:
    return _named(disclosure.fund) | {"quarter": disclosure.name, "due": disclosure.due.isoformat()}


def _named(fund: Fund) -> dict[str, str]:
    return {"fund": fund.name, "fund_en": fund.name_en}


def _tell(people: Iterable[int | None], kind: str, source: Fact, url: str, **values: object) -> None:
    for person_id in sorted({one for one in people if one is not None}):
        notices.tell(
            person_id=person_id, kind=kind, values=values, url=url, once_key=f"fact {source.pk} {kind} {person_id}",
            at=source.happened_at,
        )  # fmt: skip
