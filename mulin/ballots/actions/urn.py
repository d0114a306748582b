"""What goes into the urn and the register of who has voted: two statements a vote, by plain SQL."""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

from mulin.ballots.models import Ballot, Elector, Slip, Voted
from mulin.ballots.rules.may import HELPERS
from mulin.kernel.changing import change
from mulin.kernel.inserting import new
from mulin.organisations.queries import Standing

from . import receipts


def slip(ballot: Ballot, elector: Elector, key: str, choice: Any, receipt: str, channel: str) -> Slip:
    """Named: with its voice. Secret: with nothing, or with a link where the vote may be changed."""
    if not ballot.is_secret:
        return new(
            Slip,
            id=receipts.number(),
            ballot_id=ballot.pk,
            choice=choice,
            receipt=receipt,
            elector_id=elector.pk,
            channel=channel,
        )
    link = receipts.link(key, elector.pk) if ballot.may_change else None
    return new(Slip, id=receipts.number(), ballot_id=ballot.pk, choice=choice, receipt=receipt, link=link)


def vote(voted: Voted) -> bool:
    """False: this voice has voted."""
    return _insert(voted)


def drop(paper: Slip) -> None:
    assert _insert(paper), "a receipt came twice"


def change_vote(voted: Voted) -> bool:
    """One more change of an earlier vote; False where that was on paper."""
    with connection.cursor() as cursor:
        cursor.execute(
            'UPDATE ballots_voted SET channel = %s, "on" = %s, helper_id = %s, helper_post = %s, times_changed = times_changed + 1'
            " WHERE elector_id = %s AND channel <> 'paper'",
            [
                voted.channel, connection.ops.adapt_datefield_value(voted.on), voted.helper_id, voted.helper_post, voted.elector_id,
            ],
        )  # fmt: skip
        return bool(cursor.rowcount)


def change_slip(to: Slip) -> bool:
    where = {"elector_id": to.elector_id} if to.elector_id else {"link": to.link}
    return change(Slip, where, {"choice": to.choice, "receipt": to.receipt, "channel": to.channel}) == 1


def take_out(ballot: Ballot, elector: Elector, key: str) -> bool:
    """The slip of a vote that paper takes the place of."""
    found = {"link": receipts.link(key, elector.pk)} if ballot.is_secret else {"elector_id": elector.pk}
    return Slip.objects.filter(ballot_id=ballot.pk, **found).delete()[0] == 1


def post_of(by: Standing, path: str) -> str:
    """The post by which somebody helps here: the nearest."""
    held = [post for post in by.held if post.kind in HELPERS and post.path and path.startswith(post.path)]
    return max(held, key=lambda post: len(post.path)).kind if held else ""


def _insert(row: Model) -> bool:
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in row._meta.local_concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(_statement(type(row), connection.vendor), values)
        return bool(cursor.rowcount)


@cache
def _statement(model: type[Model], _vendor: str) -> str:
    quote = connection.ops.quote_name
    columns = [quote(field.column or "") for field in model._meta.local_concrete_fields]
    conflict = " ON CONFLICT (elector_id) DO NOTHING" if model is Voted else ""
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))}){conflict}"  # noqa: S608
    )
