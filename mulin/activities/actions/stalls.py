"""The plan of a market: laid out once, copied to each further session, changed stall by stall."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.activities import rules
from mulin.activities.models import Activity, Claim, Market, Session, Stall
from mulin.kernel.access import Refused, require
from mulin.organisations.queries import Standing

from .scheduling import lock_session
from .stall_copies import copy_plan
from .writing import lock

MOST = 200  # stalls of one session
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@transaction.atomic
def set_market(
    activity: Activity, *, opens_days: int, closes_hours: int, most: int, reviews: bool, by: Standing, at: datetime
) -> Market:
    require(rules.may_change(by, lock(activity)))
    if not 1 <= most <= 9:
        raise Refused(_("每家可以有 1 到 9 个摊位。"))
    values = {"opens_days": opens_days, "closes_hours": closes_hours, "most": most, "reviews": reviews}
    market, _new = Market.objects.update_or_create(activity=activity, defaults=values)
    return market


@transaction.atomic
def lay_out(
    session: Session, *, rows: int, columns: int, kind: str = Stall.Kind.GOODS, size: str = "", power: bool = False,
    later: bool = True, by: Standing, at: datetime,
) -> list[Stall]:  # fmt: skip
    """Rows of stalls below those that are there: A1, A2 … `later`: sessions ahead without a plan get the same one."""
    session = lock_session(session)
    require(rules.may_lay_out(by, session, at))
    first = max([0, *(row for row in session.stalls.values_list("row", flat=True) if row is not None)])
    if not (1 <= rows <= 20 and 1 <= columns <= 20 and first + rows <= len(LETTERS)):
        raise Refused(_("一次最多 20 行、20 列，一共最多 26 行。"))
    new = [
        Stall(
            session=session, number=f"{LETTERS[first + row - 1]}{column}", kind=kind, row=first + row, column=column, size=size,
            power=power,
        )
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    ]  # fmt: skip
    return _add(session, new, later, at)


@transaction.atomic
def add_stalls(
    session: Session, numbers: Sequence[str], *, kind: str = Stall.Kind.GOODS, size: str = "", power: bool = False,
    later: bool = True, by: Standing, at: datetime,
) -> list[Stall]:  # fmt: skip
    """By their numbers, without a spot in the plan: along a street, in a hall."""
    session = lock_session(session)
    require(rules.may_lay_out(by, session, at))
    wanted = list(dict.fromkeys(number.strip()[:6] for number in numbers if number.strip()))
    if not wanted:
        raise Refused(_("请写摊位号，用空格或逗号隔开。"))
    return _add(session, [Stall(session=session, number=one, kind=kind, size=size, power=power) for one in wanted], later, at)


def _add(session: Session, new: list[Stall], later: bool, at: datetime) -> list[Stall]:
    there = set(session.stalls.values_list("number", flat=True))
    if again := sorted(there & {one.number for one in new}):
        raise Refused(_("这些摊位号已经有了：%(numbers)s。") % {"numbers": "、".join(again)})
    if len(there) + len(new) > MOST:
        raise Refused(_("一场最多 %(most)s 个摊位。") % {"most": MOST})
    made = Stall.objects.bulk_create(new)
    if later:
        ahead = session.activity.sessions.filter(status=Session.Status.PLANNED, begins_at__gt=at, stalls=None)
        for other in ahead.exclude(pk=session.pk):
            copy_plan(session, other)
    return made


@transaction.atomic
def change_stall(
    stall: Stall, *, number: str, kind: str, size: str = "", power: bool = False, closed: bool = False, by: Standing, at: datetime
) -> Stall:
    stall = _lock(stall)
    require(rules.may_lay_out(by, stall.session, at))
    if closed and stall.claims.filter(status__in=Claim.STANDING).exists():
        raise Refused(_("有人认领了这个摊位，先请他换一个，再关掉。"))
    stall.number, stall.kind, stall.size, stall.power, stall.closed = number.strip(), kind, size.strip(), power, closed
    try:
        with transaction.atomic():
            stall.save()
    except IntegrityError:
        raise Refused(_("这些摊位号已经有了：%(numbers)s。") % {"numbers": stall.number}) from None
    return stall


@transaction.atomic
def drop_stall(stall: Stall, *, by: Standing, at: datetime) -> None:
    stall = _lock(stall)
    require(rules.may_lay_out(by, stall.session, at))
    if stall.claims.exists():
        raise Refused(_("有人认领过这个摊位，不能去掉，可以改成这次不开。"))
    stall.delete()


def _lock(stall: Stall) -> Stall:
    return Stall.objects.select_for_update(of=("self",)).select_related("session__activity").get(pk=stall.pk)
