"""Contracts with operators and how they are judged."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ContractSigned:
    KIND: ClassVar[str] = "facilities.contract_signed"
    contract_id: int


@dataclass(frozen=True)
class ContractEnds:
    """90 or 30 days before its end; -1: it is over and nothing follows."""

    KIND: ClassVar[str] = "facilities.contract_ends"
    contract_id: int
    days: int


@dataclass(frozen=True)
class ContractEnded:
    """Early, or before it began."""

    KIND: ClassVar[str] = "facilities.contract_ended"
    contract_id: int


@dataclass(frozen=True)
class DutiesMissed:
    """Not kept in the last span, and kept in the one before, or never judged."""

    KIND: ClassVar[str] = "facilities.duties_missed"
    contract_id: int
    names: list[str]


@dataclass(frozen=True)
class ContractSheetMade:
    KIND: ClassVar[str] = "facilities.contract_sheet_made"
    sheet_id: int


@dataclass(frozen=True)
class OperatorEvaluated:
    KIND: ClassVar[str] = "facilities.operator_evaluated"
    evaluation_id: int


@dataclass(frozen=True)
class EvaluationAnswered:
    KIND: ClassVar[str] = "facilities.evaluation_answered"
    evaluation_id: int
