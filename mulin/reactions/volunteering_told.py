"""Who hears what of shifts, hours, certificates and help for minutes."""

from collections.abc import Iterable

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.volunteering import facts, queries
from mulin.volunteering.models import Certificate, Help, Record, Shift

SHIFT = "volunteering:shift"


def who_took_over(fact: facts.ClaimGivenUp, *, source: Fact) -> None:
    """The one whose place it was hears that it changed hands; the leader hears of an empty one."""
    shift = _shift(fact.shift_id)
    url = reverse(SHIFT, args=[shift.pk])
    if fact.to_person_id is not None:
        _tell([fact.person_id], "volunteering.taken_over", source, url, **_when(shift))
    elif shift.duty.team is not None:
        leaders = [one for one in queries.leaders_of(shift.duty.team) if one != fact.person_id]
        _tell(leaders, "volunteering.place_free", source, reverse("volunteering:run", args=[shift.pk]), **_when(shift))


def everybody_of_a_cancelled_shift(fact: facts.ShiftCancelled, *, source: Fact) -> None:
    shift = _shift(fact.shift_id)
    _tell(fact.person_ids, "volunteering.cancelled", source, reverse(SHIFT, args=[shift.pk]), note=shift.reason, **_when(shift))


def volunteer_of_confirmed_hours(fact: facts.HoursConfirmed, *, source: Fact) -> None:
    record = Record.objects.get(pk=fact.record_id)
    url = reverse("volunteering:record", args=[record.pk])
    _tell([fact.person_id], "volunteering.confirmed", source, url, title=record.content, minutes=fact.minutes)


def volunteer_of_hours_taken_back(fact: facts.HoursTakenBack, *, source: Fact) -> None:
    """Only when nothing takes their place: a corrected figure is told once, as confirmed."""
    record = Record.objects.get(pk=fact.record_id)
    if record.status == Record.Status.CONFIRMED:
        return
    note = record.events.order_by("-id").values_list("words", flat=True).first() or ""
    url = reverse("volunteering:record", args=[record.pk])
    _tell([fact.person_id], "volunteering.taken_back", source, url, title=record.content, minutes=fact.minutes, note=note)


def volunteer_of_a_certificate(fact: facts.CertificateIssued, *, source: Fact) -> None:
    certificate = Certificate.objects.get(pk=fact.certificate_id)
    url = reverse("volunteering:paper", args=[certificate.pk])
    _tell([fact.person_id], "volunteering.certificate", source, url, number=certificate.number)


def volunteer_of_a_notice(fact: facts.CertificateOnNotice, *, source: Fact) -> None:
    until = Certificate.objects.values_list("notice_to", flat=True).get(pk=fact.certificate_id)
    _tell(
        [fact.person_id], "volunteering.certificate_on_notice", source, reverse("volunteering:on_notice"), day=f"{until:%Y-%m-%d}"
    )


def volunteer_of_a_refusal(fact: facts.CertificateRefused, *, source: Fact) -> None:
    note = Certificate.objects.values_list("reason", flat=True).get(pk=fact.certificate_id)
    _tell([fact.person_id], "volunteering.not_certified", source, reverse("volunteering:hours"), note=note)


def volunteer_of_a_revocation(fact: facts.CertificateRevoked, *, source: Fact) -> None:
    certificate = Certificate.objects.get(pk=fact.certificate_id)
    _tell(
        [fact.person_id], "volunteering.revoked", source, reverse("volunteering:hours"), number=certificate.number,
        note=certificate.reason,
    )  # fmt: skip


def who_is_helped(fact: facts.HelpAgreed, *, source: Fact) -> None:
    asked = Help.objects.get(pk=fact.help_id)
    _tell(
        [fact.person_id],
        "volunteering.help_agreed",
        source,
        "/volunteer/",
        title=asked.words[:60],
        at=asked.wanted_from.isoformat(),
    )


def who_confirms_help(fact: facts.HelpDone, *, source: Fact) -> None:
    asked = Help.objects.get(pk=fact.help_id)
    _tell([fact.person_id], "volunteering.help_done", source, "/volunteer/", title=asked.words[:60], minutes=fact.minutes)


def _shift(pk: int) -> Shift:
    return Shift.objects.select_related("duty__team").get(pk=pk)


def _when(shift: Shift) -> dict[str, str]:
    return {"title": shift.duty.name, "at": shift.begins_at.isoformat()}


def _tell(people: Iterable[int], kind: str, source: Fact, url: str, **values: object) -> None:
    for person_id in sorted(set(people)):
        notices.tell(
            person_id=person_id, kind=kind, values=values, url=url, once_key=f"fact {source.pk} {kind} {person_id}",
            at=source.happened_at,
        )  # fmt: skip
