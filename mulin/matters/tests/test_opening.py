"""A matter opened by its number is one that `visible_to` has, whoever asks."""

from typing import Any

import pytest

from mulin.matters import queries
from mulin.matters.models import Matter
from mulin.matters.queries import opening
from mulin.organisations.queries import NOBODY
from tests.stage import Stage

from .cast import category, report


def everybody(stage: Stage) -> list[Any]:
    people = [stage.wang_fang, stage.liu_yang, stage.zhang_wei, stage.zhao_min]
    return [NOBODY, *(stage.standing(person) for person in people)]


@pytest.mark.parametrize("is_public", [True, False])
def test_opened_is_what_visible_to_has(stage: Stage, is_public: bool):
    matter = report(stage, category(stage))
    Matter.objects.filter(pk=matter.pk).update(is_public=is_public)
    for me in everybody(stage):
        seen = queries.visible_to(me).filter(number=matter.number).first()
        assert opening.opened(matter.number, me) == seen


def test_what_this_browser_sent_opens_for_it_alone(stage: Stage):
    matter = report(stage, category(stage))
    Matter.objects.filter(pk=matter.pk).update(is_public=False)
    assert opening.opened(matter.number, NOBODY, [matter.pk]) == matter
    assert opening.opened(matter.number, NOBODY) is None


def test_a_story_read_at_once_is_the_timeline(stage: Stage):
    matter = report(stage, category(stage))
    for me in everybody(stage):
        assert queries.told_to(me, matter) == list(queries.timeline(matter, me))
