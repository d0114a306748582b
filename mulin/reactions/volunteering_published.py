"""What of volunteering goes into the public log: minutes, kinds of service, numbers of certificates, rules and totals of the bank.

Never who: the name is in the private part alone, which the person can open and which goes when their data are deleted.
"""

from datetime import UTC, datetime
from typing import Any

from django.utils.timezone import localtime

from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication
from mulin.volunteering import facts
from mulin.volunteering.models import BankRules, Certificate, Expiry, Record

from .publishing import publishes, said


@publishes(anew=("minutes",))
def hours(fact: facts.HoursConfirmed, *, source: Fact) -> Publication:
    served = _record(fact.record_id)
    record = {"service": served.kind, "minutes": served.minutes, "month": f"{localtime(served.begins_at):%Y-%m}"}
    private = {"name": served.volunteer.person.name, "content": served.content, "begins": _instant(served.begins_at)}
    return _said("volunteering.hours", fact.community_id, record, "record", served.pk, source, private, fact.person_id)


@publishes()
def hours_taken_back(fact: facts.HoursTakenBack, *, source: Fact) -> Publication:
    served = _record(fact.record_id)
    record = {"service": served.kind, "minutes": fact.minutes}
    return _said("volunteering.hours_taken_back", served.volunteer.community_id, record, "record", served.pk, source)


@publishes()
def certificate(fact: facts.CertificateIssued, *, source: Fact) -> Publication:
    issued = _certificate(fact.certificate_id)
    record = {
        "number": issued.number, "minutes": issued.minutes, "since": issued.since.isoformat(), "until": issued.until.isoformat(),
    }  # fmt: skip
    private = {"name": issued.content["name"], "purpose": issued.purpose}
    community = issued.volunteer.community_id
    return _said("volunteering.certificate", community, record, "certificate", issued.pk, source, private, fact.person_id)


@publishes()
def revocation(fact: facts.CertificateRevoked, *, source: Fact) -> Publication:
    """The reason may speak of somebody: it is private."""
    revoked = _certificate(fact.certificate_id)
    private = {"reason": revoked.reason}
    community = revoked.volunteer.community_id
    return _said(
        "volunteering.certificate_revoked", community, {"number": revoked.number}, "certificate", revoked.pk, source, private,
        fact.person_id,
    )  # fmt: skip


@publishes()
def donation(fact: facts.MinutesDonated, *, source: Fact) -> Publication:
    record = {"minutes": fact.minutes, "to": "pool" if fact.to_person_id is None else "neighbour"}
    return _said("volunteering.donation", fact.community_id, record, "donation", fact.entry_id, source)


@publishes()
def expiry(fact: facts.MinutesExpired, *, source: Fact) -> Publication:
    ended = Expiry.objects.get(pk=fact.expiry_id)
    record = {"minutes": fact.minutes, "month": f"{ended.month:%Y-%m}", "to": "pool"}
    return _said("volunteering.expiry", fact.community_id, record, "expiry", ended.pk, source)


@publishes()
def bank_rules(fact: facts.BankRulesSet, *, source: Fact) -> Publication:
    row = BankRules.objects.get(pk=fact.rules_id)
    record = {
        "since": row.since.isoformat(), "cap": row.cap, "group_only_donates": row.group_only_donates,
        "expires_after_months": row.expires_after_months, "announced_days": row.announced_days, "source": row.source,
        "needs": list(row.needs),
    }  # fmt: skip
    return _said("volunteering.bank_rules", fact.community_id, record, "bank_rules", row.pk, source)


@publishes()
def bank_month(fact: facts.BankMonthEnded, *, source: Fact) -> Publication:
    record = {
        "month": fact.month[:7], "granted": fact.granted, "taken_back": fact.taken_back, "donated": fact.donated,
        "helped": fact.helped, "expired": fact.expired,
    }  # fmt: skip
    return _said("volunteering.bank_month", fact.community_id, record, "bank", fact.community_id, source)


def _said(
    kind: str, community_id: int, record: dict[str, Any], subject: str, pk: int, source: Fact,
    private: dict[str, Any] | None = None, person_id: int | None = None,
) -> Publication:  # fmt: skip
    return said(kind, community_id, record, (f"volunteering.{subject}", pk), source, private=private, person_id=person_id)


def _record(pk: int) -> Record:
    return Record.objects.select_related("volunteer__person").get(pk=pk)


def _certificate(pk: int) -> Certificate:
    return Certificate.objects.select_related("volunteer").get(pk=pk)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
