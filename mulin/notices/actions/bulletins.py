"""Writing, checking and publishing announcements."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.notices import flow, rules
from mulin.notices.channels import robots
from mulin.notices.facts import BulletinPublished, BulletinWithdrawn
from mulin.notices.models import Bulletin, Delivery, Notice, Urgency
from mulin.notices.rules import audience
from mulin.notices.rules.may import PUBLISHERS
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, holders
from mulin.places.models import Place

from .telling import tell


@dataclass
class Draft:
    """What a writer fills in. `rule` as of `rules.audience`."""

    place: Place
    topic: str
    title: str
    words: str
    urgency: int = Urgency.NORMAL
    title_en: str = ""
    words_en: str = ""
    rule: dict[str, Any] = field(default_factory=dict)
    robots: tuple[str, ...] = ()


@transaction.atomic
def write(draft: Draft, *, by: Standing, at: datetime) -> Bulletin:
    require(rules.may_write(by, draft.place.path))
    assert by.person is not None
    row = Bulletin(by_id=by.person.id, by_post=_post_of(by, draft.place.path), written_at=at)
    _fill(row, draft)
    row.save()
    return row


@transaction.atomic
def change(bulletin: Bulletin, draft: Draft, *, by: Standing, at: datetime) -> Bulletin:
    bulletin = _locked(bulletin)
    require(rules.may_write(by, bulletin.path))
    require(rules.may_write(by, draft.place.path))
    if bulletin.status != Bulletin.Status.DRAFT:
        raise Refused(_("交了审核的通知不能再改。请审核人先退回。"))
    _fill(bulletin, draft)
    bulletin.save()
    return bulletin


def _fill(row: Bulletin, draft: Draft) -> None:
    audience.read(draft.rule)
    known = robots.table()
    row.place, row.path = draft.place, draft.place.path
    row.community_id = draft.place.community_id or draft.place.pk
    row.topic, row.urgency, row.rule = draft.topic, draft.urgency, draft.rule
    row.title, row.words, row.title_en, row.words_en = draft.title, draft.words, draft.title_en, draft.words_en
    row.robots = ",".join(name for name in draft.robots if name in known)


def _post_of(by: Standing, path: str) -> str:
    held = next((post.kind for post in by.held if post.path and path.startswith(post.path)), "")
    return str(Post.Kind(held).label) if held else ""


@transaction.atomic
def submit(bulletin: Bulletin, *, by: Standing, at: datetime) -> Bulletin:
    bulletin = _locked(bulletin)
    require(rules.may_write(by, bulletin.path))
    bulletin.status, bulletin.note = advance(bulletin.status, flow.SUBMIT), ""
    bulletin.save(update_fields=["status", "note"])
    for person in holders(PUBLISHERS, bulletin.path, on=localdate(at)):
        if person.pk != bulletin.by_id:
            values = {"title": bulletin.title, "post": bulletin.by_post}
            key = f"bulletin {bulletin.pk} check {at.timestamp():.0f} {person.pk}"
            tell(person_id=person.pk, kind="bulletin.check", values=values, url=_desk(bulletin), once_key=key, at=at)
    return bulletin


@transaction.atomic
def give_back(bulletin: Bulletin, note: str, *, by: Standing, at: datetime) -> Bulletin:
    bulletin = _locked(bulletin)
    require(rules.may_publish(by, bulletin))
    if not note.strip():
        raise Refused(_("退回要写明改哪里，写的人才知道。"))
    bulletin.status, bulletin.note = advance(bulletin.status, flow.GIVE_BACK), note.strip()
    bulletin.save(update_fields=["status", "note"])
    values, key = {"title": bulletin.title, "note": bulletin.note}, f"bulletin {bulletin.pk} returned {at.timestamp():.0f}"
    tell(person_id=bulletin.by_id, kind="bulletin.returned", values=values, url=_desk(bulletin), once_key=key, at=at)
    return bulletin


@transaction.atomic
def publish(bulletin: Bulletin, *, by: Standing, at: datetime, send_at: datetime | None = None) -> Bulletin:
    """Everybody reads it from `send_at` on (now, without one); the clock then puts it into the inboxes of its audience."""
    bulletin = _locked(bulletin)
    require(rules.may_publish(by, bulletin))
    bulletin.status = advance(bulletin.status, flow.PUBLISH)
    assert by.person is not None
    bulletin.checked_by, bulletin.published_at, bulletin.send_at = by.person.id, at, max(at, send_at or at)
    bulletin.save()
    send = bulletin.send_at.isoformat()
    record(BulletinPublished(bulletin.pk, bulletin.path, bulletin.topic, bulletin.title, send), actor_id=by.person_id, at=at)
    return bulletin


@transaction.atomic
def withdraw(bulletin: Bulletin, note: str, *, by: Standing, at: datetime) -> Bulletin:
    """It stays readable, marked with the reason; what has not gone out yet does not."""
    bulletin = _locked(bulletin)
    require(rules.may_withdraw(by, bulletin))
    if not note.strip():
        raise Refused(_("撤回要写明原因，看过的人才知道怎么回事。"))
    bulletin.status, bulletin.note = advance(bulletin.status, flow.WITHDRAW), note.strip()
    bulletin.queued_at = bulletin.queued_at or at
    bulletin.save(update_fields=["status", "note", "queued_at"])
    # First what has no channel yet: who chooses in this moment is waited for, and its deliveries are found below.
    Notice.objects.filter(bulletin_id=bulletin.pk, chosen_at=None).update(chosen_at=at)
    Delivery.objects.filter(bulletin_id=bulletin.pk, state__in=Delivery.WAITING).update(state=Delivery.State.NEEDLESS)
    record(BulletinWithdrawn(bulletin.pk, bulletin.note), actor_id=by.person_id, at=at)
    return bulletin


def _locked(bulletin: Bulletin) -> Bulletin:
    return Bulletin.objects.select_for_update(of=("self",)).select_related("place").get(pk=bulletin.pk)


def _desk(bulletin: Bulletin) -> str:
    return f"/desk/notices/{bulletin.pk}/"
