"""Receipts against budget lines, and what a project raises itself: entered by the team, accepted by another."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.ledger import actions as ledger
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing
from mulin.projects.facts import IncomeAccepted, IncomeEntered, ReceiptDecided, ReceiptEntered
from mulin.projects.models import Income, Line, Project, Receipt
from mulin.projects.queries.changes import may_go_over
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules

from .booking import spend, take_income
from .project_held import held_project, helper

State = Receipt.State


@transaction.atomic
def enter_receipt(
    line: Line, *, amount: int, on: date, payee: str, words: str, file: str, by: Standing, at: datetime
) -> Receipt:  # fmt: skip
    """`file`: key of the kept picture or PDF. Nothing is counted before somebody else has accepted it."""
    project = held_project(line.project_id)
    require(rules.may_enter(by, project, in_team=is_in_team(by, project)))
    _sound(amount, on, file, at)
    kept = Line.objects.get(pk=line.pk)
    waiting = sum(kept.receipts.filter(state=State.ENTERED).values_list("amount", flat=True))
    _within(kept, amount + waiting)
    assert by.person is not None
    worker = helper(by, project)
    receipt = Receipt.objects.create(
        project=project, line=kept, amount=amount, on=on, payee=payee.strip()[:120], words=words.strip()[:200], file=file,
        by=by.person, helped_by=worker, at=at,
    )  # fmt: skip
    record(ReceiptEntered(receipt.pk, project.pk, amount), actor_id=by.person_id, at=at)
    return receipt


@transaction.atomic
def accept_receipt(receipt: Receipt, *, by: Standing, at: datetime) -> Receipt:
    """Into the book.

    Raises:
        Refused: not theirs, or the line is used up; NotEnough: the project has not got so much.
    """
    kept = _held(receipt)
    require(rules.may_decide_receipt(by, kept, in_team=is_in_team(by, kept.project)))
    _within(kept.line, kept.amount)
    kept.entry = spend(kept, by=by, at=at)
    kept.state, kept.approved_by, kept.approved_at = State.ACCEPTED, by.person, at
    kept.save(update_fields=["state", "approved_by", "approved_at", "entry"])
    _count(kept, kept.amount)
    return _decided(kept, by, at)


@transaction.atomic
def refuse_receipt(receipt: Receipt, *, reason: str, by: Standing, at: datetime) -> Receipt:
    kept = _held(receipt)
    require(rules.may_decide_receipt(by, kept, in_team=is_in_team(by, kept.project)))
    if not reason.strip():
        raise Refused(_("请写明为什么退回，团队会看到。"))
    kept.state, kept.reason, kept.approved_by, kept.approved_at = State.REFUSED, reason.strip()[:200], by.person, at
    kept.save(update_fields=["state", "reason", "approved_by", "approved_at"])
    return _decided(kept, by, at)


@transaction.atomic
def reverse_receipt(receipt: Receipt, *, reason: str, by: Standing, at: datetime) -> Receipt:
    """It was wrong: the entry is reversed, both stay to be seen."""
    kept = _held(receipt)
    require(rules.may_reverse_receipt(by, kept, in_team=is_in_team(by, kept.project)))
    if not reason.strip():
        raise Refused(_("请写明为什么冲正，大家会看到。"))
    assert kept.entry is not None
    ledger.reverse(kept.entry, reason=reason.strip()[:200], at=at, by=by)
    kept.state, kept.reason = State.REVERSED, reason.strip()[:200]
    kept.save(update_fields=["state", "reason"])
    _count(kept, -kept.amount)
    return _decided(kept, by, at)


@transaction.atomic
def enter_income(
    project: Project, *, source: str, amount: int, goods: str = "", giver: str, shows_giver: bool = False, on: date, file: str,
    by: Standing, at: datetime,
) -> Income:  # fmt: skip
    """Money or goods the project raised itself (C117). The giver is named in public only with their consent."""
    project = held_project(project.pk)
    require(rules.may_enter(by, project, in_team=is_in_team(by, project)))
    if not goods.strip() or amount:
        _sound(amount, on, file, at)
    assert by.person is not None
    income = Income.objects.create(
        project=project, source=Income.Source(source), amount=amount, goods=goods.strip()[:200], giver=giver.strip()[:80],
        shows_giver=shows_giver, on=on, file=file, by=by.person, at=at,
    )  # fmt: skip
    record(IncomeEntered(income.pk, project.pk), actor_id=by.person_id, at=at)
    return income


@transaction.atomic
def accept_income(income: Income, *, by: Standing, at: datetime) -> Income:
    project = held_project(income.project_id)
    kept = Income.objects.get(pk=income.pk)
    kept.project = project
    require(rules.may_accept_income(by, kept, in_team=is_in_team(by, project)))
    if kept.amount:
        kept.entry = take_income(kept, by=by, at=at)
    kept.approved_by, kept.approved_at = by.person, at
    kept.save(update_fields=["approved_by", "approved_at", "entry"])
    record(IncomeAccepted(kept.pk, project.pk, kept.amount), actor_id=by.person_id, at=at)
    return kept


def _sound(amount: int, on: date, file: str, at: datetime) -> None:
    if amount <= 0:
        raise Refused(_("金额要大于 0。"))
    if on > localdate(at):
        raise Refused(_("日子还没有到，请改成今天或以前。"))
    if not file:
        raise Refused(_("请附上票据的照片或 PDF。"))


def _within(line: Line, amount: int) -> None:
    over = may_go_over(line)
    require(rules.within_line(amount, line.left, line.amount, over=over, name=line.name, left_said=say(max(line.left, 0), "cny")))


def _count(receipt: Receipt, amount: int) -> None:
    Line.objects.filter(pk=receipt.line_id).update(spent=F("spent") + amount)
    Project.objects.filter(pk=receipt.project_id).update(spent=F("spent") + amount)


def _held(receipt: Receipt) -> Receipt:
    project = held_project(receipt.project_id)
    kept = Receipt.objects.select_related("line", "entry__book").get(pk=receipt.pk)
    kept.project = kept.line.project = project
    return kept


def _decided(kept: Receipt, by: Standing, at: datetime) -> Receipt:
    record(ReceiptDecided(kept.pk, kept.project_id, kept.amount, kept.state), actor_id=by.person_id, at=at)
    return kept
