"""Who may have a room, when, and for how much."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.facilities.models import Booking, Room
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .hours import Shut, Span, covers
from .who import serves

QUARTER = timedelta(minutes=15)
LATEST_WEEKLY = timedelta(days=366)


@dataclass(frozen=True)
class Wish:
    """What is asked for."""

    begins_at: datetime
    ends_at: datetime
    purpose: str = ""
    heads: int = 1
    organisation_id: int | None = None
    party: str = ""  # a group's own name
    purpose_en: str = ""
    shown: bool = False  # what is on, for everybody to read; only who serves there may say so

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.begins_at).total_seconds()) // 60


@dataclass(frozen=True)
class Situation:
    """What a rule has to know besides: of the person, and of the room on that day."""

    community_id: int | None  # in whose register the person is
    age: int | None
    ahead: int = 0  # bookings of this room that the person has ahead
    units: frozenset[int] = field(default_factory=frozenset)
    spans: Sequence[Span] = ()
    taken: bool = False
    house: bool = False  # in the house's own name: limits per person do not hold


def quarters(begins_at: datetime, ends_at: datetime) -> list[datetime]:
    """The beginnings of the quarter hours from `begins_at` until before `ends_at`."""
    number = -(-(ends_at - begins_at) // QUARTER)
    return [begins_at + n * QUARTER for n in range(number)]


def held_until(room: Room, ends_at: datetime) -> datetime:
    """With the time to air and tidy."""
    return ends_at + timedelta(minutes=room.buffer)


def is_aligned(at: datetime) -> bool:
    return at.minute % 15 == 0 and not at.second and not at.microsecond


def price_of(room: Room, minutes: int) -> int:
    """分, rounded up to a whole one."""
    return -(-room.price * minutes // 60)


def may_book(me: Standing, person_id: int, room: Room, wish: Wish, situation: Situation, at: datetime) -> Yes | No:
    return first_no(
        only_if(me.person_id == person_id or serves(me, room.facility), _("替别人预约由社区工作者在窗口办。")),
        may_have(room, wish, situation, at),
    )


def may_have(room: Room, wish: Wish, situation: Situation, at: datetime) -> Yes | No:
    """Everything but who asks; the first reason counts."""
    return first_no(_of_the_room(room, wish), _of_the_person(room, wish, situation), _of_the_time(room, wish, situation, at))


def _of_the_room(room: Room, wish: Wish) -> Yes | No:
    day = localtime(wish.begins_at).date()
    closed = [one for one in (room.closed_on, room.facility.closed_on) if one is not None and one <= day]
    return first_no(
        only_if(not closed, _("这个房间已经不用了，请选别的。")),
        only_if(room.bookable, _("这个房间不用预约，开放时间直接来。")),
        only_if(
            room.seats is None or wish.heads <= room.seats, _("最多坐 %(seats)s 人，请选大一点的房间。") % {"seats": room.seats}
        ),
        only_if(bool(wish.purpose.strip()), _("请写一句用来做什么。")),
    )


def _of_the_person(room: Room, wish: Wish, situation: Situation) -> Yes | No:
    if situation.house:
        return Yes()
    here = situation.community_id == room.facility.community_id
    for_unit = wish.organisation_id is not None
    return first_no(
        only_if(for_unit or room.for_whom != Room.For.ORGANISATIONS, _("这个房间给单位用，请选以哪个单位的名义。")),
        only_if(not for_unit or room.for_whom != Room.For.RESIDENTS, _("这个房间给居民用，不能以单位的名义订。")),
        only_if(not for_unit or wish.organisation_id in situation.units, _("只能以自己任职的单位的名义订。")),
        only_if(for_unit or here, _("这个房间给本社区的居民用。")),
        only_if(for_unit or _fits(room, situation.age), _age_words(room, situation.age)),
        only_if(
            situation.ahead < room.at_once,
            ngettext(
                "每人同时最多订 %(most)s 次，用过或取消后可以再订。",
                "每人同时最多订 %(most)s 次，用过或取消后可以再订。",
                room.at_once,
            ) % {"most": room.at_once},
        ),
    )  # fmt: skip


def _fits(room: Room, age: int | None) -> bool:
    """Whoever's age is not known fits where every age does."""
    return (room.from_age, room.to_age) == (0, 150) or (age is not None and room.from_age <= age <= room.to_age)


def _age_words(room: Room, age: int | None) -> str:
    if age is None:
        return _("登记里没有您的出生日期，请到社区补上后再订。")
    if room.to_age >= 150:
        return _("这个房间给 %(from)s 岁以上的人订。") % {"from": room.from_age}
    return _("这个房间给 %(from)s–%(to)s 岁的人订。") % {"from": room.from_age, "to": room.to_age}


def _of_the_time(room: Room, wish: Wish, situation: Situation, at: datetime) -> Yes | No:
    begins, ends = localtime(wish.begins_at), localtime(wish.ends_at)
    last = localtime(at).date() + timedelta(days=room.ahead_days)
    return first_no(
        only_if(wish.ends_at > wish.begins_at, _("结束要晚于开始，请改一下时间。")),
        only_if(is_aligned(wish.begins_at) and is_aligned(wish.ends_at), _("时间请按一刻钟来选。")),
        only_if(wish.begins_at > at, _("这个时间已经过了，请选后面的。")),
        only_if(
            situation.house or wish.minutes <= room.most_minutes,
            _("一次最多 %(hours)s 小时。") % {"hours": f"{room.most_minutes / 60:g}"},
        ),
        only_if(
            situation.house or begins.date() <= last,
            _("最多提前 %(days)s 天预约，现在可以订到 %(last)s。") % {"days": room.ahead_days, "last": f"{last:%Y-%m-%d}"},
        ),
        only_if(
            begins.date() == ends.date() and covers(situation.spans, begins.time(), ends.time()), open_words(situation.spans)
        ),
        only_if(not situation.taken, _("这个时间已经有人订了，请换一个时间。")),
    )


def may_stand(room: Room, wish: Wish, situation: Situation, shut: Shut | None, at: datetime) -> Yes | No:
    """Whether something of the house's own can be held there; closed days say why."""
    return first_no(
        only_if(shut is None, _("那天关闭：%(words)s。") % {"words": shut.words if shut else ""}),
        may_have(room, wish, situation, at),
    )


def open_words(spans: Sequence[Span]) -> str:
    if not spans:
        return _("这一天不开放，请换一天。")
    said = _("、").join(f"{span.opens:%H:%M}–{span.closes:%H:%M}" for span in spans)
    return _("这一天开放 %(hours)s，请选在里面的时间。") % {"hours": said}


def may_cancel(me: Standing, booking: Booking, at: datetime) -> Yes | No:
    """Oneself until some hours before; who serves there, until it begins, with a reason."""
    if serves(me, booking.room.facility):
        return only_if(booking.begins_at > at, _("已经开始了，请记使用情况。"))
    until = booking.begins_at - timedelta(hours=booking.room.cancel_hours)
    return first_no(
        only_if(me.person_id == booking.person_id, _("只有预约的人自己可以取消。")),
        only_if(not booking.held_for, _("这是活动用的房间，请在活动里改地点或取消。")),
        only_if(
            at <= until, _("开始前 %(hours)s 小时内不能自己取消，来不了请打电话告诉站点。") % {"hours": booking.room.cancel_hours}
        ),
    )


def may_decide(me: Standing, booking: Booking) -> Yes | No:
    return only_if(serves(me, booking.room.facility), _("预约由社区工作者、主理人和运营单位确认。"))


def may_note_use(me: Standing, booking: Booking, at: datetime) -> Yes | No:
    return first_no(
        only_if(serves(me, booking.room.facility), _("使用情况由社区工作者、主理人和运营单位记。")),
        only_if(booking.begins_at <= at, _("还没有开始，开始后再记。")),
    )


def weekly(first: date, until: date, every: int = 7) -> list[date]:
    return [first + timedelta(days=every * n) for n in range(((until - first).days // every) + 1)]
