"""志愿服务记录证明: free, numbered, checkable, revocable. Contents as the guidance of 2015 lists them."""

import secrets
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import holders
from mulin.people.models import Person
from mulin.places.models import Community
from mulin.volunteering import flow, rules
from mulin.volunteering.facts import CertificateIssued, CertificateOnNotice, CertificateRefused, CertificateRevoked
from mulin.volunteering.models import Certificate, Duty, Record, Volunteer
from mulin.volunteering.rules import Who


@transaction.atomic
def ask_certificate(volunteer: Volunteer, *, since: date, until: date, purpose: str = "", by: Who, at: datetime) -> Certificate:
    """
    Raises:
        Refused: days the wrong way round or ahead, or no confirmed hours in them.
    """
    volunteer = Volunteer.objects.select_for_update(of=("self",)).select_related("person", "community").get(pk=volunteer.pk)
    require(rules.may_ask_certificate(by, volunteer))
    if until < since or until > localdate(at):
        raise Refused(_("请把起止日期改成过去的一段时间。"))
    open_ones = Certificate.objects.filter(volunteer=volunteer, since=since, until=until, status__in=("asked", "notice"))
    there = open_ones.first()
    if there is not None:
        return there
    if not _records(volunteer, since, until).exists():
        raise Refused(_("这段时间还没有确认过的时长，请先看看服务记录。"))
    return Certificate.objects.create(
        volunteer=volunteer, token=secrets.token_urlsafe(18), since=since, until=until, purpose=purpose.strip(),
        asked_at=at, asked_by=by.standing.person_id or 0,
    )  # fmt: skip


@transaction.atomic
def publish(certificate: Certificate, *, by: Who, at: datetime) -> Certificate:
    """公示: neighbours may object for seven full days before it is issued."""
    certificate = _locked(certificate)
    require(rules.may_certify(by, certificate))
    certificate.status = advance(certificate.status, flow.PUBLISH)
    certificate.notice_from = localdate(at)
    certificate.notice_to = certificate.notice_from + rules.NOTICE
    certificate.content = _content(certificate, by, at)
    certificate.minutes = certificate.content["minutes"]
    certificate.save(update_fields=["status", "notice_from", "notice_to", "content", "minutes"])
    record(CertificateOnNotice(certificate.pk, certificate.volunteer.person_id), actor_id=by.standing.account_id, at=at)
    return certificate


@transaction.atomic
def issue(certificate: Certificate, *, by: Who, at: datetime) -> Certificate:
    """Give it its number and freeze what it says."""
    certificate = _locked(certificate)
    require(rules.may_issue(by, certificate, localdate(at)))
    certificate.status = advance(certificate.status, flow.ISSUE)
    certificate.content = _content(certificate, by, at)
    certificate.minutes = certificate.content["minutes"]
    if not certificate.minutes:
        raise Refused(_("这段时间没有确认过的时长，不能开具。"))
    certificate.issued_at, certificate.issued_by = at, by.standing.person_id
    # The row's own id makes the number: never reused, no counter to lock.
    certificate.number = f"ZY{localdate(at):%Y%m%d}-{certificate.pk:06d}"
    certificate.save()
    record(CertificateIssued(certificate.pk, certificate.volunteer.person_id), actor_id=by.standing.account_id, at=at)
    return certificate


@transaction.atomic
def refuse_certificate(certificate: Certificate, *, reason: str, by: Who, at: datetime) -> Certificate:
    refused = _end(certificate, flow.REFUSE, reason, by, at)
    record(CertificateRefused(refused.pk, refused.volunteer.person_id), actor_id=by.standing.account_id, at=at)
    return refused


@transaction.atomic
def revoke(certificate: Certificate, *, reason: str, by: Who, at: datetime) -> Certificate:
    """Whoever checks it from now on reads that it is revoked, and why."""
    revoked = _end(certificate, flow.REVOKE, reason, by, at)
    revoked.revoked_at, revoked.revoked_by = at, by.standing.person_id
    revoked.save(update_fields=["revoked_at", "revoked_by"])
    record(CertificateRevoked(revoked.pk, revoked.volunteer.person_id), actor_id=by.standing.account_id, at=at)
    return revoked


def _end(certificate: Certificate, step: Any, reason: str, by: Who, at: datetime) -> Certificate:
    certificate = _locked(certificate)
    require(rules.may_certify(by, certificate))
    if not reason.strip():
        raise Refused(_("请写原因，本人会看到。"))
    certificate.status, certificate.reason = advance(certificate.status, step), reason.strip()
    certificate.save(update_fields=["status", "reason"])
    return certificate


def _content(certificate: Certificate, by: Who, at: datetime) -> dict[str, Any]:
    """What stands on the paper, as plain values."""
    volunteer, person = certificate.volunteer, certificate.volunteer.person
    face = Community.objects.filter(place=volunteer.community_id).first()
    rows = _records(volunteer, certificate.since, certificate.until)
    kinds = rows.values("kind").annotate(times=Count("id"), minutes=Sum("minutes")).order_by("-minutes", "kind")
    with override("zh-hans"):  # as it is printed, whatever the worker reads
        lines = [
            {"code": row["kind"], "kind": str(Duty.Kind(row["kind"]).label), "times": row["times"], "minutes": row["minutes"]}
            for row in kinds
        ]
        id_kind = str(_("居民身份证")) if person.id_mask else ""
    return {
        "name": person.name,
        "id_kind": id_kind,
        "id_mask": person.id_mask,
        "number": volunteer.national_number,
        "lines": lines,
        "minutes": sum(line["minutes"] for line in lines),
        "issuer": face.name if face else str(volunteer.community),
        "contact": face.phone if face else "",
        "handler": _name(by.standing.person_id),
        "responsible": _name(_responsible(volunteer)) or _name(by.standing.person_id),
        "day": localdate(at).isoformat(),
    }


def _records(volunteer: Volunteer, since: date, until: date) -> Any:
    return Record.objects.filter(
        volunteer=volunteer, status=Record.Status.CONFIRMED, begins_at__date__gte=since, begins_at__date__lte=until
    )


def _responsible(volunteer: Volunteer) -> int | None:
    """The secretary of the community answers for it."""
    heads = holders({"secretary"}, volunteer.community.path)
    return heads[0].pk if heads else None


def _name(person_id: int | None) -> str:
    return Person.objects.filter(pk=person_id).values_list("name", flat=True).first() or "" if person_id else ""


def _locked(certificate: Certificate) -> Certificate:
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("volunteer__person", "volunteer__community")
    return rows.get(pk=certificate.pk)
