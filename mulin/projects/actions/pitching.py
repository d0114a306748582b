"""Pitch day: who speaks after whom, and points given while they do."""

from datetime import datetime
from random import SystemRandom

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import PitchDaySet
from mulin.projects.models import Application, Call, PitchDay, PitchScore
from mulin.projects.queries import conflicts, jury
from mulin.projects.rules import may_choose

from .choosing_held import held_application, held_call


def day_of(call: Call) -> PitchDay | None:
    return PitchDay.objects.filter(call=call).select_related("now").first()


@transaction.atomic
def set_pitch(
    call: Call,
    on: datetime,
    where: str,
    applications: list[int],
    *,
    weight: int = 50,
    words: str = "",
    by: Standing,
    at: datetime,
) -> PitchDay:
    """`applications`: who is invited; a lot puts them in order. `weight`: percent of the jury's part that the pitch counts."""
    call = held_call(call)
    day = day_of(call)
    require(may_choose.may_set_pitch(by, call, day))
    order = list(jury.eligible(call).filter(pk__in=applications).values_list("pk", flat=True))
    if not order or not where.strip():
        raise Refused(_("请写路演的地点，至少请一个项目。"))
    if not 0 < weight <= 100:
        raise Refused(_("路演占评审团得分的百分之几，请写 1 到 100。"))
    SystemRandom().shuffle(order)
    day = day or PitchDay(call=call)
    day.at, day.where, day.words, day.weight, day.order = on, where.strip()[:80], words.strip()[:300], weight, order
    day.save()
    record(PitchDaySet(call.pk, on.isoformat()), actor_id=by.account_id, at=at)
    return day


@transaction.atomic
def next_pitch(call: Call, *, by: Standing, at: datetime) -> PitchDay:
    """The next one speaks; after the last one the day is over."""
    call = held_call(call)
    day = day_of(call)
    require(may_choose.may_run_pitch(by, call, day))
    assert day is not None
    place = day.order.index(day.now_id) + 1 if day.now_id in day.order else 0
    still = set(jury.eligible(call).filter(pk__in=day.order).values_list("pk", flat=True))
    rest = [one for one in day.order[place:] if one in still]
    day.now_id, day.ended_at = (rest[0], None) if rest else (None, at)
    day.save(update_fields=["now", "ended_at"])
    return day


@transaction.atomic
def score_pitch(application: Application, score: int, *, by: Standing, at: datetime) -> PitchScore:
    """0 to 100; again changes it, as long as this one is speaking."""
    application = held_application(application)
    day = day_of(application.call)
    juror = jury.juror_of(application.call, by.person_id)
    near = bool(juror and conflicts.kept_out(juror.person_id, application, localdate(at)))
    require(may_choose.may_score_pitch(by, juror, day, application.pk, conflict=near))
    assert juror is not None
    if not 0 <= score <= 100:
        raise Refused(_("请打 0 到 100 分。"))
    given, _made = PitchScore.objects.update_or_create(application=application, juror=juror, defaults={"score": score, "at": at})
    return given
