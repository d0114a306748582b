"""The time bank of the demo community: given on, asked for, invited to, expired as announced; and a child with a guardian."""

import random
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from mulin.ledger.models import Account
from mulin.organisations.queries import standing_of
from mulin.people.models import Person, Residence
from mulin.places.models import Place

from . import actions
from .models import Entitlement, Help, Shift, Volunteer
from .queries import who_serves
from .queries.bank import minutes_of_person
from .queries.guardians import adults_at_home
from .queries.matching import matches
from .rules import ADULT, Who, years_before

PAST, GIFTS = {"small": 4, "full": 60}, {"small": 20, "full": 90}
ENOUGH = 90  # minutes; the longest errand
ERRANDS = [
    ("visit", "陪我去医院拿药", 90), ("visit", "换厨房的灯泡", 30), ("visit", "帮忙把旧柜子搬下楼", 60), ("teach", "教我用手机挂号", 60),
    ("visit", "下雨天帮买两天的菜", 45), ("other", "帮忙写一封英文信", 45),
]  # fmt: skip


def build(
    community: Place, people: list[Volunteer], worker: Who, *, scale: str, began: datetime, busy: datetime, at: datetime
) -> None:
    dice = random.Random(74)  # noqa: S311 - the same demo each time
    helped = _entitled(community, worker, localdate(at))
    _gifts(people, scale, busy, at, dice)
    _done(helped, people, worker, scale, busy, at, dice)
    day = began + timedelta(days=7)
    while day < at:  # the clock, as it beat in the past
        actions.expire_minutes(day)
        if localdate(day).day <= 7:
            actions.total_months(day)
        day += timedelta(days=7)
    actions.expire_minutes(at)
    _ahead(community, helped, people, worker, at)
    _children(community, worker, at)
    _amiss(community, people, worker, at)


def _who(person: Person, at: datetime) -> Who:
    return who_serves(standing_of(person, on=localdate(at), account_id=None))


def _entitled(community: Place, worker: Who, today: date) -> list[Person]:
    """Older people for whom the pool pays."""
    old = Person.objects.filter(community=community, left_on=None, born_on__lt=years_before(today, 80))
    found = list(old.select_related("community").order_by("id")[:8])
    for person in found:
        if not Entitlement.objects.filter(person=person).exists():
            at = datetime.combine(today, datetime.min.time()).astimezone()
            actions.entitle(person, "alone80", since=today - timedelta(days=400), by=worker, at=at)
    return found


def _gifts(people: list[Volunteer], scale: str, began: datetime, at: datetime, dice: random.Random) -> None:
    """In the last quarter of the time, when there is something to give."""
    for number in range(GIFTS[scale]):
        giver = dice.choice(people).person
        day = at - (at - began) * dice.uniform(0.02, 0.25)
        free = minutes_of_person(giver.pk).free
        if free >= 30:
            to = dice.choice(people).person if number % 3 == 0 else None
            to = None if to and to.pk == giver.pk else to
            actions.donate(giver, min(60, free // 2), to=to, once_key=f"demo gift {number}", by=_who(giver, at), at=day)


def _done(
    helped: list[Person], people: list[Volunteer], worker: Who, scale: str, began: datetime, at: datetime, dice: random.Random
) -> None:
    """Asked for by a worker, answered by a neighbour, confirmed."""
    for number in range(PAST[scale] if helped else 0):
        if minutes_in_pool(helped[0].community) < ENOUGH:
            return
        person, (kind, words, minutes) = dice.choice(helped), ERRANDS[number % len(ERRANDS)]
        asked_at = at - (at - began) * dice.uniform(0.05, 0.24)
        asked = _ask(person, kind, words, minutes, asked_at + timedelta(days=1), worker, asked_at, f"demo done {number}")
        best = matches(asked)[:6]
        if not best:
            continue
        helper = dice.choice(best).volunteer
        by = _who(helper.person, at)
        actions.agree_to_help(asked, helper, by=by, at=asked_at + timedelta(hours=3))
        over = asked.wanted_to
        actions.report_done(asked, minutes=minutes - dice.choice([0, 0, 5, 10]), by=by, at=over)
        actions.settle_help(asked, by=worker, at=over + timedelta(hours=2))


def minutes_in_pool(community: Place) -> int:
    """Not promised for other help."""
    rows = Account.objects.filter(book__community=community, book__code="minutes", code="pool")
    return sum(account.free for account in rows)


def _ask(person: Person, kind: str, words: str, minutes: int, wanted: datetime, worker: Who, at: datetime, key: str) -> Help:
    home = Residence.objects.filter(person=person, until=None).select_related("room").first()
    return actions.ask_help(
        person, home.room if home else person.community, kind=kind, words=words, wanted_from=wanted, wanted_to=wanted + timedelta(hours=3),
        minutes=minutes, payer="pool", once_key=key, by=worker, at=at,
    )  # fmt: skip


def _ahead(community: Place, helped: list[Person], people: list[Volunteer], worker: Who, at: datetime) -> None:
    """One waits for answers, one was promised, one is done and waits to be confirmed."""
    for number, person in enumerate(helped[:3]):
        if minutes_in_pool(community) < ENOUGH:
            return
        kind, words, minutes = ERRANDS[number]
        wanted = at - timedelta(hours=2) if number == 2 else at + timedelta(days=2 + number)
        asked = _ask(person, kind, words, minutes, wanted, worker, at - timedelta(hours=5), f"demo ahead {number}")
        sent = actions.invite_best(asked, by=worker, at=at - timedelta(hours=4))
        if number == 0:
            actions.invite(asked, people[:1], by=worker, at=at - timedelta(hours=4))  # who signs in to the demo
        if number == 0 and len(sent) > 1:
            actions.decline_invitation(sent[0], by=_who(sent[0].volunteer.person, at), at=at - timedelta(hours=3))
        elif sent and number:
            by = _who(sent[0].volunteer.person, at)
            actions.agree_to_help(asked, sent[0].volunteer, by=by, at=at - timedelta(hours=3))
            if number == 2:
                actions.report_done(asked, minutes=minutes, by=by, at=at - timedelta(minutes=20))


def _children(community: Place, worker: Who, at: datetime) -> None:
    """One whose guardian agreed on the phone, one on paper, one who still waits."""
    today = localdate(at)
    young = Person.objects.filter(
        community=community, left_on=None, born_on__gt=years_before(today, ADULT), born_on__lt=years_before(today, 8)
    )
    agreed = 0
    for child in young.select_related("community").order_by("id")[:60]:
        guardian = adults_at_home(child, today).first()
        if guardian is None or Volunteer.objects.filter(person=child).exists():
            continue
        if agreed == 0:
            actions.bring_along(child, by=_who(guardian, at), at=at - timedelta(days=9))
        else:
            joined = actions.join(child, by=worker, at=at - timedelta(days=4))
            actions.name_guardian(joined, guardian, by=worker, at=at - timedelta(days=4))
            if agreed == 1:
                actions.agree_as_guardian(joined, True, paper="服务台文件柜 2", by=worker, at=at - timedelta(days=3))
        agreed += 1
        if agreed == 3:
            return


def _amiss(community: Place, people: list[Volunteer], worker: Who, at: datetime) -> None:
    """What goes wrong in any year: a figure that is disputed, a certificate that is revoked, a shift in the rain."""
    today = localdate(at)
    for one in people[3:7]:
        record = one.records.filter(status="confirmed").order_by("-begins_at").first()
        if record is not None:
            actions.dispute(record, words="那天我做到了十一点，少记了半小时。", by=_who(one.person, at), at=at)
            break
    for one in people[7:]:
        if one.records.filter(status="confirmed", begins_at__date__gte=today - timedelta(days=90)).exists():
            asked = actions.ask_certificate(one, since=today - timedelta(days=90), until=today, by=worker, at=at)
            issued = actions.issue(asked, by=worker, at=at)
            actions.revoke(issued, reason="身份证号登记错了，另开一张。", by=worker, at=at)
            actions.ask_certificate(one, since=today - timedelta(days=89), until=today, purpose="社区评优", by=worker, at=at)
            break
    rain = Shift.objects.filter(duty__community=community, status="open", begins_at__gt=at + timedelta(days=3)).first()
    if rain is not None:
        actions.cancel_shift(rain, reason="天气预报有暴雨，改到下周。", by=worker, at=at)
