"""The draw of a session: seed and entries become public, and anybody can count again."""

from datetime import datetime, timedelta

from django.db import transaction

from mulin.activities import flow
from mulin.activities.facts import PlacesDrawn
from mulin.activities.models import Activity, Group, Session, Signup
from mulin.activities.rules import closes_at, lots
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

S = Signup.Status
LONGEST = timedelta(hours=24 * 31)


def draw_due(at: datetime) -> int:
    """The clock's: lotteries whose sign-up has ended."""
    rows = Session.objects.filter(
        activity__mode=Activity.Mode.LOTTERY, activity__status__in=("published", "running"), status="planned", drawn_at=None,
        begins_at__lte=at + LONGEST,
    ).select_related("activity")  # fmt: skip
    due = [session for session in rows if closes_at(session.activity, session) <= at and session.groups.exists()]
    return each(due, lambda session: draw_places(session.pk, at))


@transaction.atomic
def draw_places(session_id: int, at: datetime, *, by: Standing | None = None) -> bool:
    """Once; False when it was done already."""
    groups = list(Group.objects.select_for_update().filter(session=session_id).order_by("id"))
    session = Session.objects.select_for_update(of=("self",)).select_related("activity").get(pk=session_id)
    if session.drawn_at is not None:
        return False
    in_order = sorted(groups, key=lambda group: (group.kind == Group.For.ALL, group.pk))
    rows = list(Signup.objects.filter(session=session, status=S.ENTERED).order_by("id"))
    entries = [lots.Entry(row.pk, row.seats, row.group_id) for row in rows]
    places = [(group.pk, group.places - group.taken, group.kind == Group.For.ALL) for group in in_order]
    drawn = lots.draw(bytes(session.seed), entries, places)
    for_all = next((group.pk for group in in_order if group.kind == Group.For.ALL), None)
    _write(rows, drawn, for_all)
    _count(groups)
    session.drawn_at = at
    session.draw = {
        "entries": [[one.number, one.seats, one.group] for one in entries], "places": places,
        "placed": list(drawn.placed.items()), "waiting": drawn.waiting,
    }  # fmt: skip
    session.save(update_fields=["drawn_at", "draw"])
    told = sorted(row.person_id for row in rows)
    record(PlacesDrawn(session.pk, told), actor_id=by.account_id if by else None, at=at)
    return True


def _write(rows: list[Signup], drawn: lots.Drawn, for_all: int | None) -> None:
    turns = {number: turn for turn, number in enumerate(drawn.waiting, 1)}
    for row in rows:
        if row.pk in drawn.placed:
            row.status, row.group_id = advance(row.status, flow.DRAW_IN), drawn.placed[row.pk]
        else:
            row.status, row.turn = advance(row.status, flow.DRAW_OUT), turns[row.pk]
            row.group_id = for_all or row.group_id
    Signup.objects.bulk_update(rows, ["status", "group", "turn"], batch_size=300)


def _count(groups: list[Group]) -> None:
    """The only place where places are counted from the list: once a draw, with all groups held."""
    for group in groups:
        seats = Signup.objects.filter(group=group, status__in=Signup.SEATED).values_list("seats", flat=True)
        group.taken, group.waiting = sum(seats), Signup.objects.filter(group=group, status=S.WAITING).count()
        group.save(update_fields=["taken", "waiting"])
