"""What one may read. Published activities are anybody's; drafts are theirs who may change them."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from mulin.activities.models import Activity, Attendance, Photo, Session, Signup
from mulin.activities.rules import ORGANISERS
from mulin.kernel.access.asking import Standing as Asking
from mulin.organisations.queries import Standing
from mulin.places.fields import under

from .hosting import of_community


def managed_by(me: Standing) -> QuerySet[Activity]:
    """Those one may change: over whose place one holds a post, or which one's unit holds."""
    found = Q(organiser__in=me.units()) if me.units() else Q(pk__in=[])
    for path in me.paths(ORGANISERS):
        found |= under(path)
    return Activity.objects.filter(found)


def visible_to(me: Standing) -> QuerySet[Activity]:
    seen = Q(status__in=Activity.PUBLIC)
    if me.paths(ORGANISERS) or me.units():
        seen |= Q(pk__in=managed_by(me).values("pk"))
    return Activity.objects.filter(seen)


def public(community_id: int) -> QuerySet[Session]:
    """Sessions that anybody may read about: its own, and those that it holds with others."""
    return Session.objects.filter(of_community(community_id), activity__status__in=Activity.PUBLIC)


def own_signups(person_id: int) -> QuerySet[Signup]:
    return Signup.objects.filter(person=person_id).select_related("session__activity", "session__place", "group")


def attendances_visible_to(me: Standing, rows: QuerySet[Attendance]) -> QuerySet[Attendance]:
    own = Q(person=me.person_id) if me.person_id else Q(pk__in=[])
    return rows.filter(own | Q(session__activity__in=managed_by(me).values("pk")))


def may_see_file(me: Asking, key: str) -> bool:
    """Pictures of what is public are anybody's; photos only while they are shown; before that they are their keeper's."""
    if Activity.objects.filter(picture=key, status__in=Activity.PUBLIC).exists():
        return True
    photo = Photo.objects.filter(file_key=key).select_related("activity").first()
    if photo is not None:
        return photo.is_shown or me.holds(ORGANISERS, over=photo.activity.path)
    draft = Activity.objects.filter(picture=key).first()
    return draft is not None and me.holds(ORGANISERS, over=draft.path)


def used_files(keys: Collection[str]) -> Collection[str]:
    pictures = Activity.objects.filter(picture__in=keys).values_list("picture", flat=True)
    return {*pictures, *Photo.objects.filter(file_key__in=keys).values_list("file_key", flat=True)}
