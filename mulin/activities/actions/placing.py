"""Pressing "sign up": one short transaction, and the hot row touched last."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, transaction

from mulin.activities import queries, rules
from mulin.activities.facts import SignedUp
from mulin.activities.models import Group, Signup
from mulin.activities.rules import Draft
from mulin.kernel.access import require
from mulin.kernel.changing import change
from mulin.kernel.facts.record import record
from mulin.kernel.inserting import new
from mulin.organisations.queries import Standing
from mulin.people.models import Person

S = Signup.Status


def sign_up(session_id: int, person: Person, draft: Draft, *, by: Standing, at: datetime) -> Signup:
    """A place, an entry in the draw, or a number on the waiting list. The same person again finds the sign-up there is.

    Raises:
        Refused: too early, too late, too many companions, not for this person…; the reason says which.
    """
    groups = queries.groups_of(session_id)
    path = queries.home_of(person.pk) if any(group.kind == Group.For.BUILDING for group in groups) else ""
    require(rules.may_sign_up(by, person, groups, path, draft, at))
    fitting = rules.groups_for(groups, person, path, draft, at)
    # no savepoint: it would be two more statements within the transaction that keeps the answer
    with transaction.atomic(savepoint=False):
        return _place(fitting, person, draft, by=by, at=at)


def _place(fitting: list[Group], person: Person, draft: Draft, *, by: Standing, at: datetime) -> Signup:
    session = fitting[0].session
    entered = rules.draws(session.activity, session)
    group = fitting[0] if entered else _best(fitting, draft.seats)
    status = S.ENTERED if entered else S.HELD if _has_room(group, draft.seats) else S.WAITING
    signup = new(
        Signup, session_id=session.pk, group_id=group.pk, person_id=person.pk, status=status.value, seats=draft.seats,
        companions=draft.companions, guardian=draft.guardian, answers=draft.answers, needs=draft.needs, signed_at=at,
        helped_by=None if by.person_id == person.pk else by.person_id,
    )  # fmt: skip
    signup.person, signup.session = person, session
    if not _insert(signup):
        kept = queries.standing_signup(session.pk, person.pk)
        assert kept is not None
        kept.session = session
        return kept
    record(SignedUp(signup.pk, session.pk, person.pk, draft.seats), actor_id=by.account_id, at=at)
    if status == S.HELD:
        _hold_or_wait(signup, fitting, group)
    else:
        _wait(signup, group)
    return signup


def _has_room(group: Group, seats: int) -> bool:
    """As it was read a moment ago. Who waits comes before who comes now."""
    return group.taken + seats <= group.places and not group.waiting


def _best(fitting: Sequence[Group], seats: int) -> Group:
    return next((group for group in fitting if _has_room(group, seats)), min(fitting, key=lambda group: group.waiting))


def _hold_or_wait(signup: Signup, fitting: list[Group], group: Group) -> None:
    """Others may have been quicker since the figures were read."""
    for one in [group, *(other for other in fitting if other.pk != group.pk)]:
        if take(one.pk, signup.seats):
            if one.pk != group.pk:
                change(Signup, {"id": signup.pk}, {"group_id": one.pk})
            signup.group_id, signup.group = one.pk, one
            return
    signup.status = S.WAITING
    change(Signup, {"id": signup.pk}, {"status": S.WAITING.value})
    _wait(signup, group)


def _wait(signup: Signup, group: Group) -> None:
    table = Group._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET waiting = waiting + 1 WHERE id = %s RETURNING waiting", [group.pk])  # noqa: S608
        group.waiting = cursor.fetchone()[0]
    signup.group = group


def take(group_id: int, seats: int) -> bool:
    """Seats for somebody who did not wait. False: there are not so many, or others wait for them."""
    table = Group._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET taken = taken + %s WHERE id = %s AND taken + %s <= places AND waiting = 0",  # noqa: S608
            [seats, group_id, seats],
        )
        return bool(cursor.rowcount)


def _insert(signup: Signup) -> bool:
    """False: this person has a sign-up for the session already, perhaps since a moment ago."""
    fields = [field for field in Signup._meta.local_concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(getattr(signup, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), values)
        row: Any = cursor.fetchone()
    if row is None:
        return False
    signup.pk = row[0]
    signup._state.adding, signup._state.db = False, connection.alias
    return True


@cache
def _statement(_vendor: str) -> str:
    columns = [field.column for field in Signup._meta.local_concrete_fields if field.column and not field.primary_key]
    return (
        f"INSERT INTO {Signup._meta.db_table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608
        " ON CONFLICT DO NOTHING RETURNING id"
    )
