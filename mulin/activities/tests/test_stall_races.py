"""Twenty for one stall, and one person for ten: the database's own walls."""

import pytest

from mulin.activities import actions
from mulin.activities.models import Claim
from mulin.kernel.access import Refused
from tests.stage import build

from .cast import LATER, people
from .market_cast import EGGS, market
from .test_races import at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.mark.row("C069")
def test_twenty_at_once_for_one_stall_and_one_person_for_ten_stalls():
    stage = build()
    one = market(stage, rows=3, columns=4)
    stalls = list(one.stalls.all())
    crowd = people(stage, 20)
    standings = {person.pk: stage.standing(person) for person in [*crowd, stage.wang_fang]}

    def press(person, stall):
        try:
            return actions.claim(stall, person, [EGGS], sign=person.name, by=standings[person.pk], at=LATER).pk
        except Refused:
            return None

    said = at_once([lambda person=person: press(person, stalls[0]) for person in crowd])
    said += at_once([lambda stall=stall: press(stage.wang_fang, stall) for stall in stalls[1:11]])
    won = [pk for pk in said if pk is not None]
    assert len(won) == 2 and sorted(Claim.objects.values_list("pk", flat=True)) == sorted(won)
