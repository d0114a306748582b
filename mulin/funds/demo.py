"""Funds of the demo community."""

from datetime import datetime, timedelta

from django.db import transaction

from mulin.places.models import Place

from .demo_play import Play

DAYS, ROUNDS = {"small": 370, "full": 400}, {"small": 1, "full": 3}


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    Play(community, at, at - timedelta(days=DAYS[scale])).run(ROUNDS[scale])
