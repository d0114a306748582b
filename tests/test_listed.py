"""A list given as one parameter picks what the list itself picks."""

from mulin.kernel.listed import Listed
from mulin.kernel.prepared import Prepared
from mulin.people.models import Account, Person
from tests.stage import Stage


def test_keys_relations_and_texts(stage: Stage):
    people = [stage.wang_fang, stage.zhao_min]
    ids, names = {one.pk for one in people}, [one.name for one in people]
    assert set(Person.objects.filter(pk__in=Listed(ids)).values_list("pk", flat=True)) == ids
    assert Account.objects.filter(person__in=Listed(ids)).count() == Account.objects.filter(person__in=ids).count() == 2
    assert set(Person.objects.filter(name__in=Listed(names)).values_list("pk", flat=True)) >= ids
    assert not Person.objects.exclude(pk__in=Listed(ids)).filter(pk__in=ids).exists()


def test_an_empty_list_picks_nothing_and_odd_texts_stay_texts(stage: Stage):
    assert not Person.objects.filter(pk__in=Listed([])).exists()
    assert not Person.objects.filter(name__in=Listed(["o'); --", '"', "100%", "\\"])).exists()
    assert Person.objects.exclude(pk__in=Listed([])).count() == Person.objects.count()


def test_a_prepared_query_takes_a_list_in_a_slot(stage: Stage):
    named = Prepared(lambda ids: Person.objects.filter(pk__in=Listed(ids)).order_by("name").values_list("name"))
    people = sorted([stage.wang_fang, stage.zhao_min], key=lambda one: one.name)
    assert named.rows([one.pk for one in people]) == [(one.name,) for one in people]
    assert named.rows([]) == []
