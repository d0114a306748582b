"""Which channels carry a notice out of the inbox, in which order, and when. Pure: everything it needs comes in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from mulin.notices.channels import MAIL, PRINT, PUSH, SMS, WECHAT
from mulin.notices.models import Urgency

# What one message costs, in 0.01 yuan: a text message its price, paper the sheet and somebody's walk.
COST = {PUSH: 0, WECHAT: 0, MAIL: 0, SMS: 5, PRINT: 30}
LADDER = (PUSH, WECHAT, MAIL, SMS, PRINT)  # by cost, then by how soon it is seen
MOST = {Urgency.LOW: 0, Urgency.NORMAL: 30, Urgency.URGENT: 30}  # what a notice may cost at most
HOLD = timedelta(minutes=5)  # who reads it in the inbox meanwhile is left in peace; what comes together goes together
ROUNDS = (12, 18)  # o'clock: what is not urgent at all is gathered and goes then


@dataclass(frozen=True)
class Wishes:
    """A reader's settings; see models.Preference. `quiet` is (from, to) in hours, equal ones mean none."""

    low: frozenset[str] = frozenset({PUSH, WECHAT, MAIL})
    normal: frozenset[str] = frozenset({PUSH, WECHAT, MAIL, PRINT})
    urgent: frozenset[str] = frozenset({PUSH, WECHAT, MAIL, SMS, PRINT})
    quiet: tuple[int, int] = (21, 8)
    urgent_wakes: bool = True

    def of(self, urgency: int) -> frozenset[str]:
        return {Urgency.LOW: self.low, Urgency.NORMAL: self.normal, Urgency.URGENT: self.urgent}[Urgency(urgency)]


@lru_cache(2000)
def ladder(urgency: int, wishes: Wishes, has: frozenset[str], on: frozenset[str]) -> tuple[str, ...]:
    """What may be used, the cheapest first. `has`: ways in which this reader can be reached; `on`: channels that work here.

    Paper is for those who have no other way: it needs no setting of ours.
    """
    open_ = {one for one in has & wishes.of(urgency) if (one in on or one == PRINT) and COST[one] <= MOST[Urgency(urgency)]}
    if open_ - {PRINT}:
        open_.discard(PRINT)
    return tuple(one for one in LADDER if one in open_)


def at_once(urgency: int, steps: tuple[str, ...]) -> tuple[str, ...]:
    """The first step; what is urgent goes by all of them, for seconds count more than fen."""
    return steps if urgency == Urgency.URGENT else steps[:1]


def next_step(steps: tuple[str, ...], tried: frozenset[str]) -> str | None:
    """Where to go on when the steps `tried` have failed for good."""
    return next((one for one in steps if one not in tried), None)


def due(urgency: int, wishes: Wishes, at: datetime) -> datetime:
    """The earliest instant at which it may go out. `at` in local time."""
    if urgency == Urgency.URGENT:
        return at if wakes(is_urgent=True, wishes=wishes) else after_quiet(wishes.quiet, at)
    return after_quiet(wishes.quiet, next_round(at) if urgency == Urgency.LOW else at + HOLD)


def next_round(at: datetime) -> datetime:
    days = (at, at + timedelta(days=1))
    rounds = (day.replace(hour=hour, minute=0, second=0, microsecond=0) for day in days for hour in ROUNDS)
    return next(one for one in rounds if one >= at)


def after_quiet(quiet: tuple[int, int], at: datetime) -> datetime:
    """`at`, or the end of the quiet hours it falls into; they may go over midnight."""
    begin, end = quiet
    if not is_quiet(quiet, at.hour):
        return at
    over = at.replace(hour=end, minute=0, second=0, microsecond=0)
    return over if begin < end or at.hour < end else over + timedelta(days=1)


def is_quiet(quiet: tuple[int, int], hour: int) -> bool:
    begin, end = quiet
    return begin <= hour < end if begin <= end else hour >= begin or hour < end


def wakes(is_urgent: bool, wishes: Wishes) -> bool:
    return is_urgent and wishes.urgent_wakes


def tomorrow(wishes: Wishes, at: datetime) -> datetime:
    """When a reader who has had enough for today hears the rest."""
    return after_quiet(wishes.quiet, (at + timedelta(days=1)).replace(hour=ROUNDS[0], minute=0, second=0, microsecond=0))
