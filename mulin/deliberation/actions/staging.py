"""Screening by a named post, and the way through the stages of a topic's own plan."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import StageEntered, TopicScreened
from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Topic
from mulin.deliberation.queries.meetings import heard
from mulin.deliberation.queries.outcomes import open_tasks, options_left
from mulin.deliberation.queries.voting import is_voting
from mulin.deliberation.queries.who import called, post_of
from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing, holders
from mulin.people.models import Person

from .noting import lock, reason_missing, say, worded
from .raising import end


@transaction.atomic
def accept(topic: Topic, words: str, host: Person | None = None, *, by: Standing, at: datetime) -> Topic:
    """With words why; `host` takes it on, by default whoever accepts it."""
    topic = lock(topic)
    require(rules.may_accept(by, topic))
    words = worded(words, _("请写为什么立项，邻居会看到。"))
    host = host or by.person
    assert host is not None
    if host != by.person and host not in holders(rules.HOSTS, topic.path, on=localdate(at)):
        raise Refused(_("召集人请选在这里任楼长、网格员、社区工作者、居委会主任或社区书记的人。"))
    advance(topic.stage, flow.ACCEPT)
    topic.host, topic.host_post = host, post_of(host, topic.path, localdate(at))
    topic.reason = words[:500]
    post = called(by, topic.path)
    say(topic, "accepted", words, by=by, at=at, host=topic.host_post)
    record(TopicScreened(topic.pk, True, topic.reason, post, host.pk), actor_id=by.account_id, at=at)
    return enter(topic, topic.plan[0][0], by, at)


@transaction.atomic
def refuse(topic: Topic, words: str, *, by: Standing, at: datetime) -> Topic:
    topic = lock(topic)
    require(rules.may_refuse(by, topic))
    words = worded(words, reason_missing())
    record(TopicScreened(topic.pk, False, words[:500], called(by, topic.path), None), actor_id=by.account_id, at=at)
    return end(topic, advance(topic.stage, flow.REFUSE), words, by, at)


def enter(topic: Topic, stage: str, by: Standing | None, at: datetime) -> Topic:
    """For steps that have asked already: its own limit begins."""
    topic.stage, topic.entered_at, topic.late_told_at = stage, at, None
    topic.due_at = working.add(at, dict(topic.plan)[stage])
    topic.save()
    record(StageEntered(topic.pk, stage, topic.due_at.isoformat()), actor_id=by.account_id if by else None, at=at)
    return topic


@transaction.atomic
def go_on(topic: Topic, words: str = "", *, by: Standing, at: datetime) -> Topic:
    """`words`: what came out of the stage that ends."""
    topic = lock(topic)
    require(rules.may_go_on(by, topic, options=options_left(topic), heard=heard(topic)))
    into = rules.next_stage(topic)
    assert into is not None
    say(topic, "stage", words, by=by, at=at, was=topic.stage, into=into)
    return enter(topic, advance(topic.stage, flow.TO[into]), by, at)


@transaction.atomic
def go_back(topic: Topic, words: str, *, by: Standing, at: datetime) -> Topic:
    """To the options once more."""
    topic = lock(topic)
    require(rules.may_go_back(by, topic, voting=is_voting(topic)))
    say(topic, "back", worded(words, reason_missing()), by=by, at=at)
    return enter(topic, advance(topic.stage, flow.BACK), by, at)


@transaction.atomic
def set_due(topic: Topic, due_at: datetime, words: str, *, by: Standing, at: datetime) -> Topic:
    """Another day for the end of this stage, with the reason on the page."""
    topic = lock(topic)
    require(rules.may_set_due(by, topic))
    if due_at <= at:
        raise Refused(_("新的期限要在以后，请改一下日期。"))
    say(topic, "due", worded(words, reason_missing()), by=by, at=at, due=due_at.isoformat())
    topic.due_at, topic.late_told_at = due_at, None
    topic.save(update_fields=["due_at", "late_told_at"])
    return topic


@transaction.atomic
def stop(topic: Topic, words: str, *, by: Standing, at: datetime) -> Topic:
    topic = lock(topic)
    require(rules.may_stop(by, topic, voting=is_voting(topic)))
    return end(topic, advance(topic.stage, flow.STOP), worded(words, reason_missing()), by, at)


@transaction.atomic
def finish(topic: Topic, words: str, *, by: Standing, at: datetime) -> Topic:
    """All tasks are closed; `words` say what has changed."""
    topic = lock(topic)
    require(rules.may_finish(by, topic, open_tasks=open_tasks(topic)))
    return end(topic, advance(topic.stage, flow.FINISH), worded(words, _("请写办成了什么，邻居会看到。")), by, at)
