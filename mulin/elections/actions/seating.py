"""Who is elected takes office from a day on; terms end, and what is vacant is told."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.elections import queries, rules
from mulin.elections.facts import OfficeTaken, TermEnded, TermRunsOut
from mulin.elections.models import Election, Term
from mulin.elections.queries.waiting import SOON
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations import actions as organisations
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import Standing, current_posts, unit_serving

from .preparing import held


@transaction.atomic
def take_office(election: Election, since: date, *, staying: Collection[int] = (), by: Standing, at: datetime) -> list[Term]:
    """One term each, and the post where the office is one. Who holds that post now hands over on the same day, but for the posts `staying`:
    where only some places were filled anew. Owners elect members of their committee, which is founded where there is none yet.

    Raises:
        Refused: complaints wait, the post is given by somebody else (organisations say by whom), or the day is before the result.
    """
    election = held(election)
    unanswered = election.complaints.filter(upheld=None).count()
    require(rules.may_seat(by, election, unanswered=unanswered, seated=election.terms.exists()))
    assert election.decided_at is not None
    if since < localdate(election.decided_at):
        raise Refused(_("上任的日子不能早于选出的日子。"))
    until = _years_later(since, queries.law_of(election).years)
    for held_now in incumbents(election, since):
        if held_now.pk not in staying:
            _cut(held_now, since, by, at)
    kind: str = Post.Kind.HANDLER if election.kind == Election.Kind.OWNERS else election.post
    where = _body(election, by, at) if election.kind == Election.Kind.OWNERS else election.place
    terms = []
    for entry in queries.elected(election):
        person, post = entry.candidate.person, None
        if kind:
            post = organisations.appoint(person, kind, where, since=since, until=until, by=by, at=at)
        terms.append(
            Term.objects.create(election=election, candidate=entry.candidate, person=person, since=since, until=until, post=post)
        )
    record(OfficeTaken(election.pk, since.isoformat(), until.isoformat()), actor_id=by.account_id, at=at)
    return terms


def incumbents(election: Election, on: date) -> list[Post]:
    """Who holds the post now, and hands over; of owners their whole committee, its head too."""
    rows = current_posts(on).select_related("person").order_by("id")
    if election.kind == Election.Kind.OWNERS:
        body = unit_serving(election.place.path, Organisation.Kind.OWNERS, on=on)
        return list(rows.filter(organisation=body)) if body is not None else []
    return list(rows.filter(kind=election.post, place=election.place)) if election.post else []


def _body(election: Election, by: Standing, at: datetime) -> Organisation:
    """The owners' committee there."""
    known = unit_serving(election.place.path, Organisation.Kind.OWNERS, on=localdate(at))
    if known is not None:
        return known
    values = {"kind": Organisation.Kind.OWNERS, "name": f"{election.place}业主委员会"}
    made = organisations.found(election.community, values, by=by, at=at)
    organisations.serve(made, [election.place], by=by, at=at)
    return made


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)


@transaction.atomic
def end_term(term: Term, on: date, reason: str, *, by: Standing, at: datetime) -> Term:
    """Before its time: resigned, moved away, recalled. The vacancy is announced."""
    held(term.election)
    term = Term.objects.select_related("election__place", "post").get(pk=term.pk)
    require(rules.may_end_term(by, term))
    if not reason.strip():
        raise Refused(_("请写明为什么提前结束，会公开。"))
    if not term.since <= on < term.until:
        raise Refused(_("要在任期里面选一天。"))
    term.ended_on, term.reason = on, reason.strip()
    term.save(update_fields=["ended_on", "reason"])
    if term.post is not None:
        _cut(term.post, on, by, at)
    record(TermEnded(term.pk, on.isoformat()), actor_id=by.account_id, at=at)
    return term


def _cut(post: Post, on: date, by: Standing, at: datetime) -> None:
    """Also one that has an end already: it gets an earlier one."""
    if post.until is None:
        organisations.end_post(post, on=on, by=by, at=at)
        return
    Post.objects.filter(pk=post.pk).update(until=None)
    organisations.end_post(post, on=on, by=by, at=at)


def remind_due(at: datetime) -> int:
    """The clock's: three months before terms end, once an election."""
    today = localdate(at)
    due = Term.objects.filter(ended_on=None, told_of_end=False, until__gt=today, until__lte=today + SOON)
    count = 0
    for election_id, until in dict(due.values_list("election", "until")).items():
        with transaction.atomic():
            if due.select_for_update().filter(election=election_id).update(told_of_end=True):
                record(TermRunsOut(election_id, until.isoformat()), actor_id=None, at=at)
                count += 1
    return count
