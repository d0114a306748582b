"""A call is prepared, its parts are written, it opens, is extended, closes, is cancelled, ends."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects import queries, rules
from mulin.projects.actions.numbering import next_number
from mulin.projects.facts import CallCancelled, CallClosed, CallExtended, CallOpened, CallPrepared
from mulin.projects.flow import call as flow
from mulin.projects.models import Application, Call, Project


@dataclass(frozen=True)
class Terms:
    """A call as it is written. Amounts in 分."""

    title: str
    opens_at: datetime
    closes_at: datetime
    runs_from: date
    runs_until: date
    title_en: str = ""
    words: str = ""
    words_en: str = ""
    kind: str = Call.Kind.SEASON
    season: str = ""
    round: int = 1
    review_until: datetime | None = None
    notice_days: int = 7
    repair_days: int = 5
    amount: int = 0
    each_most: int | None = None
    choice: str = Call.Choice.JURY
    jury_weight: int = 100
    rule_key: str = ""
    needs_adviser: bool = False
    blind: bool = True


def locked(call: Call) -> Call:
    Call.objects.select_for_update().get(pk=call.pk)
    return Call.objects.select_related("community", "place", "operator").get(pk=call.pk)


@transaction.atomic
def prepare(place: Place, terms: Terms, *, operator: Organisation | None = None, by: Standing, at: datetime) -> Call:
    """A draft that nobody sees but who runs it."""
    require(rules.may_prepare(by, place.path))
    _sound(terms)
    assert by.person is not None
    call = Call(number=next_number("Z", at), community_id=place.community_id or place.pk, place=place, operator=operator,
                made_by=by.person, made_at=at)  # fmt: skip
    _put(call, terms)
    call.save()
    record(CallPrepared(call.pk, 0), actor_id=by.account_id, at=at)
    return call


@transaction.atomic
def change(call: Call, terms: Terms, *, by: Standing, at: datetime) -> Call:
    call = locked(call)
    require(rules.may_change(by, call))
    _sound(terms)
    if terms.amount != call.amount:
        require(rules.may_change_money(by, call, queries.calls.money_of(call)))
    _put(call, terms)
    call.save()
    return call


@transaction.atomic
def name_operator(call: Call, operator: Organisation | None, *, by: Standing, at: datetime) -> Call:
    call = locked(call)
    require(rules.may_name_operator(by, call))
    if operator is not None and (operator.community_id != call.community_id or operator.closed_on is not None):
        raise Refused(_("请选这个社区登记的机构。"))
    call.operator = operator
    call.save(update_fields=["operator"])
    return call


@transaction.atomic
def open_call(call: Call, *, by: Standing, at: datetime) -> Call:
    """From here on its rules stay. It takes applications from `opens_at` on.

    Raises:
        Refused: among others, the money it promises does not lie aside in a fund.
    """
    call = locked(call)
    money = queries.calls.money_of(call)
    require(rules.may_open(by, call, kinds=call.kinds.count(), criteria=call.criteria.count(), kept=money, at=at))
    call.stage, call.opened_at = advance(call.stage, flow.OPEN), at
    call.earmark = money.id if money else None
    call.save(update_fields=["stage", "opened_at", "earmark"])
    record(CallOpened(call.pk, call.closes_at.isoformat()), actor_id=by.account_id, at=at)
    return call


@transaction.atomic
def extend(call: Call, until: datetime, *, by: Standing, at: datetime) -> Call:
    """Later, never earlier: nobody who counted on the day is cheated."""
    call = locked(call)
    require(rules.may_extend(by, call, until))
    call.closes_at = until
    if call.review_until is not None and call.review_until <= until:
        call.review_until = None
    call.save(update_fields=["closes_at", "review_until"])
    record(CallExtended(call.pk, until.isoformat()), actor_id=by.account_id, at=at)
    return call


def close_due(at: datetime) -> int:
    """Those whose deadline passed go to screening. By the clock; how many."""
    due = list(Call.objects.filter(stage=Call.Stage.OPEN, closes_at__lte=at).order_by("id")[:50])
    return each(due, lambda call: _close(call, at))


@transaction.atomic
def _close(call: Call, at: datetime) -> int:
    call = locked(call)
    if call.stage != Call.Stage.OPEN or call.closes_at > at:
        return 0
    call.stage = advance(call.stage, flow.CLOSE)
    call.save(update_fields=["stage"])
    came = Application.objects.filter(call=call, stage__in=Application.SENT).count()
    record(CallClosed(call.pk, came), actor_id=None, at=at)
    return 1


@transaction.atomic
def cancel(call: Call, reason: str, *, by: Standing, at: datetime) -> Call:
    """Applicants read the reason; the money goes back to the fund."""
    call = locked(call)
    require(rules.may_cancel(by, call))
    if not reason.strip():
        raise Refused(_("请写明为什么取消，申请的人会看到。"))
    call.stage, call.reason = advance(call.stage, flow.CANCEL), reason.strip()
    call.save(update_fields=["stage", "reason"])
    record(CallCancelled(call.pk), actor_id=by.account_id, at=at)
    return call


@transaction.atomic
def end(call: Call, *, by: Standing, at: datetime) -> Call:
    call = locked(call)
    running = Project.objects.filter(application__call=call).exclude(stage__in=Project.OVER).count()
    require(rules.may_end(by, call, running))
    call.stage = advance(call.stage, flow.END)
    call.save(update_fields=["stage"])
    return call


def _put(call: Call, terms: Terms) -> None:
    for name, value in vars(terms).items():
        setattr(call, name, value.strip() if isinstance(value, str) else value)


def _sound(terms: Terms) -> None:
    if not terms.title.strip():
        raise Refused(_("请写征集的名称。"))
    if terms.closes_at <= terms.opens_at:
        raise Refused(_("截止时间要晚于开始时间。"))
    if terms.runs_until < terms.runs_from:
        raise Refused(_("结束的日子要晚于开始的日子。"))
    if terms.review_until is not None and terms.review_until <= terms.closes_at:
        raise Refused(_("评审的截止要晚于申请的截止。"))
    if terms.each_most is not None and not 0 < terms.each_most <= terms.amount:
        raise Refused(_("每个项目最多的金额要大于 0，不能超过总额。"))
    fits = {"jury": terms.jury_weight == 100, "ballot": terms.jury_weight == 0, "both": 1 <= terms.jury_weight <= 99}
    if not fits.get(terms.choice, True):
        raise Refused(_("评审团的比重和评选办法对不上：只由评审团定是 100，只由居民定是 0，两边都有是 1 到 99。"))
