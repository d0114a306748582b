"""Queries built once give what the same queryset gives, whatever values they are run with."""

from datetime import date

from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from mulin.kernel.prepared import Prepared
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts
from mulin.people.models import Account
from tests.stage import Stage

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
