"""Money kept for one thing: asked for by one, approved by two others, held at the second yes, and what is left let go."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import flow, queries, rules
from mulin.funds.facts import EarmarkAsked, EarmarkEnded, EarmarkReleased, EarmarkReserved
from mulin.funds.models import Earmark, EarmarkApproval, Purpose
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

from .holding import back_to_earmark, keep, let_go, locked_earmark


@transaction.atomic
def earmark(
    purpose: Purpose, *, title: str, amount: int, until: date, ref: str, words: str = "", title_en: str = "", by: Standing,
    at: datetime,
) -> Earmark:  # fmt: skip
    """`ref`: the number of what it is kept for. Refused: not theirs to ask, nothing to keep, or a day that is over."""
    fund = purpose.fund
    require(rules.may_ask(by, fund, queries.council_of(fund, localdate(at))))
    if amount <= 0:
        raise Refused(_("金额要大于 0。"))
    if until <= localdate(at):
        raise Refused(_("留到的日子要在今天以后。"))
    if Earmark.objects.filter(fund=fund, parent=None, ref=ref, status__in=("asked", "reserved")).exists():
        raise Refused(_("“%(ref)s”已经有一笔专款在申请或已留出。") % {"ref": ref})
    assert by.person_id is not None
    asked = Earmark.objects.create(
        fund=fund, purpose=purpose, ref=ref, title=title, title_en=title_en, words=words, amount=amount, until=until,
        asked_at=at, asked_by=by.person_id,
    )  # fmt: skip
    record(EarmarkAsked(asked.pk, asked.fund_id, amount), actor_id=by.person_id, at=at)
    return asked


@transaction.atomic
def approve_earmark(asked: Earmark, *, by: Standing, at: datetime) -> Earmark:
    """One yes. The second one holds the money and so much of this year's budget.

    Raises:
        Refused: not theirs to say; NotEnough: so much is not free.
    """
    kept = locked_earmark(asked.pk, asked.fund_id)
    today = localdate(at)
    yeses = set(kept.approvals.values_list("person_id", flat=True))
    require(rules.may_decide_earmark(by, kept, queries.council_of(kept.fund, today), yeses))
    assert by.person is not None
    EarmarkApproval.objects.create(earmark=kept, person=by.person, at=at)
    if len(yeses) + 1 < rules.YESES:
        return kept
    if queries.budget_of(kept.purpose, today.year) is None:
        raise Refused(_("今年还没有给“%(purpose)s”定预算，请委员会先定。") % {"purpose": kept.purpose.name})
    kept.status, kept.year = advance(kept.status, flow.EARMARK), today.year
    keep(kept, kept.amount, by=by, at=at)
    record(EarmarkReserved(kept.pk, kept.fund_id, kept.amount, kept.ref), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def refuse_earmark(asked: Earmark, *, reason: str, by: Standing, at: datetime) -> Earmark:
    kept = locked_earmark(asked.pk, asked.fund_id)
    require(rules.may_decide_earmark(by, kept, queries.council_of(kept.fund, localdate(at)), ()))
    if not reason.strip():
        raise Refused(_("请写明为什么不批准，申请人会看到。"))
    kept.reason = reason.strip()[:200]
    return _end(kept, flow.REFUSE_EARMARK, by, at)


@transaction.atomic
def withdraw_earmark(asked: Earmark, *, by: Standing, at: datetime) -> Earmark:
    kept = locked_earmark(asked.pk, asked.fund_id)
    require(rules.may_withdraw_earmark(by, kept))
    return _end(kept, flow.WITHDRAW_EARMARK, by, at)


@transaction.atomic
def release(kept: Earmark, *, by: Standing, at: datetime) -> Earmark:
    """The desk lets go of what is left. Refused: not theirs, or something of it is still to be paid."""
    kept = locked_earmark(kept.pk, kept.fund_id)
    require(rules.may_release(by, kept, queries.council_of(kept.fund, localdate(at)), waits_of(kept)))
    return let_go_of_rest(kept, by=by, at=at)


def release_over(at: datetime) -> int:
    """The clock's job: earmarks whose day is over and of which nothing waits to be paid."""
    over = Earmark.objects.filter(status=Earmark.Status.RESERVED, until__lt=localdate(at)).order_by("until", "id")[:200]
    return each(over, lambda one: _release_over(one, at))


@transaction.atomic
def _release_over(over: Earmark, at: datetime) -> bool:
    kept = locked_earmark(over.pk, over.fund_id)
    if kept.status != Earmark.Status.RESERVED or waits_of(kept):
        return False
    let_go_of_rest(kept, by=None, at=at)
    return True


def waits_of(kept: Earmark) -> int:
    return rules.waiting(kept.draws.all(), kept.parts.all())


def let_go_of_rest(kept: Earmark, *, by: Standing | None, at: datetime) -> Earmark:
    """`kept` is locked. A part's rest goes back to what it was taken from, while that still holds."""
    rest, kept.status = kept.left, advance(kept.status, flow.RELEASE)
    kept.ended_at, kept.ended_by = at, by.person_id if by else None
    let_go(kept, by=by, at=at)
    keep(kept, 0, by=by, at=at)
    back_to_earmark(kept.parent_id, kept.fund_id, rest, by=by, at=at)
    record(EarmarkReleased(kept.pk, kept.fund_id, rest, kept.ref), actor_id=kept.ended_by, at=at)
    return kept


def _end(kept: Earmark, move: Step, by: Standing, at: datetime) -> Earmark:
    kept.status = advance(kept.status, move)
    kept.ended_at, kept.ended_by = at, by.person_id
    kept.save(update_fields=["status", "ended_at", "ended_by", "reason"])
    record(EarmarkEnded(kept.pk, kept.fund_id, kept.status), actor_id=by.person_id, at=at)
    return kept
