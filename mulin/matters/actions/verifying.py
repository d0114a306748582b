from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.matters import flow, rules
from mulin.matters.facts import MatterAnswered, MatterRefused
from mulin.matters.models import Event, Matter
from mulin.organisations.queries import Standing

from . import story


@transaction.atomic
def verify(matter: Matter, *, words: str = "", photos: list[str] | None = None, by: Standing, at: datetime) -> Matter:
    """Somebody other than the handler has looked: it is done. Now the resident judges."""
    matter = story.lock(matter)
    require(rules.may_verify(by, matter))
    matter.status = advance(matter.status, flow.VERIFY)
    story.tell(matter, Event.Kind.VERIFIED, by=by, at=at, words=words, photos=photos, to=matter.status)
    story.save(matter)
    record(MatterAnswered(matter.id, words.strip()[:200]), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def refuse(matter: Matter, *, words: str = "", photos: list[str] | None = None, by: Standing, at: datetime) -> Matter:
    """It is not done: back to the same handler, with the time that was left."""
    matter = story.lock(matter)
    require(rules.may_refuse(by, matter))
    reason = story.need_words(words, _("请写明哪里没办好。"))
    matter.status = advance(matter.status, flow.REFUSE)
    matter.answered_at = None
    story.tell(matter, Event.Kind.REFUSED, by=by, at=at, words=reason, photos=photos, to=matter.status)
    story.save(matter)
    record(MatterRefused(matter.id, reason[:200]), actor_id=by.person_id, at=at)
    return matter
