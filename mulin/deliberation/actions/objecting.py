from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import ObjectionAnswered, ObjectionRecorded
from mulin.deliberation.models import Objection, Topic
from mulin.deliberation.queries.who import called, lives_in, post_of
from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .noting import helper, lock, worded


@transaction.atomic
def object_(topic: Topic, person: Person, words: str, *, by: Standing, at: datetime) -> Objection:
    """What speaks against it: on record without the name, and to be answered before a consensus is found."""
    topic = lock(topic)
    require(rules.may_object(by, person.pk, topic, lives=lives_in(person, topic.path, localdate(at))))
    row = Objection.objects.create(
        topic=topic, person=person, who=post_of(person, topic.path, localdate(at)), words=worded(words, _("请写您反对什么、为什么。")),
        helped_by=helper(by, person.pk), at=at,
    )  # fmt: skip
    record(ObjectionRecorded(topic.pk, row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def take_back(objection: Objection, *, by: Standing, at: datetime) -> Objection:
    lock(objection.topic)
    objection = _locked(objection)
    require(rules.may_take_back(by, objection))
    objection.taken_back_at = at
    objection.save(update_fields=["taken_back_at"])
    return objection


@transaction.atomic
def answer_objection(objection: Objection, words: str, *, by: Standing, at: datetime) -> Objection:
    topic = lock(objection.topic)
    objection = _locked(objection)
    require(rules.may_answer_objection(by, objection))
    objection.answer, objection.answered_by, objection.answered_at = worded(words, _("请写您的答复。")), by.person_id, at
    objection.answered_who = called(by, topic.path)
    objection.save(update_fields=["answer", "answered_by", "answered_at", "answered_who"])
    record(ObjectionAnswered(topic.pk, objection.pk), actor_id=by.account_id, at=at)
    return objection


def _locked(objection: Objection) -> Objection:
    return Objection.objects.select_for_update(of=("self",)).select_related("topic").get(pk=objection.pk)
