"""What an earmark is for uses it: a part for a project, a draw for an instalment, and the rest given back.

These do not ask who: what the money is kept for has asked its own rules before. They ask how much.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import flow, rules
from mulin.funds.facts import SpendingAsked
from mulin.funds.models import Earmark, Spending
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing

from .earmarking import let_go_of_rest, waits_of
from .holding import hold_anew, keep, locked_earmark
from .spending import end, locked


@transaction.atomic
def split(
    earmark: Earmark, *, amount: int, ref: str, title: str, title_en: str = "", until: date, by: Standing, at: datetime
) -> Earmark:
    """A part of it under an own number: a call's money becomes a project's. Never more than is left."""
    kept = locked_earmark(earmark.pk, earmark.fund_id)
    require(rules.has_left(kept, amount))
    assert by.person_id is not None and kept.year is not None
    hold_anew(kept, kept.left - amount, by=by, at=at)
    part = Earmark(
        fund=kept.fund, purpose=kept.purpose, parent=kept, ref=ref, title=title[:80], title_en=title_en[:160], amount=amount,
        until=max(until, localdate(at)), status=Earmark.Status.RESERVED, year=kept.year, asked_at=at, asked_by=by.person_id,
        left=0,
    )  # fmt: skip
    part.save()
    keep(part, amount, by=by, at=at)
    return part


@transaction.atomic
def draw(
    earmark: Earmark, *, amount: int, title: str, title_en: str = "", words: str, payee: str, by: Standing, at: datetime
) -> Spending:
    """A wish to spend of it, which two approve as any other. What others asked for before is not there for this one."""
    kept = locked_earmark(earmark.pk, earmark.fund_id)
    asked = sum(kept.draws.filter(status=Spending.Status.ASKED).values_list("amount", flat=True))
    require(rules.has_left(kept, amount, asked))
    require(rules.within_charter(kept.fund, amount))
    assert by.person_id is not None
    drawn = Spending.objects.create(
        fund=kept.fund, purpose=kept.purpose, earmark=kept, title=title[:80], title_en=title_en[:160], words=words[:500],
        amount=amount, payee=payee[:120], asked_at=at, asked_by=by.person_id,
    )  # fmt: skip
    record(SpendingAsked(drawn.pk, drawn.fund_id, amount), actor_id=by.person_id, at=at)
    return drawn


@transaction.atomic
def prolong(earmark: Earmark, *, until: date) -> Earmark:
    """It is kept longer; never shorter than was said."""
    kept = locked_earmark(earmark.pk, earmark.fund_id)
    if kept.status == Earmark.Status.RESERVED and until > kept.until:
        kept.until = until
        kept.save(update_fields=["until"])
    return kept


@transaction.atomic
def undraw(spending: Spending, *, by: Standing, at: datetime) -> Spending:
    """What was drawn and is not paid is not wanted any more. Paid or ended already: it stays as it is."""
    kept = locked(spending)
    return end(kept, flow.WITHDRAW, by, at) if can(kept.status, flow.WITHDRAW) else kept


@transaction.atomic
def hand_back(earmark: Earmark, *, by: Standing | None, at: datetime) -> Earmark:
    """What it was kept for is over: the rest is let go. Done already: the earmark."""
    kept = locked_earmark(earmark.pk, earmark.fund_id)
    if kept.status == Earmark.Status.RELEASED:
        return kept
    if waits_of(kept):
        raise Refused(_("还有用款没办完，先付掉或撤回，再放回剩余的钱。"))
    return let_go_of_rest(kept, by=by, at=at)
