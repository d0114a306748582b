"""A quarter fills itself from the ledger; two sign it; what was published is corrected by a later version."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import facts, flow, queries, rules
from mulin.funds.models import Disclosure, Fund
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

S = Disclosure.Status


def draft_due(at: datetime) -> int:
    """The clock's job: each fund's quarters that are over and not drafted yet."""
    made = 0
    for fund in Fund.objects.order_by("id"):
        last = min(localdate(at), localdate(fund.closed_at)) if fund.closed_at else None
        there = set(fund.disclosures.values_list("year", "quarter"))
        for year, quarter in queries.quarters(localdate(fund.opened_at), localdate(at), last):
            if (year, quarter) not in there:
                made += _draft(fund, year, quarter, at)
    return made


@transaction.atomic
def _draft(fund: Fund, year: int, quarter: int, at: datetime) -> bool:
    drafted, new = Disclosure.objects.get_or_create(fund=fund, year=year, quarter=quarter, version=1, defaults={"drafted_at": at})
    if new:
        record(facts.DisclosureDrafted(drafted.pk, fund.pk), actor_id=None, at=at)
    return new


def remind_late(at: datetime) -> int:
    """The clock's job: those whose day is over, told once."""
    late = Disclosure.objects.filter(version=1, reminded_at=None).exclude(status=S.PUBLISHED).order_by("id")
    return each([one for one in late if one.due < localdate(at)], lambda one: _remind(one, at))


@transaction.atomic
def _remind(disclosure: Disclosure, at: datetime) -> bool:
    mine = Disclosure.objects.filter(pk=disclosure.pk, reminded_at=None).update(reminded_at=at)
    if mine:
        record(facts.DisclosureLate(disclosure.pk, disclosure.fund_id), actor_id=None, at=at)
    return bool(mine)


@transaction.atomic
def sign(disclosure: Disclosure, *, words: str = "", by: Standing, at: datetime) -> Disclosure:
    """The keeper: what the ledger says now is what is said."""
    kept = _locked(disclosure)
    require(rules.may_sign(by, kept))
    kept.status, kept.signed_by, kept.signed_at = advance(kept.status, flow.SIGN), by.person, at
    kept.figures, kept.words, kept.returned = queries.drawn(kept.fund, kept.since, kept.until), words.strip()[:1000], ""
    kept.save(update_fields=["status", "signed_by", "signed_at", "figures", "words", "returned"])
    record(facts.DisclosureSigned(kept.pk, kept.fund_id), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def countersign(disclosure: Disclosure, *, by: Standing, at: datetime) -> Disclosure:
    """
    Raises:
        Refused: not of the council, who signed it, or the ledger has moved since it was signed.
    """
    kept = _locked(disclosure)
    require(rules.may_countersign(by, kept, queries.council_of(kept.fund, localdate(at))))
    if kept.figures != queries.drawn(kept.fund, kept.since, kept.until):
        raise Refused(_("签字以后这个季度的账有变动，请退回，让资金管理员重新签。"))
    kept.status, kept.countersigned_by, kept.published_at = advance(kept.status, flow.COUNTERSIGN), by.person, at
    kept.save(update_fields=["status", "countersigned_by", "published_at"])
    record(facts.DisclosurePublished(kept.pk, kept.fund_id), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def give_back(disclosure: Disclosure, *, reason: str, by: Standing, at: datetime) -> Disclosure:
    kept = _locked(disclosure)
    require(rules.may_countersign(by, kept, queries.council_of(kept.fund, localdate(at))))
    if not reason.strip():
        raise Refused(_("请写明要改什么。"))
    kept.status, kept.returned = advance(kept.status, flow.GIVE_BACK), reason.strip()[:200]
    kept.signed_by, kept.signed_at = None, None
    kept.save(update_fields=["status", "returned", "signed_by", "signed_at"])
    record(facts.DisclosureReturned(kept.pk, kept.fund_id), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def correct(disclosure: Disclosure, *, reason: str, by: Standing, at: datetime) -> Disclosure:
    """A later version of what is published; both stay to be read."""
    kept = _locked(disclosure)
    versions = Disclosure.objects.filter(fund=kept.fund, year=kept.year, quarter=kept.quarter)
    newest = max(versions.values_list("version", flat=True))
    require(rules.may_correct(by, kept, newest))
    if not reason.strip():
        raise Refused(_("请写明为什么更正，大家会看到。"))
    return Disclosure.objects.create(
        fund=kept.fund, year=kept.year, quarter=kept.quarter, version=newest + 1, reason=reason.strip()[:200], words=kept.words,
        drafted_at=at,
    )  # fmt: skip


def _locked(disclosure: Disclosure) -> Disclosure:
    Fund.objects.select_for_update().values_list("pk").get(pk=disclosure.fund_id)
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related("fund__community", "fund__book", "fund__goods")
    return rows.get(pk=disclosure.pk)
