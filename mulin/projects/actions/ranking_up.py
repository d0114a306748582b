"""The order by the published rule, drawn up as often as something changes, before anybody outside sees it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, Yes, require
from mulin.organisations.queries import Standing
from mulin.projects.models import Application, Call, Ranking
from mulin.projects.queries import choice
from mulin.projects.queries.conflicts import team_of
from mulin.projects.queries.stand import Stand, stand
from mulin.projects.rules import may_choose, scores

from .choosing_held import held_application, held_call

W = Ranking.Why


def may_rank(by: Standing, call: Call, at: datetime, now: Stand | None = None) -> Yes | No:
    """`now`: how far the choice is, where that is known already."""
    now = now or stand(call, at)
    return may_choose.may_rank(
        by, call, waiting=now.waiting, undone=now.undone, uncounted=not now.counted, pitching=now.pitching
    )  # fmt: skip


@transaction.atomic
def draw_up(call: Call, *, by: Standing, at: datetime) -> choice.Drawn:
    """The order by the published rule, from the points and votes on record. Again whenever something changed."""
    call = held_call(call)
    require(may_rank(by, call, at))
    return redraw(call)


def redraw(call: Call) -> choice.Drawn:
    found = choice.drawn(call)
    old = {one.application_id: one for one in Ranking.objects.filter(application__call=call)}
    rows = []
    for place, (entry, why) in enumerate(found.found, 1):
        before = old.get(entry.application)
        rows.append(
            Ranking(
                pk=before.pk if before else None, application_id=entry.application, place=place, why=why, chosen=why == W.CHOSEN,
                jury_milli=None if entry.jury is None else scores.milli(entry.jury),
                residents_milli=None if entry.residents is None else scores.milli(entry.residents),
                final_milli=scores.milli(choice.final_of(entry, call)), asked=entry.amount,
                awarded=entry.amount if why == W.CHOSEN else 0, reason=before.reason if before and why == W.PASSED_OVER else "",
            )
        )  # fmt: skip
    Ranking.objects.filter(application__call=call).delete()
    Ranking.objects.bulk_create(rows)
    return found


@transaction.atomic
def lower(application: Application, amount: int, *, by: Standing, at: datetime) -> choice.Drawn:
    """Less money than asked for, before the result is announced; what becomes free goes on down the order. `amount` in 分."""
    row = _drawn(application, by, at)
    most = min(row.application.asked, choice.most_for(row.application, row.application.call))
    if not 0 <= amount <= most:
        raise Refused(_("资助的钱不能比申请的多，也不能超过上限。"))
    row.asked, row.awarded = amount, min(row.awarded, amount)
    row.save(update_fields=["asked", "awarded"])
    return redraw(row.application.call)


@transaction.atomic
def pass_over(application: Application, reason: str, *, by: Standing, at: datetime) -> choice.Drawn:
    """Against the order, for a reason that everybody reads; an empty one takes that back."""
    row = _drawn(application, by, at)
    row.why, row.chosen, row.awarded, row.reason = W.PASSED_OVER if reason.strip() else W.LEAST, False, 0, reason.strip()[:300]
    row.save(update_fields=["why", "chosen", "awarded", "reason"])
    return redraw(row.application.call)


def _drawn(application: Application, by: Standing, at: datetime) -> Ranking:
    application = held_application(application)
    require(may_rank(by, application.call, at))
    if by.person_id in team_of(application):
        raise Refused(_("您在这个申报团队里，请另一位来审。"))
    row = Ranking.objects.filter(application=application).first()
    if row is None:
        raise Refused(_("先算出名次，再调整。"))
    row.application = application
    return row
