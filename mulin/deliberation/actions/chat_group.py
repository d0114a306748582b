"""The register of chat groups: enter, change, count, close."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import ChatGroupKept
from mulin.deliberation.models import ChatGroup, GroupCount
from mulin.deliberation.queries.who import post_of
from mulin.deliberation.rules import chat_group as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .noting import worded


@dataclass(frozen=True)
class Group:
    """`code`: key of a kept picture; `code_until`: the last day it works."""

    place: Place
    kind: str
    name: str
    owner: Person | None = None
    link: str = ""
    code: str = ""
    code_until: date | None = None


@transaction.atomic
def enter_group(draft: Group, *, by: Standing, at: datetime) -> ChatGroup:
    place = draft.place
    require(rules.may_enter(by, place))
    row = ChatGroup(
        community_id=place.community_id or place.pk, place=place, path=place.path, made_by=by.person_id or 0, made_at=at
    )
    return _keep(row, draft, by, at)


@transaction.atomic
def change_group(row: ChatGroup, draft: Group, *, by: Standing, at: datetime) -> ChatGroup:
    """The building stays. Without a new picture the old one stays."""
    row = _lock(row)
    require(rules.may_change(by, row))
    return _keep(row, draft, by, at)


def _keep(row: ChatGroup, draft: Group, by: Standing, at: datetime) -> ChatGroup:
    if draft.kind not in ChatGroup.Kind.values:
        raise Refused(_("请选微信群或企业微信群。"))
    if draft.link and not draft.link.startswith("https://"):
        raise Refused(_("进群链接要以 https:// 开头。"))
    owner = draft.owner or by.person
    row.kind, row.name, row.owner = draft.kind, worded(draft.name, _("请写群的名称。"))[:60], owner
    row.owner_post = post_of(owner, row.path, localdate(at)) if owner else ""
    row.link, row.code, row.code_until = draft.link[:300], draft.code or row.code, draft.code_until
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise Refused(_("这栋楼已经登记了同名的群。")) from twice
    record(ChatGroupKept(row.pk, False), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def count_group(row: ChatGroup, members: int, on: date, *, by: Standing, at: datetime) -> GroupCount:
    """Counting again on the same day takes the place of the first."""
    row = _lock(row)
    require(rules.may_change(by, row))
    if on > localdate(at):
        raise Refused(_("清点的日子不能在今天以后。"))
    made, _new = GroupCount.objects.update_or_create(group=row, on=on, defaults={"members": members, "by": by.person_id or 0})
    if row.counted_on is None or on >= row.counted_on:
        row.members, row.counted_on = members, on
        row.save(update_fields=["members", "counted_on"])
    return made


@transaction.atomic
def close_group(row: ChatGroup, reason: str, *, by: Standing, at: datetime) -> ChatGroup:
    row = _lock(row)
    require(rules.may_change(by, row))
    row.closed_on, row.reason = localdate(at), worded(reason, _("请写为什么停用。"))[:300]
    row.code, row.link = "", ""
    row.save(update_fields=["closed_on", "reason", "code", "link"])
    record(ChatGroupKept(row.pk, True), actor_id=by.account_id, at=at)
    return row


def _lock(row: ChatGroup) -> ChatGroup:
    return ChatGroup.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=row.pk)
