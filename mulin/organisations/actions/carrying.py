"""When a committee is split or merged: posts end there and begin anew in what took its place, areas are served on (C007).

After a split each part has them all, so that nobody is without anyone who answers; whose the parts are is then for people to settle.
"""

from collections.abc import Sequence
from datetime import date, datetime

from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.organisations.facts import OrganisationChanged, PostEnded, PostGiven
from mulin.organisations.models import Area, Post
from mulin.organisations.queries.carried import held_after
from mulin.places.models import Place


def carry(old: Place, new: Sequence[Place], on: date, by: Standing, at: datetime) -> None:
    for post in held_after(on, old).select_for_update(of=("self",)).order_by("id"):
        for place in new:
            _begin(post, place, max(on, post.since), by, at)
        post.until = max(on, post.since)
        post.save(update_fields=["until"])
        record(PostEnded(post.pk, post.person_id, post.kind, post.until.isoformat()), actor_id=by.account_id, at=at)
    for area in Area.objects.filter(place=old).order_by("id"):
        Area.objects.bulk_create(
            [Area(organisation_id=area.organisation_id, place=place) for place in new], ignore_conflicts=True
        )
        area.delete()
        record(OrganisationChanged(area.organisation_id, ["areas"]), actor_id=by.account_id, at=at)


def _begin(post: Post, place: Place, since: date, by: Standing, at: datetime) -> None:
    """Once, also for someone who held it in two of those that are merged: both terms become one."""
    there = held_after(since, place).filter(person_id=post.person_id, kind=post.kind).order_by("id").first()
    if there is None:
        begun = Post.objects.create(person_id=post.person_id, kind=post.kind, place=place, since=since, until=post.until)
        record(PostGiven(begun.pk, begun.person_id, begun.kind, place.pk, None), actor_id=by.account_id, at=at)
    else:
        there.since = min(there.since, since)
        there.until = max(there.until, post.until) if there.until and post.until else None
        there.save(update_fields=["since", "until"])
