"""Who hears what of contracts with operators."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.facilities import facts, queries
from mulin.facilities.models import Contract
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.people.models import Person

MOST = 5  # of those who keep a facility, nearest first


def both_of_a_contract(fact: facts.ContractSigned, *, source: Fact) -> None:
    contract = _contract(fact.contract_id)
    _tell(_sides(contract), "operators.signed", source, _page(contract), **_of(contract))


def both_of_an_end_to_come(fact: facts.ContractEnds, *, source: Fact) -> None:
    contract = _contract(fact.contract_id)
    left = (contract.last_on - localdate(source.happened_at)).days
    kind = "operators.over" if fact.days < 0 else "operators.ends"
    _tell(_sides(contract), kind, source, _page(contract), **_of(contract), days=str(max(left, 0)))


def both_of_an_end(fact: facts.ContractEnded, *, source: Fact) -> None:
    contract = _contract(fact.contract_id)
    _tell(_sides(contract), "operators.ended", source, _page(contract), **_of(contract), note=contract.ended_why)


def both_of_missed_duties(fact: facts.DutiesMissed, *, source: Fact) -> None:
    contract = _contract(fact.contract_id)
    _tell(_sides(contract), "operators.missed", source, _page(contract), **_of(contract), note="、".join(fact.names))


def operator_of_a_sheet(fact: facts.ContractSheetMade, *, source: Fact) -> None:
    sheet = queries.contract.sheets().get(pk=fact.sheet_id)
    values = _of(sheet.contract) | {"since": sheet.since.isoformat(), "until": sheet.until.isoformat()}
    url = reverse("facilities:desk_contract_sheet", args=[sheet.pk])
    amount = {"amount": f"{sheet.yuan} 元", "amount_en": f"¥{sheet.yuan}"}
    _tell(queries.contract.theirs(sheet.contract), "operators.sheet", source, url, **values, **amount)


def operator_of_an_evaluation(fact: facts.OperatorEvaluated, *, source: Fact) -> None:
    found = queries.contract.evaluations().get(pk=fact.evaluation_id)
    url = reverse("facilities:desk_evaluation", args=[found.pk])
    points = str(queries.contract.total(found))
    _tell(queries.contract.theirs(found.contract), "operators.evaluated", source, url, **_of(found.contract), points=points)


def who_evaluated(fact: facts.EvaluationAnswered, *, source: Fact) -> None:
    found = queries.contract.evaluations().get(pk=fact.evaluation_id)
    url = reverse("facilities:desk_evaluation", args=[found.pk])
    makers = Person.objects.filter(pk=found.made_by)
    _tell(makers, "operators.answered", source, url, **_of(found.contract), note=found.answer)


def _contract(pk: int) -> Contract:
    return queries.contract.contracts().get(pk=pk)


def _sides(contract: Contract) -> list[Person]:
    people = [*queries.contract.ours(contract)[:MOST], *queries.contract.theirs(contract)]
    return list({one.pk: one for one in people}.values())


def _page(contract: Contract) -> str:
    return reverse("facilities:desk_contract", args=[contract.pk])


def _of(contract: Contract) -> dict[str, str]:
    house = contract.facility
    return {
        "house": house.name, "house_en": house.name_en, "holder": str(contract.organisation), "since": contract.since.isoformat(),
        "until": contract.last_on.isoformat(),
    }  # fmt: skip


def _tell(people: Iterable[Person], kind: str, source: Fact, url: str, **values: str) -> None:
    for one in people:
        key = f"{kind} {source.pk} {one.pk}"
        notices.tell(person_id=one.pk, kind=kind, values=values, url=url, once_key=key, at=source.happened_at)
