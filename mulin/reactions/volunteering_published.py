"""What of volunteering goes into the public log: minutes, kinds of service, numbers of certificates, rules and totals of the bank.

Never who: the name is in the private part alone, which the person can open and which goes when their data are deleted.
"""

from datetime import UTC, datetime
from typing import Any

from django.utils.timezone import localtime

from mulin.kernel.facts.models import Fact
from mulin.transparency import actions
from mulin.volunteering import facts
from mulin.volunteering.models import BankRules, Certificate, Expiry, Record


def hours(fact: facts.HoursConfirmed, *, source: Fact) -> None:
    served = _record(fact.record_id)
    said = {"service": fact.duty_kind, "minutes": fact.minutes, "month": f"{localtime(served.begins_at):%Y-%m}"}
    private = {"name": served.volunteer.person.name, "content": served.content, "begins": _instant(served.begins_at)}
    _publish("volunteering.hours", fact.community_id, said, "record", served.pk, source, private, fact.person_id)


def hours_taken_back(fact: facts.HoursTakenBack, *, source: Fact) -> None:
    served = _record(fact.record_id)
    said = {"service": served.kind, "minutes": fact.minutes}
    _publish("volunteering.hours_taken_back", served.volunteer.community_id, said, "record", served.pk, source)


def certificate(fact: facts.CertificateIssued, *, source: Fact) -> None:
    issued = _certificate(fact.certificate_id)
    said = {
        "number": issued.number, "minutes": issued.minutes, "since": issued.since.isoformat(), "until": issued.until.isoformat(),
    }  # fmt: skip
    private = {"name": issued.content["name"], "purpose": issued.purpose}
    community = issued.volunteer.community_id
    _publish("volunteering.certificate", community, said, "certificate", issued.pk, source, private, fact.person_id)


def revocation(fact: facts.CertificateRevoked, *, source: Fact) -> None:
    """The reason may speak of somebody: it is private."""
    revoked = _certificate(fact.certificate_id)
    private = {"reason": revoked.reason}
    community = revoked.volunteer.community_id
    _publish(
        "volunteering.certificate_revoked", community, {"number": revoked.number}, "certificate", revoked.pk, source, private,
        fact.person_id,
    )  # fmt: skip


def donation(fact: facts.MinutesDonated, *, source: Fact) -> None:
    said = {"minutes": fact.minutes, "to": "pool" if fact.to_person_id is None else "neighbour"}
    _publish("volunteering.donation", fact.community_id, said, "donation", fact.entry_id, source)


def expiry(fact: facts.MinutesExpired, *, source: Fact) -> None:
    ended = Expiry.objects.get(pk=fact.expiry_id)
    said = {"minutes": fact.minutes, "month": f"{ended.month:%Y-%m}", "to": "pool"}
    _publish("volunteering.expiry", fact.community_id, said, "expiry", ended.pk, source)


def bank_rules(fact: facts.BankRulesSet, *, source: Fact) -> None:
    row = BankRules.objects.get(pk=fact.rules_id)
    said = {
        "since": row.since.isoformat(), "cap": row.cap, "group_only_donates": row.group_only_donates,
        "expires_after_months": row.expires_after_months, "announced_days": row.announced_days, "source": row.source,
        "needs": list(row.needs),
    }  # fmt: skip
    _publish("volunteering.bank_rules", fact.community_id, said, "bank_rules", row.pk, source)


def bank_month(fact: facts.BankMonthEnded, *, source: Fact) -> None:
    said = {
        "month": fact.month[:7], "granted": fact.granted, "taken_back": fact.taken_back, "donated": fact.donated,
        "helped": fact.helped, "expired": fact.expired,
    }  # fmt: skip
    _publish("volunteering.bank_month", fact.community_id, said, "bank", fact.community_id, source)


def _publish(
    kind: str, community_id: int, said: dict[str, Any], subject: str, pk: int, source: Fact,
    private: dict[str, Any] | None = None, person_id: int | None = None,
) -> None:  # fmt: skip
    key = f"fact:{source.pk}:{kind}"
    actions.publish(kind, community_id, said, private, (f"volunteering.{subject}", pk), key, source.happened_at, person_id)


def _record(pk: int) -> Record:
    return Record.objects.select_related("volunteer__person").get(pk=pk)


def _certificate(pk: int) -> Certificate:
    return Certificate.objects.select_related("volunteer").get(pk=pk)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
