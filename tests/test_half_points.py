"""A place on the map has both of its numbers, in every table that keeps one."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint

from mulin.places.fields import on_earth
from mulin.places.models import Place
from tests.stage import Stage


@pytest.mark.parametrize("half", [{"lat": 31.2, "lng": None}, {"lat": None, "lng": 121.5}, {"lat": 91.0, "lng": 121.5}])
def test_the_database_takes_no_half_point(stage: Stage, half: dict[str, float | None]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=stage.building_3.pk).update(**half)
    assert connection.needs_rollback is False


def test_every_table_with_a_point_of_its_own_says_the_same() -> None:
    same = {
        model._meta.label
        for model in apps.get_models()
        for rule in model._meta.constraints
        if isinstance(rule, CheckConstraint) and rule.condition == on_earth()
    }
    assert same == {"places.Place", "activities.Session", "facilities.Facility", "facilities.Story", "deliberation.Improvement"}
