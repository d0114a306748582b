"""What of pacts goes into the public log: that a text was adopted and how, filed, in force, ended. Never who said or signed."""

from typing import Any

from mulin.kernel.facts.models import Fact
from mulin.pacts import facts
from mulin.pacts.models import Meeting, Pact, Version
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("pact", "place"))
def decision(fact: facts.PactDecided, *, source: Fact) -> Publication | None:
    """A text that was not adopted has a record too: its figures."""
    version = _version(fact.version_id)
    meeting = Meeting.objects.filter(version=version).first()
    record = _of(version) | {"adopted": fact.adopted}
    if fact.adopted:
        record["text_sha256"] = fact.fingerprint
    if meeting is not None:
        record |= {
            "rule": meeting.rule,
            "entitled": meeting.entitled,
            "present": meeting.present,
            "yes": meeting.yes,
            "no": meeting.no,
        }
    return _said("pacts.decided", version, record, source)


@publishes(then=("pact", "place"))
def filing(fact: facts.PactFiled, *, source: Fact) -> Publication:
    version = _version(fact.version_id)
    record = _of(version) | {"day": str(version.filed_on), "filed_number": version.filed_number, "filed_with": version.filed_with}
    return _said("pacts.filed", version, record, source)


@publishes(then=("pact", "place"))
def first_day(fact: facts.PactInForce, *, source: Fact) -> Publication:
    version = _version(fact.version_id)
    return _said("pacts.in_force", version, _of(version) | {"day": str(version.in_force_from)}, source)


@publishes(then=("pact", "place"))
def end(fact: facts.PactEnded, *, source: Fact) -> Publication:
    pact = Pact.objects.select_related("place").get(pk=fact.pact_id)
    version = pact.versions.filter(status=Version.Status.ENDED).order_by("-number")[:1].get()
    version.pact = pact
    return _said("pacts.ended", version, _of(version) | {"day": str(pact.ended_on), "reason": pact.end_words}, source)


def _version(pk: int) -> Version:
    return Version.objects.select_related("pact__place").get(pk=pk)


def _of(version: Version) -> dict[str, Any]:
    return {"pact": version.pact.title, "place": str(version.pact.place), "version": version.number}


def _said(kind: str, version: Version, record: dict[str, Any], source: Fact) -> Publication:
    return said(kind, version.pact.community_id, record, ("pacts.version", version.pk), source)
