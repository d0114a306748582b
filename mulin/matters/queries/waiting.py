"""One inbox: what waits for this person, why, most urgent first."""

from datetime import datetime

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.matters.models import Assignment, Matter
from mulin.matters.rules.residents import CALL_AFTER
from mulin.matters.rules.who import CHECKS, DESK, SETTLES, TAKES
from mulin.organisations.queries import Standing
from mulin.places.fields import under

from .destinations import LEVEL_OF_POST
from .visible import ancestors

S = Matter.Status


def waiting_for(me: Standing, at: datetime | None = None) -> QuerySet[Matter]:
    """Annotated with `why`, in the reader's words. One query, by what is due first."""
    at = at or timezone.now()
    cases = [(reason, condition) for reason, condition in _conditions(me, at) if condition is not None]
    if not cases:
        return Matter.objects.none()
    whole = Q()
    for _reason, condition in cases:
        whole |= condition
    words = reasons()
    why = Case(*(When(condition, then=Value(words[reason])) for reason, condition in cases), output_field=CharField())
    return Matter.objects.filter(whole, status__in=Matter.OPEN).annotate(why=why).order_by(F("due_at").asc(nulls_last=True), "id")


def reasons() -> dict[str, str]:
    return {
        "settle": _("等您裁定责任"),
        "accept": _("等您接单"),
        "handle": _("您正在办"),
        "answer": _("等您补充"),
        "confirm": _("等您确认"),
        "dispatch": _("等派单"),
        "escalated": _("升级到您督办"),
        "verify": _("等您核实"),
        "call": _("居民还没回应，请打电话问"),
        "take": _("网格任务，可以领"),
        "help": _("请您协办"),
    }


def _conditions(me: Standing, at: datetime) -> list[tuple[str, Q | None]]:
    """Reason → condition, the one that asks most of me first: a matter is listed under the first that fits."""
    leads = _any([Q(handler=me.person_id) if me.person_id else None, Q(unit__in=me.units()) if me.units() else None])
    asked = _any(
        [Q(reporter=me.person_id) if me.person_id else None, Q(reporter_account=me.account_id) if me.account_id else None]
    )
    desk, checks = _area(me, DESK), _area(me, CHECKS)
    return [
        ("settle", _and(_area(me, SETTLES), Q(status=S.WAITING, dispute=Matter.Dispute.OPEN))),
        ("accept", _and(leads, Q(status=S.OFFERED))),
        ("handle", _and(leads, Q(status=S.IN_HAND))),
        ("answer", _and(asked, Q(status=S.PAUSED))),
        ("confirm", _and(asked, Q(status=S.ANSWERED))),
        ("dispatch", _and(desk, Q(status=S.WAITING, pool_path=""))),
        ("escalated", _escalated(me, at)),
        ("verify", _and(_and(checks, Q(status=S.VERIFYING)), ~leads if leads is not None else Q())),
        (
            "call",
            _and(desk, Q(status=S.ANSWERED) & (Q(answered_at__lte=at - CALL_AFTER) | Q(reporter=None, reporter_account=None))),
        ),
        ("take", in_my_pools(me)),
        ("help", _helping(me)),
    ]


def _escalated(me: Standing, at: datetime) -> Q | None:
    """Overdue, and climbed just as high as a post of mine."""
    levels = [
        _and(_area(me, {kind}), Q(level=int(level), due_at__lt=at, status__in=[S.WAITING, S.OFFERED, S.IN_HAND, S.VERIFYING]))
        for kind, level in LEVEL_OF_POST.items()
        if kind != "community_worker"
    ]
    return _any(levels)


def in_my_pools(me: Standing) -> Q | None:
    grids = [under(path, "pool_path") | Q(pool_path__in=ancestors(path)) for path in me.paths(TAKES)]
    return _and(_any(list(grids)), Q(status=S.WAITING) & ~Q(pool_path=""))


def _helping(me: Standing) -> Q | None:
    """Helpers stand as words in a JSON list; the ids come from the assignments."""
    if me.person_id is None:
        return None
    mine = Assignment.objects.filter(Q(person=me.person_id) | Q(unit__in=me.units()), role="helper", until=None)
    return Q(pk__in=mine.values("matter"), status__in=[S.OFFERED, S.IN_HAND])


def _area(me: Standing, kinds: frozenset[str] | set[str]) -> Q | None:
    return _any([under(path, "place_path") for path in me.paths(kinds)])


def _any(conditions: list[Q | None]) -> Q | None:
    found = None
    for condition in conditions:
        if condition is not None:
            found = condition if found is None else found | condition
    return found


def _and(one: Q | None, other: Q) -> Q | None:
    return None if one is None else one & other
