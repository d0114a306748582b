"""Topics, councils and talk, each by a file of its own."""

from datetime import datetime

from django.db import transaction

from mulin.places.models import Place

from . import demo_talk, demo_topics


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    demo_topics.build(community, at)
    demo_talk.build(community, at)
