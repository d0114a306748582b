"""What of ours goes along when a committee is split or merged (C007)."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.organisations.models import Area, Post
from mulin.places.models import Place


def will_go_along(place: Place) -> list[str]:
    posts = held_after(localdate(), place).select_related("person").order_by("kind", "id")
    areas = Area.objects.filter(place=place).select_related("organisation").order_by("organisation__name")
    held = [_("%(post)s：%(name)s") % {"post": post.get_kind_display(), "name": post.person.name} for post in posts]
    return held + [_("服务单位：%(name)s") % {"name": area.organisation} for area in areas]


def held_after(on: date, place: Place) -> QuerySet[Post]:
    """Also terms that end on a day to come, and those that begin later."""
    return Post.objects.filter(Q(until=None) | Q(until__gt=on), place=place)
