"""A project's own book: what came, what was spent on which line, what went back. Its cash is never below zero."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, Yes, first_no, only_if, require
from mulin.kernel.facts.record import record
from mulin.ledger import actions as ledger
from mulin.ledger.models import Account, Entry, coded
from mulin.ledger.queries import say
from mulin.organisations.queries import Standing
from mulin.projects.facts import InstalmentPaid, MoneyReturned
from mulin.projects.models import Income, Instalment, Project, Receipt
from mulin.projects.queries.account import CASH, GRANT, OWN, RETURNED, SPONSOR, cash_of, expense, figures

State = Instalment.State
KINDS = {CASH: "asset", GRANT: "income", OWN: "income", SPONSOR: "income", RETURNED: "equity"}


def open_book(project: Project, *, at: datetime) -> None:
    """At the signing. The caller saves the project."""
    project.book = ledger.open_book(
        project.community, f"project:{project.number.lower()}", kind="fund", name=project.title[:80], at=at
    )
    account(project, CASH, at)


def account(project: Project, code: str, at: datetime) -> Account:
    assert project.book is not None
    floor = 0 if code == CASH else None
    return ledger.open_account(project.book, code, kind=KINDS[code], name=coded(f"projects.account.{code}"), at=at, floor=floor)


@transaction.atomic
def instalment_paid(spending: int, amount: int, on: date, *, at: datetime) -> Instalment | None:
    """The fund has paid: the project has so much more. None: no project's. Done already: the instalment."""
    found = _of_spending(spending)
    if found is None or found.state == State.PAID:
        return found
    project = found.project
    lines = [(account(project, GRANT, at), -amount), (account(project, CASH, at), amount)]
    _post(project, lines, f"instalment:{found.pk}:{spending}", coded("projects.instalment", found.number), on, None, at)
    found.state, found.paid_on, found.amount = State.PAID, on, amount
    found.save(update_fields=["state", "paid_on", "amount"])
    Project.objects.filter(pk=project.pk).update(paid=F("paid") + amount)
    record(InstalmentPaid(found.pk, project.pk, amount), actor_id=None, at=at)
    return found


def may_take_back(spending: int) -> Yes | No:
    found = _found(spending)
    if found is None or found.state != State.PAID:
        return Yes()
    return first_no(
        only_if(found.project.stage != Project.Stage.CLOSED, _("项目已经结题，决算公开了，账不能再动。")),
        only_if(cash_of(found.project) >= found.amount, _("项目已经用掉了一部分，不能整笔冲正。剩下的钱退回来时，登记退回。")),
    )


def may_return(spending: int, amount: int) -> Yes | No:
    """Never more than it still has of the fund's money: what it adds of its own is a gift."""
    found = _found(spending)
    if found is None:
        return Yes()
    owed = figures(found.project).owed
    said = {"owed": say(owed, "cny")}
    return only_if(amount <= owed, _("按项目的账本，手里还没用完的资助只有 %(owed)s。多出来的请登记为捐赠。") % said)


@transaction.atomic
def instalment_taken_back(spending: int, *, reason: str, at: datetime) -> Instalment | None:
    """The payment was written down wrongly: it may be asked for again, while the project goes on."""
    found = _of_spending(spending)
    if found is None or found.state != State.PAID:
        return found
    require(may_take_back(spending))
    project = found.project
    entry = Entry.objects.select_related("book").get(book=project.book, once_key=f"instalment:{found.pk}:{spending}")
    ledger.reverse(entry, reason=reason, at=at, by=None)
    Project.objects.filter(pk=project.pk).update(paid=F("paid") - found.amount)
    return _not_paid(found, State.DUE if project.stage in Project.GOING else State.DROPPED)


@transaction.atomic
def instalment_not_paid(spending: int) -> Instalment | None:
    """Refused, withdrawn or expired at the fund: it may be asked for again, unless it was dropped here."""
    found = _of_spending(spending, waits=True)
    return _not_paid(found, State.DUE) if found is not None and found.state == State.ASKED else found


@transaction.atomic
def money_returned(spending: int, amount: int, whole: int, *, at: datetime) -> Project | None:
    """The fund's keeper has it back. `whole`: all that came back of this payment so far."""
    found = _of_spending(spending)
    if found is None:
        return None
    project = found.project
    key = f"returned:{spending}:{whole}"
    if not Entry.objects.filter(book=project.book, once_key=key).exists():
        require(may_return(spending, amount))
        lines = [(account(project, CASH, at), -amount), (account(project, RETURNED, at), amount)]
        _post(project, lines, key, coded("projects.returned"), None, None, at)
        Project.objects.filter(pk=project.pk).update(returned=F("returned") + amount)
        record(MoneyReturned(project.pk, spending, amount), actor_id=None, at=at)
    return project


def spend(receipt: Receipt, *, by: Standing, at: datetime) -> Entry:
    """Raises NotEnough: the project has not got so much."""
    project, line = receipt.project, receipt.line
    assert project.book is not None
    of_line = ledger.open_account(project.book, expense(line.number), kind="expense", name=line.name, at=at)
    lines = [(account(project, CASH, at), -receipt.amount), (of_line, receipt.amount)]
    reason = coded("projects.receipt", line.name)
    return _post(project, lines, f"receipt:{receipt.pk}", reason, None, by, at, f"line:{line.number}")


def take_income(income: Income, *, by: Standing, at: datetime) -> Entry:
    project = income.project
    source = OWN if income.source == Income.Source.OWN else SPONSOR
    lines = [(account(project, source, at), -income.amount), (account(project, CASH, at), income.amount)]
    return _post(project, lines, f"income:{income.pk}", coded(f"projects.income.{income.source}"), None, by, at)


def _post(
    project: Project, lines: list[tuple[Account, int]], key: str, reason: str, on: date | None, by: Standing | None, at: datetime,
    purpose: str = "",
) -> Entry:  # fmt: skip
    assert project.book is not None
    source = ledger.Source("projects.project", project.number)
    return ledger.post(project.book, lines, once_key=key, reason=reason, at=at, by=by, on=on, source=source, purpose=purpose)


def _of_spending(spending: int, *, waits: bool = False) -> Instalment | None:
    """The project first: everything that moves its money comes one after the other.

    Who holds the fund does not wait for it (`waits`): who holds the project may be waiting for the fund.
    """
    found = Instalment.objects.filter(spending=spending).values_list("project_id", flat=True).first()
    if found is None:
        return None
    if not Project.objects.select_for_update(skip_locked=not waits).filter(pk=found).values_list("pk"):
        raise Refused(_("这个项目的账正有人在动，请过一会儿再试。"))
    return _found(spending)


def _found(spending: int) -> Instalment | None:
    return Instalment.objects.select_related("project__book", "project__community").filter(spending=spending).first()


def _not_paid(found: Instalment, state: str) -> Instalment:
    found.state, found.spending, found.paid_on = state, None, None
    found.save(update_fields=["state", "spending", "paid_on"])
    return found
