"""What of projects goes into the public log: calls, what was chosen and for how much, agreements, ends. Never who applied alone."""

from typing import Any

from mulin.kernel.facts.models import Fact
from mulin.ledger.queries import say
from mulin.projects import facts
from mulin.projects.models import Call, Objection, Project
from mulin.transparency.actions import Publication

from . import projects_ways as ways
from .publishing import publishes, said


@publishes(then=("until",))
def call(fact: facts.CallOpened, *, source: Fact) -> Publication:
    one = ways.call(fact.call_id)
    record = _call(one) | {"amount": say(one.amount, "cny"), "until": fact.closes_at[:10]}
    return said("projects.call", one.community_id, record, ("projects.call", one.pk), source)


@publishes()
def cancelled(fact: facts.CallCancelled, *, source: Fact) -> Publication | None:
    """A call that never opened was nobody's business."""
    one = ways.call(fact.call_id)
    if one.opened_at is None:
        return None
    return said(
        "projects.call_cancelled", one.community_id, _call(one) | {"reason": one.reason}, ("projects.call", one.pk), source
    )


@publishes()
def announced(fact: facts.ResultAnnounced, *, source: Fact) -> Publication:
    one = ways.call(fact.call_id)
    record = _call(one) | {"chosen": fact.chosen, "until": fact.until[:10]}
    return said("projects.announced", one.community_id, record, ("projects.call", one.pk), source)


@publishes()
def objection(fact: facts.ObjectionAnswered, *, source: Fact) -> Publication:
    made = Objection.objects.select_related("call").get(pk=fact.objection_id)
    record = _call(made.call) | {"upheld": fact.upheld}
    return said("projects.objection", made.call.community_id, record, ("projects.objection", made.pk), source)


@publishes()
def decided(fact: facts.CallDecided, *, source: Fact) -> Publication:
    one = ways.call(fact.call_id)
    record = _call(one) | {"chosen": fact.chosen, "amount": say(fact.amount, "cny")}
    return said("projects.decided", one.community_id, record, ("projects.call", one.pk), source)


@publishes()
def award(fact: facts.ProjectAwarded, *, source: Fact) -> Publication:
    one = ways.project(fact.project_id)
    record = _project(one) | {"amount": say(fact.amount, "cny")}
    return said("projects.award", one.community_id, record, ("projects.project", one.pk), source)


@publishes()
def agreement(fact: facts.ProjectAgreed, *, source: Fact) -> Publication:
    one = ways.project(fact.project_id)
    record = _project(one) | {"text_sha256": fact.fingerprint}
    return said("projects.agreed", one.community_id, record, ("projects.project", one.pk), source)


@publishes()
def closing(fact: facts.ProjectClosed, *, source: Fact) -> Publication:
    one = ways.project(fact.project_id)
    record = _project(one) | {"spent": say(fact.spent, "cny"), "given_back": say(fact.returned, "cny"), "late": fact.late}
    return said("projects.closed", one.community_id, record, ("projects.project", one.pk), source)


@publishes(then=("reason",))
def stop(fact: facts.ProjectStopped, *, source: Fact) -> Publication:
    one = ways.project(fact.project_id)
    record = _project(one) | {"owed_back": say(fact.owed, "cny"), "reason": one.reason}
    return said("projects.stopped", one.community_id, record, ("projects.project", one.pk), source)


def _call(one: Call) -> dict[str, Any]:
    return {"number": one.number, "call": one.title}


def _project(one: Project) -> dict[str, Any]:
    return {"number": one.number, "project": one.title}
