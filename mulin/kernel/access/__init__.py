"""Answers to "may I?": yes, or no with a reason fit to show the person who asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Yes:
    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class No:
    """`reason` is one translated sentence in the person's words; buttons and refusals show the same one."""

    reason: str

    def __bool__(self) -> bool:
        return False


class Refused(Exception):
    """An action was asked for that a rule forbids; str(self) is the reason."""


def only_if(fits: bool, reason: str) -> Yes | No:
    return Yes() if fits else No(reason)


def first_no(*answers: Yes | No) -> Yes | No:
    return next((answer for answer in answers if isinstance(answer, No)), Yes())


def require(answer: Yes | No) -> None:
    if isinstance(answer, No):
        raise Refused(answer.reason)
