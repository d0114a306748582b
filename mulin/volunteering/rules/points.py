"""Points: what earns them and how much at most. Never bought, never cashed, never moved from one person to another:
the ledger's book of points has no way between two persons.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.calendar import working
from mulin.organisations.models import Post
from mulin.people.models import Person
from mulin.volunteering.models import Appeal, Award, EarningRule

from .who import Who

P = Post.Kind
SETTERS = frozenset({P.SECRETARY.value, P.ADMINISTRATOR.value})
PAID = frozenset(kind.value for kind in (
    P.GRID_WORKER, P.COMMUNITY_WORKER, P.COMMITTEE_HEAD, P.SECRETARY, P.STREET_LEADER, P.ADMINISTRATOR, P.HANDLER, P.UNIT_LEAD, P.GUARD
))  # fmt: skip
APPEAL_WITHIN = timedelta(days=60)
ANSWER_WITHIN = "5wd"
OPEN_APPEALS = 5  # of one person


@dataclass(frozen=True)
class Kind:
    """A kind of deed: as it stands in a list, and what follows "得 5 积分" in a rule's sentence."""

    words: str | Promise
    once: str | Promise
    hourly: bool = False  # whether a rule may count its hours


# A fact of another module earns points when it is named here and a line of `reactions/table.py` calls `actions.award`.
KINDS: dict[str, Kind] = {
    "shift": Kind(gettext_lazy("志愿服务"), gettext_lazy("服务时长确认后"), hourly=True),
    "lesson": Kind(gettext_lazy("给邻居讲课"), gettext_lazy("讲课时长确认后"), hourly=True),
    "report": Kind(gettext_lazy("上报的事解决了"), gettext_lazy("事项办结后，由实名上报的人得")),
    "activity": Kind(gettext_lazy("参加活动"), gettext_lazy("活动签到后")),
    "work": Kind(gettext_lazy("给征集投稿"), gettext_lazy("作品收下后")),
    "selected": Kind(gettext_lazy("征集的作品入选"), gettext_lazy("揭晓后，由入选作品的作者得")),
}
APPEAL = "appeal"


def words_of(kind: str) -> str:
    return _("申诉后补记") if kind == APPEAL else str(KINDS[kind].words) if kind in KINDS else kind


@dataclass(frozen=True)
class SoFar:
    """What a person has kept of earlier awards of the same kind."""

    day: int = 0
    month: int = 0
    ever: int = 0  # by the same rule


def full(rule: EarningRule, minutes: int | None) -> int:
    """Whole points; begun ones are not counted."""
    return rule.amount if rule.per == EarningRule.Per.TIME else rule.amount * (minutes or 0) // 60


def within(points: int, rule: EarningRule, so_far: SoFar) -> tuple[int, str]:
    """What the caps leave, and which of them was the narrowest when it is less."""
    rooms = [
        (cap - used, why)
        for cap, used, why in (
            (rule.a_day, so_far.day, Award.Why.DAY.value),
            (rule.a_month, so_far.month, Award.Why.MONTH.value),
            (rule.a_person, so_far.ever, Award.Why.PERSON.value),
        )
        if cap is not None
    ]
    room, why = min(rooms, default=(points, ""), key=lambda one: one[0])
    return (points, "") if points <= room else (max(0, room), why)


def at_work(held: Collection[str], rule: EarningRule, at: datetime, minutes: int | None) -> bool:
    """Whether the deed is taken for the paid work of somebody who held these posts."""
    if not PAID & set(held):
        return False
    return rule.staff == EarningRule.Staff.NONE or working.between(at, at + timedelta(minutes=minutes or 1)) > 0


def may_set_points(who: Who, path: str) -> Yes | No:
    return only_if(who.standing.holds(SETTERS, over=path), _("积分怎么得，由社区书记或管理员定。"))


def may_begin(since: date, today: date) -> Yes | No:
    return only_if(since >= today, _("规则从今天或以后开始，以前得的不改。"))


def may_end(rule: EarningRule, last: date, today: date) -> Yes | No:
    return first_no(
        only_if(rule.until is None or rule.until > today, _("这条规则已经停了。")),
        only_if(last >= today, _("最后一天不能早于今天，以前得的不改。")),
        only_if(last >= rule.since, _("最后一天不能早于开始那天。")),
        only_if(rule.until is None or last <= rule.until, _("只能提前停。要延长，请定一条新的。")),
    )


def may_appeal(who: Who, person: Person, award: Award | None, *, waiting: int, at: datetime) -> Yes | No:
    return first_no(
        only_if(who.standing.person_id == person.pk or who.keeps(person.community.path), _("请本人提出，或请社区工作者代提。")),
        only_if(award is None or award.person_id == person.pk, _("这一笔不是本人的。")),
        only_if(
            award is None or at - award.at <= APPEAL_WITHIN,
            _("这一笔过了 %(days)s 天，不能再提了。") % {"days": APPEAL_WITHIN.days},
        ),
        only_if(waiting < OPEN_APPEALS, _("您已有 %(number)s 件等答复，请等答复后再提。") % {"number": waiting}),
    )


def may_answer(who: Who, appeal: Appeal) -> Yes | No:
    return first_no(
        only_if(who.keeps(appeal.community.path), _("申诉由社区工作者或社区负责人答复。")),
        only_if(who.standing.person_id != appeal.person_id, _("自己的申诉要由别人答复。")),
        only_if(appeal.status == Appeal.Status.OPEN, _("已经答复过了。")),
    )


def may_drop(who: Who, appeal: Appeal) -> Yes | No:
    return first_no(
        only_if(who.standing.person_id == appeal.person_id, _("由提出的本人收回。")),
        only_if(appeal.status == Appeal.Status.OPEN, _("已经答复过了。")),
    )


def may_show_on_board(who: Who, person: Person) -> Yes | No:
    """Nobody puts somebody else on the list."""
    return only_if(who.standing.person_id == person.pk, _("上不上榜由本人决定。"))
