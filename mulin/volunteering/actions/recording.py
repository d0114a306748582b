from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.volunteering import facts, flow, rules
from mulin.volunteering.models import Claim, Duty, Help, Record, RecordEvent, Team, Volunteer
from mulin.volunteering.rules import Who


def note_claim(claim: Claim, *, at: datetime) -> Record:
    """The hours of a shift, from its check-in, to be confirmed."""
    shift, duty = claim.shift, claim.shift.duty
    noted = Record.objects.create(
        volunteer=claim.volunteer, claim=claim, duty=duty, team=duty.team, organisation=duty.team.organisation if duty.team else None,
        kind=duty.kind, content=duty.name, place_words=str(duty.place), begins_at=shift.begins_at,
        minutes=rules.minutes_of(shift.begins_at, shift.ends_at, claim.came_at, claim.left_at),
        banked=duty.banked, group=duty.group, noted_at=at, noted_by=claim.came_by,
    )  # fmt: skip
    return _noted(noted, at)


@transaction.atomic
def note_service(
    volunteer: Volunteer, *, kind: str, content: str, begins_at: datetime, minutes: int, team: Team | None = None,
    organisation: Organisation | None = None, place_words: str = "", banked: bool = True, group: bool = False, source: str = "",
    by: Who, at: datetime,
) -> Record:  # fmt: skip
    """Service that came of no shift. The same `source` again finds the record that is there.

    Raises:
        Refused: not theirs to record, in the future, or longer than a day.
    """
    require(rules.may_note(by, volunteer, team.pk if team else None))
    there = Record.objects.filter(source=source).first() if source else None
    if there is not None:
        return there
    if begins_at > at:
        raise Refused(_("服务还没开始，结束以后再记。"))
    if not 1 <= minutes <= 24 * 60:
        raise Refused(_("一次服务最少 1 分钟，最多 24 小时，请改一下时长。"))
    noted = Record.objects.create(
        volunteer=volunteer, kind=Duty.Kind(kind), content=content, begins_at=begins_at, minutes=minutes, team=team,
        organisation=organisation or (team.organisation if team else None), place_words=place_words, banked=banked, group=group,
        source=source, noted_at=at, noted_by=by.standing.person_id,
    )  # fmt: skip
    return _noted(noted, at)


@transaction.atomic
def note_counted(
    person: Person, *, kind: str, content: str, begins_at: datetime, minutes: int, source: str, at: datetime
) -> Record | None:
    """Service that another module counted, to be confirmed as any other. Once for a `source`; None: the person is no volunteer."""
    volunteer = Volunteer.objects.filter(person=person, left_at=None).first()
    if volunteer is None:
        return None
    there = Record.objects.filter(source=source).first()
    if there is not None:
        return there
    noted = Record.objects.create(
        volunteer=volunteer, kind=Duty.Kind(kind), content=content[:200], begins_at=begins_at, minutes=minutes, source=source,
        noted_at=at,
    )  # fmt: skip
    return _noted(noted, at)


def note_help(asked: Help, minutes: int, *, by: Who, at: datetime) -> Record:
    """Help for minutes, confirmed by who settled it. Its minutes have moved already, so it brings none to the bank."""
    assert asked.helper is not None
    noted = Record.objects.create(
        volunteer=asked.helper, kind=Duty.Kind(asked.kind), content=asked.words[:200], place_words=str(asked.place),
        begins_at=asked.wanted_from, minutes=minutes, banked=False, status=Record.Status.CONFIRMED, noted_at=at,
        noted_by=asked.helper.person_id, confirmed_at=at, confirmed_by=by.standing.person_id, source=f"volunteering.help {asked.pk}",
    )  # fmt: skip
    _tell(noted, "noted", "", asked.helper.person_id, at)
    _tell(noted, flow.CONFIRM.name, "", by.standing.person_id, at)
    _confirmed(noted, by=by, at=at)
    return noted


def _noted(noted: Record, at: datetime) -> Record:
    _tell(noted, "noted", "", noted.noted_by, at)
    record(facts.HoursRecorded(noted.pk, noted.volunteer.person_id, noted.minutes), actor_id=None, at=at)
    return noted


@transaction.atomic
def confirm(noted: Record, *, minutes: int | None = None, words: str = "", by: Who, at: datetime) -> Record:
    """From now on it counts. Other minutes than noted need a word why. After a dispute the earlier figure is reversed first."""
    noted = _locked(noted)
    require(rules.may_confirm(by, noted))
    minutes = noted.minutes if minutes is None else minutes
    if minutes != noted.minutes and not words.strip():
        raise Refused(_("改了时长，请写一句为什么。"))
    if not 1 <= minutes <= 24 * 60:
        raise Refused(_("一次服务最少 1 分钟，最多 24 小时，请改一下时长。"))
    if noted.confirmed_at is not None:
        record(facts.HoursTakenBack(noted.pk, noted.volunteer.person_id, noted.minutes), actor_id=by.standing.account_id, at=at)
    noted.status, noted.minutes = advance(noted.status, flow.CONFIRM), minutes
    noted.confirmed_at, noted.confirmed_by = at, by.standing.person_id
    noted.save(update_fields=["status", "minutes", "confirmed_at", "confirmed_by"])
    _tell(noted, flow.CONFIRM.name, words, by.standing.person_id, at)
    _confirmed(noted, by=by, at=at)
    return noted


def _confirmed(noted: Record, *, by: Who, at: datetime) -> None:
    fact = facts.HoursConfirmed(
        noted.pk, noted.volunteer.person_id, noted.volunteer.community_id, noted.minutes, noted.banked, noted.group, noted.kind
    )
    record(fact, actor_id=by.standing.account_id, at=at)


@transaction.atomic
def dispute(noted: Record, *, words: str, by: Who, at: datetime) -> Record:
    """The person says that it is wrong. What was confirmed counts on until somebody else has decided."""
    noted = _locked(noted)
    require(rules.may_dispute(by, noted))
    if not words.strip():
        raise Refused(_("请写哪里不对，处理的人才知道怎么改。"))
    noted.status = advance(noted.status, flow.DISPUTE)
    noted.save(update_fields=["status"])
    _tell(noted, flow.DISPUTE.name, words, by.standing.person_id, at)
    record(facts.HoursDisputed(noted.pk, noted.volunteer.person_id, noted.minutes), actor_id=by.standing.account_id, at=at)
    return noted


@transaction.atomic
def strike(noted: Record, *, words: str, by: Who, at: datetime) -> Record:
    """It did not take place."""
    noted = _locked(noted)
    require(rules.may_strike(by, noted))
    return _undo(noted, advance(noted.status, flow.STRIKE), flow.STRIKE.name, words, by, at)


@transaction.atomic
def take_back(noted: Record, *, words: str, by: Who, at: datetime) -> Record:
    """Confirmed by mistake: nothing is deleted, what followed is reversed."""
    noted = _locked(noted)
    require(rules.may_take_back(by, noted))
    return _undo(noted, advance(noted.status, flow.TAKE_BACK), flow.TAKE_BACK.name, words, by, at)


def _undo(noted: Record, status: str, step: str, words: str, by: Who, at: datetime) -> Record:
    if not words.strip():
        raise Refused(_("请写原因，本人会看到。"))
    noted.status = status
    noted.save(update_fields=["status"])
    _tell(noted, step, words, by.standing.person_id, at)
    if noted.confirmed_at is not None:
        record(facts.HoursTakenBack(noted.pk, noted.volunteer.person_id, noted.minutes), actor_id=by.standing.account_id, at=at)
    return noted


def _locked(noted: Record) -> Record:
    rows = Record.objects.select_for_update(of=("self",)).select_related("volunteer__community", "duty__place")
    return rows.get(pk=noted.pk)


def _tell(noted: Record, kind: str, words: str, by_id: int | None, at: datetime) -> None:
    RecordEvent.objects.create(record=noted, kind=kind, minutes=noted.minutes, words=words.strip(), by_id=by_id, at=at)
