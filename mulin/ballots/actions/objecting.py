"""The register is wrong, somebody says. Once it is public, this is the only way to change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from mulin.ballots.facts import ObjectionMade, ObjectionPassedOn, ObjectionSettled
from mulin.ballots.models import Ballot, Elector, ElectorPerson, Objection, Unit, Voted
from mulin.ballots.queries.voices import Line, correcting
from mulin.ballots.rules import may, objections
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .locking import hold
from .registering import total

K = Objection.Kind


@dataclass(frozen=True)
class Voice:
    """Who is to stand in the register. A person or member: the one id. A household: its id. Owners: the rooms they own together now."""

    person_ids: Sequence[int] = ()
    household_id: int | None = None
    room_ids: Sequence[int] = ()


@transaction.atomic
def object_(
    ballot: Ballot, words: str, kind: str, *, by: Standing, at: datetime, elector: Elector | None = None, label: str = ""
) -> Objection:
    """`elector`: the line that is wrong (to strike or correct). `label`: who came to the counter, where a worker writes it down."""
    ballot = hold(ballot)
    require(objections.object_(by, ballot))
    if not words.strip():
        raise Refused(_("请写明登记册哪里不对。"))
    if kind != K.ADD and (elector is None or elector.ballot_id != ballot.pk):
        raise Refused(_("请选是登记册的哪一行。"))
    if label and not may.help_(by, ballot):
        raise Refused(_("代人提出异议由这里的工作人员进行。"))
    objection = Objection.objects.create(
        ballot=ballot, kind=kind, words=words.strip(), elector=elector if kind != K.ADD else None, made_at=at, label=label.strip(),
        person_id=None if label else by.person_id, helper_id=by.person_id if label else None,
    )  # fmt: skip
    record(ObjectionMade(objection.pk, ballot.pk), actor_id=by.account_id, at=at)
    return objection


@transaction.atomic
def pass_on(objection: Objection, words: str, *, by: Standing, at: datetime) -> Objection:
    """The owners' committee leaves the answer to the residents' committee. `words`: why."""
    ballot = hold(objection.ballot)
    objection = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    objection.ballot = ballot
    require(objections.pass_on(by, objection))
    if not words.strip():
        raise Refused(_("请写明为什么转给居委会。"))
    objection.passed_by_id, objection.passed_at, objection.passed_words = by.person_id, at, words.strip()
    objection.save(update_fields=["passed_by", "passed_at", "passed_words"])
    record(ObjectionPassedOn(objection.pk, ballot.pk), actor_id=by.account_id, at=at)
    return objection


@transaction.atomic
def settle(
    objection: Objection, upheld: bool, reason: str, *, by: Standing, at: datetime, voice: Voice | None = None
) -> Objection:
    """`voice`: who is added, or stands there corrected (None: the same rooms or household, as they are registered now). After closing the
    answer is published, and the register stays.

    Raises:
        Refused: no right, no reason, or a voice that has voted: its line stays.
    """
    ballot = hold(objection.ballot, alone=True)  # no vote comes in between
    objection = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    objection.ballot = ballot
    require(objections.decide(by, objection))
    if not reason.strip():
        raise Refused(_("请写明理由，提出异议的人会看到。"))
    objection.upheld, objection.reason = upheld, reason.strip()
    objection.decided_by_id, objection.decided_at = by.person_id, at
    objection.save()
    if upheld and ballot.state in may.BEFORE_CLOSING:
        _apply(ballot, objection, voice or Voice())
    record(ObjectionSettled(objection.pk, ballot.pk, upheld), actor_id=by.account_id, at=at)
    return objection


def _apply(ballot: Ballot, objection: Objection, voice: Voice) -> None:
    if objection.elector is not None:
        _strike(objection, objection.elector)
    if objection.kind != K.STRIKE:
        _add(
            ballot, objection, correcting.line_of(ballot, voice.person_ids, voice.household_id, voice.room_ids, objection.elector)
        )
    total(ballot)
    ballot.save(update_fields=["electors", "heads", "area"])
    objection.is_applied = True
    objection.save(update_fields=["is_applied"])


def _strike(objection: Objection, elector: Elector) -> None:
    if elector.struck_by_id is not None:
        raise Refused(_("这一行已从登记册划去。"))
    if Voted.objects.filter(elector=elector).exists():
        raise Refused(_("这一票已经投出，登记册上不能再划去或改动它。"))
    elector.struck_by = objection
    elector.save(update_fields=["struck_by"])


def _add(ballot: Ballot, objection: Objection, line: Line) -> None:
    if Elector.objects.filter(ballot=ballot, key=line.key, struck_by=None).exists():
        raise Refused(_("“%(label)s”已经在登记册里。") % {"label": line.label})
    there = Unit.objects.filter(elector__ballot=ballot, elector__struck_by=None, room__in=[room.id for room in line.rooms])
    if line.rooms and (taken := there.select_related("elector", "room").order_by("id").first()):
        values = {"room": taken.room.label, "line": taken.elector.line}
        raise Refused(_("%(room)s 已经算在第 %(line)s 行里，同一套房不算两次。请先改正或划去那一行。") % values)
    last = Elector.objects.filter(ballot=ballot).aggregate(last=Max("line"))["last"] or 0
    elector = Elector.objects.create(
        ballot=ballot, line=last + 1, key=line.key, label=line.label, mask=line.mask, area=line.area, units_count=len(line.rooms),
        added_by=objection,
    )  # fmt: skip
    ElectorPerson.objects.bulk_create(ElectorPerson(elector=elector, person_id=pk) for pk in line.persons)
    Unit.objects.bulk_create(Unit(elector=elector, room_id=room.id, area=room.area, source=room.source) for room in line.rooms)
