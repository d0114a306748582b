"""What was agreed is changed by two: the team asks with its reason, whoever runs the project agrees or not.

`what` holds kind, before and after: money moved between two lines, a line that may go a tenth over, a milestone's day, the last day.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import ChangeAnswered, ChangeAsked
from mulin.projects.models import Line, PlanChange, Project
from mulin.projects.queries.changes import OVER
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.purse import purse
from mulin.projects.rules import doing as rules

from .awarding import KEPT_AFTER
from .project_held import held_project

MOVE, DUE, ENDS = "move", "due", "ends"


@dataclass(frozen=True)
class Wish:
    """One of: `amount` (分) from line `frm` to line `to`; line `to` a tenth over; milestone `number` by `day`; the end on `day`."""

    kind: str
    frm: int = 0
    to: int = 0
    amount: int = 0
    number: int = 0
    day: date | None = None


@transaction.atomic
def ask_change(project: Project, wish: Wish, *, reason: str, by: Standing, at: datetime) -> PlanChange:
    project = held_project(project.pk)
    require(rules.may_enter(by, project, in_team=is_in_team(by, project)))
    if not reason.strip():
        raise Refused(_("请写明为什么要改。"))
    assert by.person is not None
    what = _what(project, wish)
    try:
        with transaction.atomic():
            asked = PlanChange.objects.create(
                project=project, what=what, reason=reason.strip()[:300], asked_by=by.person, asked_at=at
            )
    except IntegrityError:
        raise Refused(_("已有一次改动在等答复，答复以后再提。")) from None
    record(ChangeAsked(asked.pk, project.pk), actor_id=by.person_id, at=at)
    return asked


@transaction.atomic
def approve_change(change: PlanChange, *, by: Standing, at: datetime) -> PlanChange:
    """From now on the plan reads as asked.

    Raises:
        Refused: not theirs to say, or the plan has moved since and it does not fit any more.
    """
    kept = _held(change)
    require(rules.may_answer_change(by, kept, in_team=is_in_team(by, kept.project)))
    _apply(kept.project, kept.what)
    return _answered(kept, PlanChange.State.APPROVED, "", by, at)


@transaction.atomic
def refuse_change(change: PlanChange, *, answer: str, by: Standing, at: datetime) -> PlanChange:
    kept = _held(change)
    require(rules.may_answer_change(by, kept, in_team=is_in_team(by, kept.project)))
    if not answer.strip():
        raise Refused(_("请写明为什么不同意，团队会看到。"))
    return _answered(kept, PlanChange.State.REFUSED, answer.strip()[:300], by, at)


def _what(project: Project, wish: Wish) -> dict[str, Any]:
    lines = {one.number: one for one in project.lines.all()}
    if wish.kind == MOVE:
        frm, to = lines.get(wish.frm), lines.get(wish.to)
        if frm is None or to is None or frm == to:
            raise Refused(_("请选从哪一项挪到哪一项。"))
        if not 0 < wish.amount <= frm.left:
            raise Refused(_("挪的要大于 0，不能超过那一项还没用的。"))
        before = {"frm": frm.amount, "to": to.amount}
        after = {"frm": frm.amount - wish.amount, "to": to.amount + wish.amount, "from_line": frm.number, "to_line": to.number}
        return {"kind": MOVE, "before": before, "after": after | {"amount": wish.amount}}
    if wish.kind == OVER:
        if wish.to not in lines:
            raise Refused(_("请选哪一项要超。"))
        return {"kind": OVER, "before": {"amount": lines[wish.to].amount}, "after": {"line": wish.to}}
    mark = project.milestones.filter(number=wish.number).first() if wish.kind == DUE else None
    if wish.day is None or (wish.kind == DUE and (mark is None or mark.done_at)) or wish.kind not in (DUE, ENDS):
        raise Refused(_("请选要改的是哪一项，改到哪一天。"))
    if mark is not None:
        if not project.starts <= wish.day <= project.ends:
            raise Refused(_("里程碑的日子要在项目的期间里。"))
        return {
            "kind": DUE,
            "before": {"day": mark.due.isoformat()},
            "after": {"day": wish.day.isoformat(), "number": mark.number},
        }
    if wish.day < project.starts or project.milestones.filter(done_at=None, due__gt=wish.day).exists():
        raise Refused(_("结束的日子不能早于开始，也不能早于没做完的里程碑。"))
    return {"kind": ENDS, "before": {"day": project.ends.isoformat()}, "after": {"day": wish.day.isoformat()}}


def _apply(project: Project, what: dict[str, Any]) -> None:
    after = what["after"]
    if what["kind"] == MOVE:
        frm, to = (Line.objects.get(project=project, number=after[name]) for name in ("from_line", "to_line"))
        if after["amount"] > frm.left:
            raise Refused(_("那一项这期间又用掉了一些，不够挪了。请让团队重新提。"))
        frm.amount, to.amount = frm.amount - after["amount"], to.amount + after["amount"]
        frm.save(update_fields=["amount"])
        to.save(update_fields=["amount"])
    elif what["kind"] == DUE:
        project.milestones.filter(number=after["number"]).update(due=date.fromisoformat(after["day"]))
    elif what["kind"] == ENDS:
        project.ends = date.fromisoformat(after["day"])
        project.save(update_fields=["ends"])
        if project.earmark is not None:
            purse().prolong(project.earmark, until=project.ends + KEPT_AFTER)


def _held(change: PlanChange) -> PlanChange:
    project = held_project(change.project_id)
    kept = PlanChange.objects.get(pk=change.pk)
    kept.project = project
    return kept


def _answered(kept: PlanChange, state: str, answer: str, by: Standing, at: datetime) -> PlanChange:
    kept.state, kept.answer, kept.answered_by, kept.answered_at = state, answer, by.person, at
    kept.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    record(ChangeAnswered(kept.pk, kept.project_id, state == PlanChange.State.APPROVED), actor_id=by.person_id, at=at)
    return kept
