from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from mulin.deliberation import rules
from mulin.deliberation.facts import OptionsChanged
from mulin.deliberation.models import Option, Topic
from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .noting import lock, reason_missing, say, worded


@transaction.atomic
def add_option(topic: Topic, *, by: Standing, at: datetime, **values: Any) -> Option:
    """`values`: fields of Option, cost in 分 or None."""
    topic = lock(topic)
    require(rules.may_write_options(by, topic))
    assert by.person_id is not None
    last = topic.options.aggregate(last=Max("number"))["last"] or 0
    option = Option.objects.create(topic=topic, number=last + 1, made_by=by.person_id, made_at=at, **values)
    say(topic, "option", option.name, by=by, at=at, number=option.number, cost=option.cost)
    record(OptionsChanged(topic.pk, option.number, False), actor_id=by.account_id, at=at)
    return option


@transaction.atomic
def withdraw_option(option: Option, words: str, *, by: Standing, at: datetime) -> Option:
    topic = lock(option.topic)
    require(rules.may_write_options(by, topic))
    option = Option.objects.select_for_update(of=("self",)).get(pk=option.pk)
    if option.withdrawn_at is None:
        option.withdrawn_words, option.withdrawn_at = worded(words, reason_missing())[:200], at
        option.save(update_fields=["withdrawn_words", "withdrawn_at"])
        say(topic, "option_gone", option.withdrawn_words, by=by, at=at, number=option.number, name=option.name)
        record(OptionsChanged(topic.pk, option.number, True), actor_id=by.account_id, at=at)
    return option
