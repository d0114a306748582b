"""When a committee is split or merged: posts end there and begin anew in what took its place, areas are served on (C007).

After a split each part has them all, so that nobody is without anyone who answers; whose the parts are is then for people to settle.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.organisations.facts import OrganisationChanged, PostEnded, PostGiven
from mulin.organisations.models import Area, Post
from mulin.places.models import Place


def will_go_along(place: Place) -> list[str]:
    posts = Post.objects.filter(place=place, until=None).select_related("person").order_by("kind", "id")
    areas = Area.objects.filter(place=place).select_related("organisation").order_by("organisation__name")
    held = [_("%(post)s：%(name)s") % {"post": post.get_kind_display(), "name": post.person.name} for post in posts]
    return held + [_("服务单位：%(name)s") % {"name": area.organisation} for area in areas]


def carry(old: Place, new: Sequence[Place], on: date, by: Standing, at: datetime) -> None:
    for post in Post.objects.select_for_update().filter(place=old, until=None).order_by("id"):
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
    """Once, also for someone who held it in two of those that are merged."""
    begun, is_new = Post.objects.get_or_create(
        person_id=post.person_id, kind=post.kind, place=place, until=None, defaults={"since": since}
    )
    if is_new:
        record(PostGiven(begun.pk, begun.person_id, begun.kind, place.pk, None), actor_id=by.account_id, at=at)
