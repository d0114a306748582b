from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.matters import flow, rules
from mulin.matters.facts import MatterClosed, MatterRated, MatterReopened, MatterVoided
from mulin.matters.models import Event, Matter
from mulin.organisations.queries import Standing

from . import receiving, story


@transaction.atomic
def confirm(matter: Matter, *, verdict: str, words: str = "", by: Standing, at: datetime) -> Matter:
    """The reporter says that it is solved, and how well. Without a reporter, who recorded it stands in."""
    matter = story.lock(matter)
    require(rules.may_confirm(by, matter))
    matter.status = advance(matter.status, flow.CONFIRM)
    matter.verdict, matter.closed_at = _verdict(verdict), at
    role = "reporter" if rules.is_reporter(by, matter) else ""
    story.tell(matter, Event.Kind.CLOSED, by=by, at=at, words=words, post=role, to=matter.status, verdict=verdict)
    return _closed(matter, by, at)


@transaction.atomic
def close(matter: Matter, *, words: str = "", verdict: str = "", by: Standing, at: datetime) -> Matter:
    """By a worker who called and heard that it is done; `verdict` is what the resident said on the phone, if anything."""
    matter = story.lock(matter)
    require(rules.may_close(by, matter))
    require(rules.may_close_already(matter, at))
    said = story.need_words(words, _("请写明怎么确认的，例如：已打电话，居民说修好了。"))
    matter.status = advance(matter.status, flow.CLOSE)
    matter.verdict, matter.closed_at = _verdict(verdict) if verdict else "", at
    story.tell(matter, Event.Kind.CLOSED, by=by, at=at, words=said, to=matter.status, called=True, verdict=verdict)
    return _closed(matter, by, at)


@transaction.atomic
def rate(matter: Matter, *, verdict: str, words: str = "", by: Standing, at: datetime) -> Matter:
    """The reporter's verdict on one that a worker closed. Once."""
    matter = story.lock(matter)
    require(rules.may_rate(by, matter))
    matter.verdict = _verdict(verdict)
    story.tell(matter, Event.Kind.RATED, by=by, at=at, words=words, post="reporter", verdict=verdict)
    story.save(matter)
    record(MatterRated(matter.id, verdict), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def reopen(matter: Matter, *, words: str = "", photos: list[str] | None = None, by: Standing, at: datetime) -> Matter:
    """Not fixed: back to the same lead, with a whole new handling limit; see `rules.clocks`."""
    matter = story.lock(matter)
    require(rules.may_reopen(by, matter))
    require(rules.may_reopen_still(matter, at))
    reason = story.need_words(words, _("请写一句哪里还没解决。"))
    if matter.handler_id is None and matter.unit_id is None:
        raise Refused(_("它没有经办人可以退回，请重新上报一件。"))
    matter.status = advance(matter.status, flow.REOPEN)
    matter.reopens += 1
    matter.verdict, matter.closed_at, matter.answered_at = "", None, None
    role = "reporter" if rules.is_reporter(by, matter) else ""
    story.tell(matter, Event.Kind.REOPENED, by=by, at=at, words=reason, photos=photos, post=role, to=matter.status)
    matter.helpers = []
    story.save(matter)
    receiving.again(matter, at=at)
    record(MatterReopened(matter.id, reason[:200]), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def void(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """Not a matter for the community: closed with the reason, which the reporter reads."""
    matter = story.lock(matter)
    require(rules.may_void(by, matter))
    reason = story.need_words(words, _("请写明不予受理的原因，并告诉居民可以找谁。"))
    matter.status = advance(matter.status, flow.VOID)
    matter.closed_at, matter.pool_path = at, ""
    story.tell(matter, Event.Kind.VOIDED, by=by, at=at, words=reason, to=matter.status)
    story.save(matter)
    receiving.release_all(matter, at=at)
    record(MatterVoided(matter.id, reason[:200]), actor_id=by.person_id, at=at)
    return matter


def _closed(matter: Matter, by: Standing, at: datetime) -> Matter:
    story.save(matter)
    receiving.release_all(matter, at=at)
    record(MatterClosed(matter.id, matter.verdict), actor_id=by.person_id, at=at)
    return matter


def _verdict(verdict: str) -> str:
    if verdict not in Matter.Verdict.values:
        raise Refused(_("请先选满意、一般或不满意。"))
    return verdict
