"""After it was adopted: filed, in force, signed, reviewed, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.pacts import flow, queries, rules
from mulin.pacts.facts import PactEnded, PactFiled, PactInForce, PactReviewed, ReviewDue
from mulin.pacts.models import Pact, Review, Version

from .drafting import locked


@transaction.atomic
def file(version: Version, number: str, office: str, on: date, *, by: Standing, at: datetime) -> Version:
    """With the street office: once, with its number."""
    version = locked(version)
    require(rules.may_file(by, version))
    if not number.strip() or not office.strip():
        raise Refused(_("请写备案号和收件的单位。"))
    if version.adopted_on is None or not version.adopted_on <= on <= localdate(at):
        raise Refused(_("备案的日子要在通过以后、今天或以前。"))
    version.filed_on, version.filed_number, version.filed_with = on, number.strip(), office.strip()
    version.filed_by = by.person_id
    version.save(update_fields=["filed_on", "filed_number", "filed_with", "filed_by"])
    record(PactFiled(version.pk), actor_id=by.account_id, at=at)
    return version


@transaction.atomic
def bring_into_force(version: Version, on: date, *, by: Standing, at: datetime) -> Version:
    """Today or on a later day; then the clock does it."""
    version = locked(version)
    require(rules.may_begin(by, version, on))
    version.in_force_from = on
    version.save(update_fields=["in_force_from"])
    return _begin(version, by.account_id, at) if on <= localdate(at) else version


def begin_due(at: datetime) -> int:
    """The clock: adopted texts whose first day has come."""
    due = list(Version.objects.filter(status=Version.Status.ADOPTED, in_force_from__lte=localdate(at)))
    for version in due:
        with transaction.atomic():
            version = locked(version)
            if version.status == Version.Status.ADOPTED:
                _begin(version, None, at)
    return len(due)


def _begin(version: Version, account_id: int | None, at: datetime) -> Version:
    old = queries.in_force(version.pact)
    if old is not None:
        old.status, old.out_of_force_on = advance(old.status, flow.REPLACE), version.in_force_from
        old.save(update_fields=["status", "out_of_force_on"])
    version.status = advance(version.status, flow.BEGIN)
    version.save(update_fields=["status"])
    assert version.in_force_from is not None
    version.pact.review_on = months_later(version.in_force_from, version.pact.review_months)
    version.pact.save(update_fields=["review_on"])
    record(PactInForce(version.pk), actor_id=account_id, at=at)
    return version


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))


def remind_due(at: datetime) -> int:
    """The clock: each review day is said once to the keeper."""
    today, told = localdate(at), 0
    for pact in Pact.objects.filter(ended_on=None, review_on__lte=today):
        if pact.review_on is None or pact.reminded_of == pact.review_on:
            continue
        with transaction.atomic():
            mine = Pact.objects.filter(pk=pact.pk).exclude(reminded_of=pact.review_on).update(reminded_of=pact.review_on)
            if not mine:
                mine = Pact.objects.filter(pk=pact.pk, reminded_of=None).update(reminded_of=pact.review_on)
            if mine:
                record(ReviewDue(pact.pk, pact.review_on.isoformat()), actor_id=None, at=at)
                told += 1
    return told


@transaction.atomic
def review(pact: Pact, outcome: str, words: str, *, by: Standing, at: datetime) -> Review:
    """Keep it another year, revise it (a new draft is begun), or end it."""
    pact = Pact.objects.select_for_update().get(pk=pact.pk)
    version, today = queries.in_force(pact), localdate(at)
    require(rules.may_review(by, pact, in_force=version is not None))
    if not words.strip():
        raise Refused(_("请写明看下来怎样、为什么这样定。"))
    assert by.person is not None and version is not None
    ends = outcome == Review.Outcome.END
    following = None if ends else months_later(today, pact.review_months)
    made = Review.objects.create(pact=pact, on=today, outcome=outcome, words=words.strip(), by=by.person, next_on=following)
    pact.review_on = following
    if ends:
        version.status, version.out_of_force_on = advance(version.status, flow.END), today
        version.save(update_fields=["status", "out_of_force_on"])
        pact.ended_on, pact.end_words = today, words.strip()[:300]
        record(PactEnded(pact.pk), actor_id=by.account_id, at=at)
    pact.save(update_fields=["review_on", "ended_on", "end_words"])
    record(PactReviewed(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def hand_over(pact: Pact, *, by: Standing, at: datetime) -> Pact:
    """Who keeps pacts here takes this one over: reminders and comments come to them."""
    pact = Pact.objects.select_for_update().get(pk=pact.pk)
    require(rules.may_keep(by, pact.place.path))
    assert by.person is not None
    pact.keeper = by.person
    pact.save(update_fields=["keeper"])
    return pact
