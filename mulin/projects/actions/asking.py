"""Questions to the operator, and their answers."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects import queries, rules
from mulin.projects.facts import QuestionAnswered, QuestionAsked
from mulin.projects.models import Application, Call, Question


@transaction.atomic
def ask(
    call: Call,
    words: str,
    *,
    application: Application | None = None,
    for_person: Person | None = None,
    by: Standing,
    at: datetime,
) -> Question:
    """Without an application the question is about the call, and its answer is for everybody. `for_person`: asked at the counter."""
    require(rules.may_ask(by, call))
    if for_person is not None:
        require(rules.may_help(by, call.path))
    if application is not None and by.person_id not in queries.members(application) | {application.filled_by_id}:
        raise Refused(_("这份申请不是您的。"))
    if not words.strip():
        raise Refused(_("请写下您想问的。"))
    row = Question.objects.create(
        call=call, application=application, words=words.strip(), by=for_person or by.person, helped_by=by.person if for_person else None,
        at=at,
    )  # fmt: skip
    record(QuestionAsked(row.pk, application is None), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def answer_question(question: Question, words: str, *, by: Standing, at: datetime) -> Question:
    question = Question.objects.select_for_update(of=("self",)).select_related("call__place").get(pk=question.pk)
    require(rules.may_answer_question(by, question))
    if not words.strip():
        raise Refused(_("请写答复。"))
    question.answer, question.answered_by, question.answered_at = words.strip(), by.person, at
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    record(QuestionAnswered(question.pk, question.application_id is None), actor_id=by.account_id, at=at)
    return question
