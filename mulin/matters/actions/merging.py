from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.matters import flow, rules
from mulin.matters.facts import MatterMerged, MatterUnmerged
from mulin.matters.models import Event, Follow, Matter
from mulin.organisations.queries import Standing
from mulin.people.models import Account

from . import story


@transaction.atomic
def merge(matter: Matter, *, into: Matter, words: str = "", by: Standing, at: datetime) -> Matter:
    """The same thing reported twice: its clocks rest, and those who wait for it follow the other one."""
    matter, into = _lock_both(matter, into)
    require(rules.may_merge(by, matter))
    require(rules.may_merge(by, into))
    if matter.pk == into.pk:
        raise Refused(_("不能并入它自己，请填另一件的编号。"))
    if matter.community_id != into.community_id:
        raise Refused(_("两件不在同一个社区，不能并案。"))
    before, matter.status = matter.status, advance(matter.status, flow.MERGE)
    matter.merged_into = into
    moved = _move_followers(matter, into, at)
    story.tell(
        matter, Event.Kind.MERGED, by=by, at=at, words=words, to=matter.status, before=before, into=into.number, moved=moved
    )
    story.save(matter)
    story.tell(
        into, Event.Kind.NOTED, by=by, at=at, words=_("%(number)s 并入这一件。") % {"number": matter.number}, merged=matter.number
    )
    story.save(into)
    record(MatterMerged(matter.id, into.id), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def unmerge(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """As if it had not been merged: the state it was in, its clocks going on, the followers it brought taken back."""
    matter = story.lock(matter)
    require(rules.may_unmerge(by, matter))
    advance(matter.status, flow.UNMERGE)
    merged = matter.events.filter(kind=Event.Kind.MERGED).latest("id")
    gone = Follow.objects.filter(matter=matter.merged_into, account_id__in=merged.data["moved"]).delete()[0]
    Matter.objects.filter(merged=matter).update(followers=F("followers") - gone)
    matter.status, matter.merged_into = merged.data["before"], None
    story.tell(matter, Event.Kind.UNMERGED, by=by, at=at, words=words, to=matter.status)
    story.save(matter)
    record(MatterUnmerged(matter.id), actor_id=by.person_id, at=at)
    return matter


def _lock_both(matter: Matter, into: Matter) -> tuple[Matter, Matter]:
    """In the order of their ids, so that two merges at once never wait for each other."""
    rows = {
        row.pk: row for row in Matter.objects.select_for_update(of=("self",)).filter(pk__in=[matter.pk, into.pk]).order_by("pk")
    }
    return rows[matter.pk], rows[into.pk]


def _move_followers(matter: Matter, into: Matter, at: datetime) -> list[int]:
    """Accounts that now follow the other one because of this merge."""
    waiting = set(matter.follows.values_list("account_id", flat=True)) | _reporters(matter)
    new = waiting - set(into.follows.values_list("account_id", flat=True)) - _reporters(into)
    Follow.objects.bulk_create([Follow(matter=into, account_id=account, since=at) for account in sorted(new)])
    into.followers += len(new)
    return sorted(new)


def _reporters(matter: Matter) -> set[int]:
    accounts = {matter.reporter_account} if matter.reporter_account else set()
    if matter.reporter_id:
        accounts |= set(Account.objects.filter(person=matter.reporter_id).values_list("id", flat=True))
    return accounts
