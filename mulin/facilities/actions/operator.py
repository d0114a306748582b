from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.facts import EvaluationAnswered, OperatorEvaluated
from mulin.facilities.models import Contract, Evaluation, Mark
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing

from .contract import lock


@transaction.atomic
def evaluate(
    contract: Contract, quarter: date, marks: Mapping[str, tuple[int, str]], words: str = "", *, by: Standing, at: datetime
) -> Evaluation:
    """`quarter`: a day in it; `marks`: for each of `Mark.About` points of a hundred and why. Not changed afterwards."""
    contract = lock(contract.pk)
    require(rules.may_evaluate(by, contract))
    first, last = rules.natural("quarter", quarter)
    if last < contract.since or first > min(contract.last_on, localdate(at)):
        raise Refused(_("这个季度不在合同里，或者还没有到。"))
    if set(marks) != set(Mark.About.values):
        raise Refused(_("请给每一项打分。"))
    if not all(0 <= points <= 100 and why.strip() for points, why in marks.values()):
        raise Refused(_("每一项写 0 到 100 分，和为什么。"))
    if contract.evaluations.filter(on=first).exists():
        raise Refused(_("这个季度已经评估过了。"))
    made = Evaluation.objects.create(
        contract=contract, on=first, words=words.strip()[:600], made_at=at, made_by=by.person_id or 0
    )
    Mark.objects.bulk_create(
        [Mark(evaluation=made, about=about, points=points, why=why.strip()[:200]) for about, (points, why) in marks.items()]
    )
    record(OperatorEvaluated(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def answer_evaluation(evaluation: Evaluation, words: str, *, by: Standing, at: datetime) -> Evaluation:
    rows = Evaluation.objects.select_for_update(of=("self",), no_key=True).select_related("contract")
    evaluation = rows.get(pk=evaluation.pk)
    require(rules.may_answer_evaluation(by, evaluation))
    if not words.strip():
        raise Refused(_("请写怎么回应。"))
    evaluation.answer, evaluation.answered_at, evaluation.answered_by = words.strip()[:600], at, by.person_id
    evaluation.save(update_fields=["answer", "answered_at", "answered_by"])
    record(EvaluationAnswered(evaluation.pk), actor_id=by.account_id, at=at)
    return evaluation
