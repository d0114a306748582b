from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mulin.notices.models import Thread, WorkLink
from mulin.notices.rules.may import ANSWERERS
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, posts_over
from mulin.places.fields import under_any

WORKERS = ("grid_worker", "community_worker")


@dataclass(frozen=True)
class Worker:
    post: Post
    link: str


def threads_visible_to(me: Standing) -> QuerySet[Thread]:
    return Thread.objects.filter(under_any(me.paths(ANSWERERS)))


def worker_of(path: str, *, on: date) -> Worker | None:
    """The nearest one, with the own WeCom link where there is one."""
    post = posts_over(WORKERS, path, on=on).select_related("person", "place").first()
    if post is None:
        return None
    return Worker(post, WorkLink.objects.filter(person=post.person_id).values_list("url", flat=True).first() or "")
