"""Points in the ledger: earned by facts, taken back when a fact is withdrawn. The book is "millet", after 小米粒.

Nobody's points fall below zero: what was spent before it was taken back stays spent and is written down as missing.
"""

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.ledger import actions as ledger
from mulin.ledger.models import Account, Book, Entry, Source, coded
from mulin.organisations.queries import current_posts
from mulin.people.models import Person
from mulin.places.models import Place
from mulin.volunteering import facts
from mulin.volunteering.models import Award, EarningRule
from mulin.volunteering.queries import points as queries
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import points as rules


class Deed(NamedTuple):
    """What somebody did, as the module tells it in which it happened."""

    kind: str  # of rules.points.KINDS
    person_id: int
    source: Source  # Source("activities.registration", "12"): the same again earns nothing again
    title: str
    happened_at: datetime
    minutes: int | None = None
    url: str = ""
    version: str = ""  # set anew where the same deed is counted again at another figure

    @property
    def once_key(self) -> str:
        return f"{self.source.kind} {self.source.ref} {self.person_id} {self.version}".strip()


@transaction.atomic
def set_points_rule(community: Place, kind: str, *, since: date, by: Who, at: datetime, **values: Any) -> EarningRule:
    """From a day on, in place of the one before; what was earned is not touched. `values` are fields of EarningRule."""
    require(rules.may_set_points(by, community.path))
    require(rules.may_begin(since, localdate(at)))
    if kind not in rules.KINDS:
        raise Refused(_("没有这一种积分。"))
    if not rules.KINDS[kind].hourly and values.get("per") == EarningRule.Per.HOUR:
        raise Refused(_("这一种只能按次记。"))
    if EarningRule.objects.filter(community=community, kind=kind, since=since).exists():
        raise Refused(_("这一天已经有一条规则，请换一个开始的日期。"))
    made = EarningRule.objects.create(
        community=community, kind=kind, since=since, made_at=at, made_by=by.standing.person_id or 0, **values
    )
    record(facts.PointsRuleSet(made.pk, ended=False), actor_id=by.standing.account_id, at=at)
    return made


@transaction.atomic
def end_points_rule(rule: EarningRule, last: date, *, by: Who, at: datetime) -> EarningRule:
    """Its last day: today or later, never later than it was."""
    rule = EarningRule.objects.select_for_update(of=("self",)).select_related("community").get(pk=rule.pk)
    require(rules.may_set_points(by, rule.community.path))
    require(rules.may_end(rule, last, localdate(at)))
    rule.until, rule.ended_by = last, by.standing.person_id
    rule.save(update_fields=["until", "ended_by"])
    record(facts.PointsRuleSet(rule.pk, ended=True), actor_id=by.standing.account_id, at=at)
    return rule


def book_of(community: Place, at: datetime) -> Book:
    return ledger.open_book(community, queries.BOOK, kind="points", name=coded("volunteering.millet"), at=at)


def wallet_of(book: Book, person: Person, at: datetime) -> Account:
    return ledger.open_account(
        book, f"person:{person.pk}", kind="liability", name=person.name, at=at, holder=("person", person.pk), floor=0
    )


def issued_in(book: Book, at: datetime) -> Account:
    return ledger.open_account(book, "issued", kind="equity", name=coded("volunteering.points_issued"), at=at)


def redeemed_in(book: Book, at: datetime) -> Account:
    return ledger.open_account(book, "redeemed", kind="equity", name=coded("volunteering.points_redeemed"), at=at)


@transaction.atomic
def award(deed: Deed, *, at: datetime) -> Award | None:
    """By the rule of the deed's day; None where there is none. The same deed twice is once.

    A deed that earns less than its rule says, or nothing, is kept with the reason: its person can read it.
    """
    person, day = Person.objects.select_related("community").get(pk=deed.person_id), localdate(deed.happened_at)
    rule = queries.rule_on(person.community_id, deed.kind, day)
    if rule is None:
        return None
    wallet = _locked_wallet(person, at)
    there = Award.objects.filter(community=person.community_id, once_key=deed.once_key).first()
    if there is not None:
        return there
    full = rules.full(rule, deed.minutes)
    amount, why = rules.within(full, rule, queries.so_far(person.pk, rule, day))
    if not full:
        amount, why = 0, Award.Why.SHORT.value
    elif rules.at_work(_posts(person, day), rule, deed.happened_at, deed.minutes):
        amount, why = 0, Award.Why.STAFF.value
    made = Award(
        community_id=person.community_id, person=person, kind=deed.kind, rule=rule, day=day, minutes=deed.minutes, full=full,
        amount=amount, why=why, title=deed.title[:120], url=deed.url, source_kind=deed.source.kind, source_ref=deed.source.ref,
        once_key=deed.once_key, at=at,
    )  # fmt: skip
    return pay(made, wallet, source=deed.source, by=None, at=at)


def pay(made: Award, wallet: Account, *, source: Source, by: Who | None, at: datetime) -> Award:
    """Post it, keep it, and say so."""
    if made.amount:
        reason = coded(f"volunteering.award.{made.kind}", made.title)
        made.entry_id = ledger.post(
            wallet.book, [(issued_in(wallet.book, at), -made.amount), (wallet, made.amount)], once_key=f"award {made.once_key}",
            reason=reason, source=source, purpose=made.kind, at=at, by=by.standing if by else None,
        ).pk  # fmt: skip
    made.save(force_insert=True)
    actor = by.standing.account_id if by else None
    record(facts.PointsEarned(made.pk, made.person_id, made.amount), actor_id=actor, at=at)
    return made


@transaction.atomic
def unaward(source: Source, *, keep: str = "", reason: str = "", at: datetime) -> list[Award]:
    """Take back what a deed earned, as far as it is still there. `keep`: the once key of the award that stands."""
    rows = Award.objects.select_for_update(of=("self",)).filter(source_kind=source.kind, source_ref=source.ref, ended_at=None)
    found = list(rows.exclude(once_key=keep).select_related("person__community").order_by("pk"))
    return [_taken_back(one, reason or coded("volunteering.withdrawn"), at) for one in found]


def _taken_back(made: Award, reason: str, at: datetime) -> Award:
    wallet = _locked_wallet(made.person, at)
    back = min(made.amount, max(0, wallet.free))
    if back and back == made.amount:
        assert made.entry_id is not None
        ledger.reverse(Entry.objects.get(pk=made.entry_id), reason=reason, at=at, by=None)
    elif back:
        ledger.post(
            wallet.book, [(wallet, -back), (issued_in(wallet.book, at), back)], once_key=f"back {made.once_key}",
            reason=reason, source=Source(made.source_kind, made.source_ref), purpose=made.kind, at=at, by=None,
        )  # fmt: skip
    made.taken_back, made.missing, made.ended_at = back, made.amount - back, at
    made.save(update_fields=["taken_back", "missing", "ended_at"])
    if made.amount:
        fact = facts.PointsTakenBack(made.pk, made.person_id, made.taken_back, made.missing)
        record(fact, actor_id=None, at=at)
    return made


def _locked_wallet(person: Person, at: datetime) -> Account:
    """Whoever holds it counts alone what this person has and earned."""
    wallet = wallet_of(book_of(person.community, at), person, at)
    return Account.objects.select_for_update(of=("self",)).select_related("book").get(pk=wallet.pk)


def _posts(person: Person, day: date) -> list[str]:
    return list(current_posts(day).filter(person=person).values_list("kind", flat=True))
