from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.matters import flow, rules
from mulin.matters.facts import HandlerArrived, MatterAnswered, MatterPaused, MatterResumed, TripCounted, VerificationAsked
from mulin.matters.models import Event, Matter
from mulin.organisations.queries import Standing

from . import receiving, story

Photos = list[str] | None


@transaction.atomic
def arrive(matter: Matter, *, words: str = "", photos: Photos = None, by: Standing, at: datetime) -> Matter:
    """Someone is there: the lead, a helper, or a worker who writes it down for them. The first arrival is measured (C101)."""
    matter = story.lock(matter)
    require(rules.may_arrive(by, matter))
    minutes = int((at - matter.opened_at).total_seconds() // 60)
    matter.arrived_at = matter.arrived_at or at
    story.tell(matter, Event.Kind.ARRIVED, by=by, at=at, words=words, photos=photos, minutes=minutes)
    story.save(matter)
    receiving.mark_arrived(matter, by=by, at=at)
    record(HandlerArrived(matter.id, minutes), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def pause(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """Ask the resident. The clocks rest until there is an answer."""
    matter = story.lock(matter)
    require(rules.may_pause(by, matter))
    question = story.need_words(words, _("请写明要居民补充什么。"))
    matter.status = advance(matter.status, flow.PAUSE)
    story.tell(matter, Event.Kind.PAUSED, by=by, at=at, words=question, to=matter.status)
    story.save(matter)
    record(MatterPaused(matter.id, question[:200]), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def resume(matter: Matter, *, words: str = "", photos: Photos = None, by: Standing, at: datetime) -> Matter:
    matter = story.lock(matter)
    require(rules.may_resume(by, matter))
    matter.status = advance(matter.status, flow.RESUME)
    role = "reporter" if rules.is_reporter(by, matter) else ""
    story.tell(matter, Event.Kind.RESUMED, by=by, at=at, words=words, photos=photos, post=role, to=matter.status)
    story.save(matter)
    record(MatterResumed(matter.id), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def answer(matter: Matter, *, words: str = "", photos: Photos = None, by: Standing, at: datetime) -> Matter:
    """Say what was done. Where the category asks for it, somebody else checks before the resident judges."""
    matter = story.lock(matter)
    require(rules.may_answer(by, matter))
    result = story.need_words(words, _("请写一句办得怎么样，居民会看到。"))
    checked: bool = getattr(matter, "checked")  # noqa: B009  # of its category, read with the lock
    matter.status = advance(matter.status, flow.SUBMIT if checked else flow.ANSWER)
    matter.answered_at = at
    story.tell(matter, Event.Kind.ANSWERED, by=by, at=at, words=result, photos=photos, to=matter.status)
    story.save(matter)
    record(VerificationAsked(matter.id) if checked else MatterAnswered(matter.id, result[:200]), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def came_again(matter: Matter, *, words: str = "", by: Standing, at: datetime) -> Matter:
    """The person stands at the counter for it once more. The trip of an intake at the counter is counted by the intake."""
    matter = story.lock(matter)
    require(rules.may_count_trip(by, matter))
    matter.trips += 1
    story.tell(matter, Event.Kind.CAME, by=by, at=at, words=words, trips=matter.trips)
    story.save(matter)
    record(TripCounted(matter.id, matter.trips), actor_id=by.person_id, at=at)
    return matter


@transaction.atomic
def note(matter: Matter, *, words: str = "", photos: Photos = None, internal: bool = True, by: Standing, at: datetime) -> Matter:
    """A word for staff, or with internal=False one that everybody reads who may read the matter."""
    matter = story.lock(matter)
    require(rules.may_note(by, matter) if internal else rules.may_add(by, matter))
    words = story.need_words(words, _("请写一句话再保存。"))
    role = "reporter" if rules.is_reporter(by, matter) else ""
    story.tell(matter, Event.Kind.NOTED, by=by, at=at, words=words, photos=photos, internal=internal, post=role)
    story.save(matter)
    return matter
