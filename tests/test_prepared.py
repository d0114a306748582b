"""Queries built once give what the same queryset gives, whatever values they are run with."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, F
from django.test.utils import CaptureQueriesContext

from mulin.childcare.actions import fetching
from mulin.childcare.models import Group, Pickup
from mulin.childcare.tests import cast as childcare
from mulin.deliberation import actions
from mulin.deliberation.models import Figure, Line, Option, Round
from mulin.deliberation.tests.cast_topics import Hall
from mulin.kernel.prepared import Prepared
from mulin.kernel.together import Together
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts
from mulin.people.models import Account
from tests.stage import NOON, Stage

TODAY = date(2026, 11, 20)


def test_rows_and_their_relations_are_those_of_the_queryset(stage: Stage):
    account = Prepared(lambda key: Account.objects.select_related("person").filter(pk=key))
    for person in (stage.wang_fang, stage.zhao_min):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = account.first(person.account.pk)
            assert found is not None and found.person == person and found.person.name == person.name
        assert len(asked) == 1
    assert account.first(0) is None


def test_columns_come_as_tuples_with_dates_and_lists_as_values(stage: Stage):
    def rows(kind: object, on: object, person: object):  # type: ignore[no-untyped-def]
        found = current_posts(on).filter(kind__in=[kind, "secretary"], person=person)  # type: ignore[arg-type]
        return found.annotate(path=F("place__path")).order_by("pk").values_list("kind", "path", "since")

    prepared = Prepared(rows)
    for kind in Post.Kind.values:
        for person in Post.objects.values_list("person", flat=True).distinct():
            assert prepared.rows(kind, TODAY, person) == list(rows(kind, TODAY, person))


def test_it_is_built_anew_for_another_database(stage: Stage):
    prepared = Prepared(lambda key: Account.objects.filter(pk=key).values_list("username"))
    prepared.rows(1)
    assert list(prepared.compiled) == [connection.vendor]


def test_rows_of_several_tables_come_by_one_question_as_each_table_gives_them(stage: Stage):
    """Dates, instants, amounts, JSON, nothing: each as its own column gives it, each part in its own order."""
    hall = Hall(stage)
    topic = hall.decided()
    other = hall.accepted(title="另一件事")
    said = {"by": stage.standing(stage.zhao_min), "at": NOON}
    for held_on, amount in ((date(2026, 11, 2), 80), (date(2026, 11, 9), -4)):
        gains = [("停车位", "个", amount)]
        actions.hold_round(topic, party="写字楼", held_on=held_on, asked="借车位", offered="", agreed="", gains=gains, **said)
    for name, after in (("门口堆物", Decimal("0.50")), ("投诉", None)):
        actions.set_figure(topic, name, unit="处", before=Decimal("3.25"), after=after, source="社区数的", **said)
    together = Together(
        lambda key: [
            Option.objects.filter(topic=key),
            Figure.objects.filter(topic=key).order_by("-id"),
            Round.objects.filter(topic=key).annotate(many=Count("gains")),
            Line.objects.filter(topic=key),
        ]
    )
    assert together.rows(0) == [[], [], [], []]  # the first time Django asks the database whether it knows JSON
    for one in (topic, other):
        with CaptureQueriesContext(connection) as asked:
            options, figures, rounds, lines = together.rows(one.pk)
        assert len(asked) == 1
        assert whole(options) == whole(one.options.all())
        assert whole(figures) == whole(one.figures.order_by("-id"))
        assert whole(lines) == whole(one.lines.all())
        assert whole(rounds) == whole(one.rounds.annotate(many=Count("gains")))


def test_hours_and_sealed_words_come_as_their_own_columns_give_them(stage: Stage):
    there = childcare.house(stage)
    held = there.hold(stage.wang_fang)
    for name in ("张桂英", "王建国"):
        fetching.add_pickup(held, name, by=stage.standing(stage.wang_fang), at=NOON)
    together = Together(lambda group, child: [Group.objects.filter(pk=group), Pickup.objects.filter(child=child)])
    groups, pickups = together.rows(there.group.pk, held.child_id)
    assert whole(groups) == whole([Group.objects.get()])
    assert whole(pickups) == whole(held.child.pickups.all()) and len(pickups) == 2


def whole(rows: Any) -> list[dict[str, Any]]:
    return [row.__dict__ | {"_state": 0} for row in rows]
