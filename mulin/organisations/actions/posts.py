from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.organisations import rules
from mulin.organisations.facts import PostEnded, PostGiven
from mulin.organisations.models import Organisation, Post
from mulin.people.models import Person
from mulin.places.models import Place

from .staff import refresh_staff


@transaction.atomic
def appoint(
    person: Person, kind: str, where: Place | Organisation, *, since: date, until: date | None = None, by: Standing, at: datetime
) -> Post:
    """
    Raises:
        Refused: not over this place, no such post there, or it is held by someone.
    """
    require(rules.may_appoint(by, kind, where))
    here = {"place": where} if isinstance(where, Place) else {"organisation": where}
    type(where).objects.select_for_update().get(pk=where.pk)  # two workers at once: the second sees the first's
    during = Q(until=None) | Q(until__gt=since)
    if until is not None:
        during &= Q(since__lt=until)
    current = list(Post.objects.filter(during, kind=kind, **here).select_related("person"))
    if any(post.person_id == person.pk for post in current):
        raise Refused(_("%(name)s现在就是这里的%(post)s。") % {"name": person.name, "post": Post.Kind(kind).label})
    require(rules.may_hold(kind, where, current))
    if until is not None and until < since:
        raise Refused(_("结束日期早于开始日期，请改一下。"))
    post = Post.objects.create(person=person, kind=kind, since=since, until=until, **here)
    refresh_staff(localdate(at), [person.pk])
    record(PostGiven(post.pk, person.pk, kind, post.place_id, post.organisation_id), actor_id=by.account_id, at=at)
    return post


@transaction.atomic
def end_post(post: Post, *, on: date, by: Standing, at: datetime) -> Post:
    """`on` is the first day on which it is no longer held."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    require(rules.may_end(by, post))
    if on < post.since:
        raise Refused(_("任期从 %(since)s 开始，结束日期不能更早。") % {"since": post.since.isoformat()})
    post.until = on
    post.save(update_fields=["until"])
    refresh_staff(localdate(at), [post.person_id])
    record(PostEnded(post.pk, post.person_id, post.kind, on.isoformat()), actor_id=by.account_id, at=at)
    return post
