"""A resident and the workers of the place write to each other (C143)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.notices import rules
from mulin.notices.facts import ThreadWritten
from mulin.notices.models import Line, Thread, WorkLink
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, posts_over
from mulin.people.models import Person, Residence

from .telling import tell

FIRST, THEN = ("grid_worker",), ("community_worker",)  # who is told: the nearest; where there is none, the next
PREVIEW = 60


@transaction.atomic
def ask(words: str, *, by: Standing, at: datetime) -> Line:
    """The resident's line; the thread begins with the first."""
    if by.person is None:
        raise Refused(_("先认一认是哪一家，您的网格员才知道是谁在找他。"))
    path = home_of(by.person)
    Thread.objects.get_or_create(person=by.person, defaults={"path": path, "last_at": at})
    thread = Thread.objects.select_for_update().get(person=by.person)
    thread.path, thread.last_at, thread.waits = path, at, True
    thread.save()
    line = Line.objects.create(thread=thread, by_id=by.person.id, words=_said(words), at=at)
    record(ThreadWritten(thread.pk, False), actor_id=by.person_id, at=at)
    room = Residence.objects.filter(person=by.person, until=None).select_related("room").first()
    values = {"place": str(room.room) if room else _("本社区"), "words": line.words[:PREVIEW]}
    for person_id in _workers(path, at):
        if person_id != by.person.id:
            key = f"thread line {line.pk} {person_id}"
            tell(person_id=person_id, kind="thread.asked", values=values, url=f"/desk/threads/{thread.pk}/", once_key=key, at=at)
    return line


@transaction.atomic
def answer(thread: Thread, words: str, *, by: Standing, at: datetime) -> Line:
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    require(rules.may_answer(by, thread))
    assert by.person is not None
    post = next(held.kind for held in by.held if held.kind in rules.ANSWERERS and held.path and thread.path.startswith(held.path))
    line = Line.objects.create(thread=thread, by_id=by.person.id, post=str(Post.Kind(post).label), words=_said(words), at=at)
    thread.last_at, thread.waits = at, False
    thread.save()
    record(ThreadWritten(thread.pk, True), actor_id=by.person_id, at=at)
    values = {"post": line.post, "words": line.words[:PREVIEW]}
    tell(person_id=thread.person_id, kind="thread.answered", values=values, url="/me/worker/", once_key=f"line {line.pk}", at=at)
    return line


def see(thread: Thread, *, by: Standing, at: datetime) -> None:
    """Opening it marks the other side's lines as read."""
    is_resident = by.person_id == thread.person_id
    theirs = thread.lines.exclude(post="") if is_resident else thread.lines.filter(post="")
    theirs.filter(read_at=None).update(read_at=at)


@transaction.atomic
def set_link(url: str, *, by: Standing, at: datetime) -> None:
    """The worker's WeCom contact link; empty takes it away."""
    require(rules.may_read_threads(by))
    assert by.person is not None
    if not url:
        WorkLink.objects.filter(person=by.person).delete()
        return
    if not url.startswith("https://work.weixin.qq.com/"):
        raise Refused(_("请填企业微信“联系我”的链接，以 https://work.weixin.qq.com/ 开头。"))
    WorkLink.objects.update_or_create(person=by.person, defaults={"url": url, "changed_at": at})


def home_of(person: Person) -> str:
    rooms = Residence.objects.filter(person=person, until=None).order_by("-id").values_list("room__path", flat=True)
    return rooms.first() or person.community.path


def _workers(path: str, at: datetime) -> list[int]:
    for kinds in (FIRST, THEN):
        posts = posts_over(kinds, path, on=localdate(at))
        if found := list(dict.fromkeys(posts.values_list("person", flat=True))):
            return found
    return []


def _said(words: str) -> str:
    if not words.strip():
        raise Refused(_("还没有写内容。"))
    return words.strip()[:1000]
