from dataclasses import dataclass


@dataclass(frozen=True)
class Reader:
    """A person of the register, or an account that is nobody's yet."""

    person_id: int | None = None
    account_id: int | None = None

    @property
    def key(self) -> str:
        return f"p{self.person_id}" if self.person_id is not None else f"a{self.account_id}"


def person(person_id: int) -> Reader:
    return Reader(person_id=person_id)


def read_by(person_id: int | None, account_id: int | None) -> Reader | None:
    """Nobody for an anonymous report."""
    if person_id is not None:
        return person(person_id)
    return Reader(account_id=account_id) if account_id is not None else None
