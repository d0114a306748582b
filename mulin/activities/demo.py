"""A season of the demo community: what was held, what runs each week, what is ahead. Made through the actions."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime

from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions, demo_clubs, demo_market, queries, rules
from .demo_pictures import drawn, poster
from .demo_words import AHEAD, PAST, REPORTS, SPOTS_EN, WEEKLY, Once, Weekly
from .models import Activity, Session, Signup

WEEKS, LISTS = {"small": 1, "full": 40}, {"small": 10, "full": 60}


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    dice = random.Random(40)  # noqa: S311 - the same demo each time
    worker = _worker(community, at)
    estate = Place.objects.filter(under(community.path), kind=Place.Kind.ESTATE).order_by("id").first() or community
    bodies = {body.kind: body for body in Organisation.objects.filter(community=community).order_by("-id")}
    adults = _adults(community, 4 * LISTS[scale], at)
    for one in PAST:
        _held(one, community, estate, bodies, worker, adults, at, dice, LISTS[scale])
    for weekly in WEEKLY:
        _weekly(weekly, community, estate, worker, adults, at, WEEKS[scale], dice)
    for one in AHEAD:
        _ahead(one, community, estate, bodies, worker, adults, at, dice)
    demo_clubs.build(community, worker, adults, at)
    demo_market.build(community, worker, adults, at, dice)


def _worker(community: Place, at: datetime) -> Standing:
    person = holders({"community_worker"}, community.path)[0]
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)


def _adults(community: Place, number: int, at: datetime) -> list[Person]:
    """Residents who can sign in first, so that they have something on their pages."""
    here = Person.objects.filter(community=community, left_on=None)
    signing = list(here.filter(account__is_staff=False).order_by("id")[:6])
    others = list(here.filter(account=None).order_by("id")[: number * 2])
    grown = [one for one in signing + others if (rules.age(one.born_on, localdate(at)) or rules.ADULT) >= rules.ADULT]
    return grown[:number]


def _write(one: Once | Weekly, community: Place, bodies: dict[str, Organisation], worker: Standing, at: datetime) -> Activity:
    return actions.write(
        community, kind=one.kind, title=one.title, title_en=one.english, words=one.words, words_en=one.words_en, theme=one.theme,
        organiser=bodies.get(one.body) if one.body else None, picture=drawn(one.kind, at), by=worker, at=at, **one.more,
    )  # fmt: skip


def _when(at: datetime, days: int, hour: int) -> datetime:
    return localtime(at).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)


def _held(
    one: Once, community: Place, estate: Place, bodies: dict[str, Organisation], worker: Standing, people: Sequence[Person],
    at: datetime, dice: random.Random, most: int,
) -> None:  # fmt: skip
    """Written, signed up for, attended, reported."""
    begins = _when(at, one.days, one.hour)
    before, over = begins - timedelta(days=7), begins + timedelta(minutes=one.minutes)
    found = _write(one, community, bodies, worker, before)
    session = _session(found, one, estate, begins, worker, before)
    found = actions.publish(found, by=worker, at=before)
    session.activity = found
    for person in dice.sample(people, min(len(people), one.places, most)):
        if one.places:
            _try(session, person, worker, begins - timedelta(days=2))
    for signup in Signup.objects.filter(session=session, status="held").select_related("person"):
        if dice.random() < 0.92:
            actions.check_in(session, signup, by=worker, at=begins)
    if one.visitors:
        actions.count_visitors(session, one.visitors, by=worker, at=over)
    actions.finish(session.pk, over + timedelta(hours=2))
    report, report_en = dice.choice(REPORTS)
    found = actions.close(found, report=report, report_en=report_en, by=worker, at=over + timedelta(days=1))
    actions.add_photo(found, poster(one.kind), words=one.title, agreed=True, by=worker, at=over + timedelta(days=1))
    for signup in Signup.objects.filter(session=session, status="came").select_related("person")[:8]:
        own = standing_of(signup.person, on=localdate(at))
        actions.rate(signup, dice.choice([4, 5, 5, 5]), by=own, at=over + timedelta(days=1))


def _weekly(
    one: Weekly, community: Place, estate: Place, worker: Standing, people: Sequence[Person], at: datetime, weeks: int,
    dice: random.Random,
) -> None:  # fmt: skip
    began = at - timedelta(weeks=weeks)
    found = _write(one, community, {}, worker, began)
    actions.add_series(
        found, begins=one.begins, minutes=one.minutes, place=estate, spot=one.spot, spot_en=SPOTS_EN[one.spot], places=one.places, since=localdate(began),
        by=worker, at=began, **one.rule,
    )  # fmt: skip
    found = actions.publish(found, by=worker, at=began)
    for session in found.sessions.filter(ends_at__lt=at).select_related("activity"):
        actions.count_visitors(session, dice.randint(8, 40), by=worker, at=session.ends_at)
        actions.finish(session.pk, session.ends_at + timedelta(hours=2))
    actions.make_sessions(at)
    soon = found.sessions.filter(begins_at__gt=at, groups__isnull=False).first()
    if soon is not None:
        for person in dice.sample(people, min(len(people), max(1, one.places // 2))):
            _try(soon, person, worker, at)


def _ahead(
    one: Once, community: Place, estate: Place, bodies: dict[str, Organisation], worker: Standing, people: Sequence[Person],
    at: datetime, dice: random.Random,
) -> None:  # fmt: skip
    found = _write(one, community, bodies, worker, at - timedelta(days=2))
    session = _session(found, one, estate, _when(at, one.days, one.hour), worker, at - timedelta(days=2))
    if one.draft:
        return
    for question in one.asks:
        actions.ask(found, **question, by=worker, at=at - timedelta(days=2))
    actions.publish(found, by=worker, at=at - timedelta(days=1))
    for person in dice.sample(people, min(len(people), one.signed)):
        _try(session, person, worker, at - timedelta(hours=5))


def _session(found: Activity, one: Once, estate: Place, begins: datetime, worker: Standing, at: datetime) -> Session:
    groups = []
    if one.seniors:
        groups.append(actions.Places(one.seniors, "seniors", kept_until=begins - timedelta(days=1)))
    if one.places:
        groups.append(actions.Places(one.places))
    return actions.add_session(
        found, begins_at=begins, ends_at=begins + timedelta(minutes=one.minutes), place=estate, spot=one.spot,
        spot_en=SPOTS_EN[one.spot], places=groups, by=worker, at=at,
    )  # fmt: skip


def _try(session: Session, person: Person, worker: Standing, at: datetime) -> None:
    """Who may not (too young, too old) does not."""
    groups = queries.groups_of(session.pk)
    if groups and rules.may_sign_up(worker, person, groups, "", rules.Draft(), at):
        actions.sign_up(session.pk, person, rules.Draft(), by=standing_of(person, on=localdate(at)), at=at)
