"""A whole file of matters is one notice, however many of them are late."""

from django.utils.timezone import localdate

from mulin.kernel.facts.models import Fact
from mulin.matters import facts
from mulin.matters.models import Matter
from mulin.matters.queries import destinations
from mulin.notices import actions as notices
from mulin.places.models import Place


def desk_of_an_import(fact: facts.MattersImported, *, source: Fact) -> None:
    """The desk, and who is asked to see to the late ones."""
    if not fact.open:
        return
    kinds = {"community_worker", "secretary"} | {kind for level in fact.levels for kind in destinations.POSTS_OF_LEVEL[level]}
    community = Place.objects.get(pk=fact.community_id)
    kind = "matters.imported_late" if fact.overdue else "matters.imported"
    level = str(Matter.Level(max(fact.levels)).label) if fact.levels else ""
    values = {"new": fact.new, "open": fact.open, "overdue": fact.overdue, "level": level}
    for person_id in dict.fromkeys(post.person_id for post in destinations.holders(kinds, community.path, on=localdate())):
        notices.tell(
            person_id=person_id, kind=kind, values=values, url=f"/desk/matters/?status=open&channel={Matter.Channel.IMPORT}&order=due",
            once_key=f"{source.pk}:{kind}:{person_id}", at=source.happened_at,
        )  # fmt: skip
