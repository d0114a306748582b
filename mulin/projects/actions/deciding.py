"""The decision stands: projects begin, and everybody gets a letter."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, Yes, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.projects.facts import ApplicationDecided, CallDecided
from mulin.projects.flow import call as moves
from mulin.projects.models import Application, Call, Teammate
from mulin.projects.rules import may_choose

from .awarding import award
from .choosing_held import held_call
from .letters import write_letter

A = Application.Stage


def may_decide(by: Standing, call: Call, at: datetime) -> Yes | No:
    on_notice = call.stage == Call.Stage.NOTICE  # else it is No, whatever else there is
    waiting = call.objections.filter(upheld=None).count() if on_notice else 0
    return may_choose.may_decide(by, call, at, waiting=waiting, of_team=on_notice and _of_a_team(by, call))


def _of_a_team(by: Standing, call: Call) -> bool:
    who = by.person_id
    if who is None:
        return False
    mates = Teammate.objects.filter(application=OuterRef("pk"), refused_at=None, person=who)
    near = Q(lead=who) | Q(adviser=who) | Exists(mates)
    return Application.objects.filter(near, call=call, stage=A.CHOSEN).exists()


@transaction.atomic
def decide(call: Call, *, by: Standing, at: datetime) -> Call:
    """
    Raises:
        Refused: the notice still runs, an objection has no answer, or the awards are more than the money of the call.
    """
    call = held_call(call)
    require(may_decide(by, call, at))
    rows = list(
        call.applications.filter(stage__in=(A.CHOSEN, A.RESERVE, A.NOT_CHOSEN))
        .select_related("ranking", "lead", "place", "organisation", "category")
        .order_by("ranking__place")
    )
    chosen = [one for one in rows if one.stage == A.CHOSEN]
    spent = sum(one.ranking.awarded for one in chosen)
    if spent > call.amount:
        raise Refused(_("入选的加起来超过了这次的钱，请调低资助或少选一个。"))
    call.stage, call.decided_at = advance(call.stage, moves.DECIDE), at
    call.save(update_fields=["stage", "decided_at"])
    for one in rows:
        one.call = call
        project = award(one, one.ranking.awarded, by=by, at=at) if one.stage == A.CHOSEN else None
        fact = ApplicationDecided(one.pk, one.stage, one.ranking.awarded, project.pk if project else 0)
        record(fact, actor_id=by.account_id, at=at)
        write_letter(one, one.stage, at=at)
    record(CallDecided(call.pk, len(chosen), spent), actor_id=by.account_id, at=at)
    return call
