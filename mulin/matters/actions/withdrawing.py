from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.matters import flow, rules
from mulin.matters.facts import MatterWithdrawn, WithdrawalWished
from mulin.matters.models import Event, Matter
from mulin.organisations.queries import Standing

from . import receiving, story


@transaction.atomic
def withdraw(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """By the reporter, before anybody has begun."""
    matter = story.lock(matter)
    require(rules.may_withdraw(by, matter))
    return _end(matter, flow.WITHDRAW, words, "reporter", by, at)


@transaction.atomic
def wish(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """By the reporter, once it is being handled: nothing stops until the handler lets it go."""
    matter = story.lock(matter)
    require(rules.may_wish(by, matter))
    reason = story.need_words(words, _("请写一句为什么不用办了，例如：已经自己修好了。"))
    story.tell(matter, Event.Kind.WISHED, by=by, at=at, words=reason, post="reporter")
    story.save(matter)
    record(WithdrawalWished(matter.id, reason[:200]), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def let_go(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """By who handles it, as the reporter wished."""
    matter = story.lock(matter)
    require(rules.may_let_go(by, matter))
    require(rules.may_let_go_already(by, matter, wished=matter.events.filter(kind=Event.Kind.WISHED).exists()))
    reason = story.need_words(words, _("请写明居民怎么说的，例如：电话里说自己修好了。"))
    return _end(matter, flow.LET_GO, reason, "", by, at)


def _end(matter: Matter, move: Step, words: str, role: str, by: Standing, at: datetime) -> Matter:
    if matter.merged.exists():
        raise Refused(_("有邻居的上报并在这一件里，不能撤回。请办完它，或先撤销并案。"))
    lead = (matter.unit_id, matter.handler_id)
    matter.status = advance(matter.status, move)
    matter.closed_at, matter.pool_path = at, ""
    story.tell(matter, Event.Kind.WITHDRAWN, by=by, at=at, words=words, post=role, to=matter.status)
    story.save(matter)
    receiving.release_all(matter, at=at)
    record(MatterWithdrawn(matter.id, *lead), actor_id=by.person_id, at=at)
    return matter
