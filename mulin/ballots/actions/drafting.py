"""A question before anybody sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot
from mulin.ballots.rules import may, shelf
from mulin.ballots.rules.rule_set import BadRuleSet, RuleSet
from mulin.kernel.access import Refused, require
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .locking import hold
from .numbering import next_number
from .options import OptionPlan, sound_options, write_options


@dataclass(frozen=True)
class Plan:
    """`members`: ids of persons, for head "member"; `adjust`: what the rule set leaves open (most, scale, quota…); `amount` in 分.
    `keeper`: who is asked before each vote (queries.keepers). `options_later`: they come between announcement and opening, by `complete`.
    `follows`: the ballot whose register, corrections and all, is asked once more.
    `secrecy` may stay empty where the rule set says it, `notice_days` (None) as the rule set asks."""

    community_id: int
    place_id: int
    title: str
    rule_key: str
    head: str
    opens_at: datetime
    closes_at: datetime
    words: str = ""
    title_en: str = ""
    words_en: str = ""
    secrecy: str = ""
    channels: Sequence[str] = ("phone", "counter", "visit")
    options: Sequence[OptionPlan] = ()
    notice_days: int | None = None
    may_change: bool = False
    seats: int = 1
    amount: int = 0
    members: Sequence[int] = ()
    keeper: str = ""
    options_later: bool = False
    follows: int | None = None
    adjust: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def draft(plan: Plan, *, by: Standing, at: datetime) -> Ballot:
    """
    Raises:
        Refused: no right, or parts of the plan that do not go together; the reason says which.
    """
    place = Place.objects.get(pk=plan.place_id)
    require(may.write(by, place.path, plan.head))
    assert by.person_id is not None
    ballot = Ballot(number=next_number(at), community_id=plan.community_id, made_by_id=by.person_id, made_at=at)
    return _write(ballot, plan, place)


@transaction.atomic
def amend(ballot: Ballot, plan: Plan, *, by: Standing, at: datetime) -> Ballot:
    """The whole of it anew, as long as nobody has seen it."""
    ballot = hold(ballot)
    require(may.amend(by, ballot))
    place = Place.objects.get(pk=plan.place_id)
    require(may.write(by, place.path, plan.head))
    ballot.options.all().delete()
    return _write(ballot, plan, place)


def _write(ballot: Ballot, plan: Plan, place: Place) -> Ballot:
    rule_set = _rule_set(plan)
    secrecy = plan.secrecy or ("named" if rule_set.secrecy == "named" else "secret")
    _sound(plan, rule_set, secrecy)
    ballot.place, ballot.rule_key, ballot.rule_set, ballot.method = place, rule_set.key, rule_set.as_json(), rule_set.method
    ballot.title, ballot.title_en, ballot.words, ballot.words_en = (
        text.strip() for text in (plan.title, plan.title_en, plan.words, plan.words_en)
    )
    ballot.head, ballot.secrecy, ballot.channels, ballot.may_change = plan.head, secrecy, list(plan.channels), plan.may_change
    ballot.seats, ballot.amount, ballot.members = plan.seats, plan.amount, list(plan.members)
    ballot.keeper, ballot.options_later, ballot.follows_id = plan.keeper, plan.options_later, plan.follows
    ballot.opens_at, ballot.closes_at = plan.opens_at, plan.closes_at
    ballot.notice_days = rule_set.notice_days if plan.notice_days is None else plan.notice_days
    ballot.save()
    write_options(ballot, plan.options)
    return ballot


def _rule_set(plan: Plan) -> RuleSet:
    try:
        found = shelf.find(plan.rule_key, localdate(plan.opens_at))
        return found.adjusted(**plan.adjust) if plan.adjust else found
    except BadRuleSet as error:
        raise Refused(str(error)) from error


def _sound(plan: Plan, rule_set: RuleSet, secrecy: str) -> None:
    """What no form lets pass either; services come here without one."""
    if not plan.title.strip():
        raise Refused(_("请写表决的题目。"))
    if plan.closes_at <= plan.opens_at:
        raise Refused(_("截止时间要晚于开始时间。"))
    if plan.head not in rule_set.heads:
        raise Refused(_("“%(rule)s”不能这样计票，请换一种投票人或换一套规则。") % {"rule": rule_set.said_name})
    if rule_set.secrecy not in ("either", secrecy):
        raise Refused(
            _("“%(rule)s”必须记名。") % {"rule": rule_set.said_name}
            if rule_set.secrecy == "named"
            else _("“%(rule)s”必须无记名。") % {"rule": rule_set.said_name}
        )
    before = Ballot.objects.filter(pk=plan.follows or 0).first()
    if plan.follows is not None and (before is None or (before.place_id, before.head) != (plan.place_id, plan.head)):
        raise Refused(_("第二轮要问同一个范围、同一种投票人。"))
    if plan.notice_days is not None and plan.notice_days < rule_set.notice_days:
        raise Refused(_("“%(rule)s”要公示至少 %(days)s 天。") % {"rule": rule_set.said_name, "days": rule_set.notice_days})
    if not plan.channels or not set(plan.channels) <= set(Ballot.Channel.values):
        raise Refused(_("请选至少一种投票方式。"))
    if plan.head == Ballot.Head.MEMBER and not plan.members:
        raise Refused(_("请选定有投票权的成员。"))
    if plan.seats < 1:
        raise Refused(_("至少选一名。"))
    if plan.seats > 1 and rule_set.method not in ("approval", "score", "seats"):
        raise Refused(_("“%(rule)s”只选出一项，名额请写 1。") % {"rule": rule_set.said_name})
    if plan.options or not plan.options_later:
        sound_options(plan.options, rule_set, plan.seats, plan.amount)
