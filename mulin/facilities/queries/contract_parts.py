"""What hangs on a contract, for its page: one question. Ticks and reviews, of which there may be many, are asked apart."""

from dataclasses import dataclass

from mulin.facilities.models import (
    Contract,
    ContractFile,
    ContractSheet,
    Duty,
    Evaluation,
    Mark,
    Rate,
    Settlement,
)
from mulin.kernel.together import Together, relate


@dataclass(frozen=True)
class Parts:
    """`settlements`: the canteen's own, of days of this contract, the newest first."""

    evaluations: list[Evaluation]
    files: list[ContractFile]
    following: list[Contract]
    settlements: list[Settlement]


def parts_of(contract: Contract) -> Parts:
    """After it the contract's duties, rates and sheets, and the marks of its evaluations, ask nothing."""
    found = PARTS.rows(contract.pk, contract.facility_id, contract.since, contract.last_on)
    duties, rates, sheets, evaluations, marks, files, following, settlements = found
    for name, rows in (("duties", duties), ("rates", rates), ("sheets", sheets)):
        relate(contract, name, rows)
    for one in evaluations:
        relate(one, "marks", [mark for mark in marks if mark.evaluation_id == one.pk])
    return Parts(evaluations, files, following, settlements)


PARTS = Together(
    lambda contract, facility, since, last_on: [
        Duty.objects.filter(contract=contract),
        Rate.objects.filter(contract=contract),
        ContractSheet.objects.filter(contract=contract),
        Evaluation.objects.filter(contract=contract),
        Mark.objects.filter(evaluation__contract=contract),
        ContractFile.objects.filter(contract=contract),
        Contract.objects.filter(previous=contract),
        Settlement.objects.filter(canteen__facility=facility, since__lte=last_on, until__gte=since),
    ]
)
