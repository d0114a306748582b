"""A neighbour raises a topic, the community does, or it comes out of a matter; neighbours second it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import TopicEnded, TopicRaised, TopicSeconded
from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Second, Topic
from mulin.deliberation.queries.courses import course_of
from mulin.deliberation.queries.who import called, lives_in, post_of
from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .noting import helper, keep_pictures, lock, next_number, say, worded

S = Topic.Stage


@dataclass(frozen=True)
class Draft:
    """`person`: whose topic it is; None: the community's own. `matter`: the number of the matter it comes from."""

    place: Place
    title: str
    words: str
    person: Person | None = None
    photos: Sequence[str] = ()
    matter: str = ""
    title_en: str = ""
    words_en: str = ""


@transaction.atomic
def raise_(draft: Draft, *, by: Standing, at: datetime) -> Topic:
    """A resident's topic waits for seconds; one of the community or out of a matter waits for being screened."""
    place, person = draft.place, draft.person
    lives = person is not None and lives_in(person, place.path, localdate(at))
    require(rules.may_raise(by, person.pk if person else None, place, lives=lives))
    title = worded(draft.title, _("请用一句话写是什么事。"))
    words = worded(draft.words, _("请写写现在是什么样、想变成什么样。"))
    course = course_of(place.community_id or place.pk, rules.SIZES[place.kind])
    asks_seconds = person is not None and not draft.matter
    source = S.SECONDING if asks_seconds else S.SCREENING
    topic = Topic.objects.create(
        community_id=place.community_id or place.pk, place=place, path=place.path, size=rules.SIZES[place.kind], number=next_number(at),
        title=title[:60], title_en=draft.title_en.strip(), words=words, words_en=draft.words_en.strip(),
        source=Topic.Source.MATTER if draft.matter else Topic.Source.RESIDENT if person else Topic.Source.STAFF, matter=draft.matter,
        raised_by=person or by.person, raised_at=at, helped_by=helper(by, person.pk) if person else None, stage=source, entered_at=at,
        due_at=working.add(at, course.seconding if asks_seconds else course.screening), plan=[list(one) for one in course.stages],
        screening=course.screening, seconds_needed=course.seconds,
    )  # fmt: skip
    who = post_of(person, place.path, localdate(at)) if person else called(by, place.path)
    keep_pictures(draft.photos, "raised", by, at, topic=topic)
    say(topic, "raised", by=by, at=at, who=who, photos=draft.photos, helped=topic.helped_by is not None, matter=draft.matter)
    record(TopicRaised(topic.pk, topic.number, topic.stage, topic.matter), actor_id=by.account_id, at=at)
    return topic


@transaction.atomic
def second(topic: Topic, person: Person, words: str = "", *, by: Standing, at: datetime) -> Second:
    """The last one that was needed sends it to be screened."""
    topic = lock(topic)
    has = topic.seconders.filter(person=person).exists()
    lives = lives_in(person, topic.path, localdate(at))
    require(rules.may_second(by, person.pk, topic, lives=lives, has=has))
    try:
        with transaction.atomic():
            row = Second.objects.create(
                topic=topic, person=person, words=words.strip()[:200], helped_by=helper(by, person.pk), at=at
            )
    except IntegrityError as twice:
        raise Refused(_("已经附议过了。")) from twice
    topic.seconds += 1
    if topic.seconds >= topic.seconds_needed:
        topic.stage, topic.entered_at, topic.late_told_at = advance(topic.stage, flow.ENOUGH), at, None
        topic.due_at = working.add(at, topic.screening)
        say(topic, "seconded", by=None, at=at, seconds=topic.seconds)
        record(TopicSeconded(topic.pk, topic.seconds), actor_id=by.account_id, at=at)
    topic.save(update_fields=["seconds", "stage", "entered_at", "due_at", "late_told_at"])
    return row


@transaction.atomic
def withdraw(topic: Topic, words: str = "", *, by: Standing, at: datetime) -> Topic:
    topic = lock(topic)
    require(rules.may_withdraw(by, topic))
    return end(topic, advance(topic.stage, flow.WITHDRAW), words, by, at)


def end(topic: Topic, stage: str, reason: str, by: Standing | None, at: datetime) -> Topic:
    """For steps that have asked already."""
    topic.stage, topic.reason, topic.ended_at, topic.entered_at, topic.due_at = stage, reason.strip()[:500], at, at, None
    topic.save(update_fields=["stage", "reason", "ended_at", "entered_at", "due_at"])
    say(topic, stage, topic.reason, by=by, at=at)
    record(TopicEnded(topic.pk, stage, topic.reason), actor_id=by.account_id if by else None, at=at)
    return topic
