from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from mulin.notices import words
from mulin.notices.models import Notice
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Said:
    """A notice in the reader's language."""

    id: int
    title: str
    text: str
    icon: str
    url: str
    at: datetime
    unread: bool


def inbox(me: Standing) -> QuerySet[Notice]:
    """Newest first; also what was sent to the account before it was joined to the person."""
    mine = Q(pk=None)
    if me.person_id is not None:
        mine |= Q(person_id=me.person_id)
    if me.account_id is not None:
        mine |= Q(account_id=me.account_id)
    return Notice.objects.filter(mine).order_by("-id")


def unread(me: Standing) -> int:
    return inbox(me).filter(read_at=None).count()


def said(notice: Notice) -> Said:
    title, sentence, icon = words.say(notice.kind, notice.values)
    return Said(notice.pk, title, sentence, icon, notice.url, notice.sent_at, notice.read_at is None)
