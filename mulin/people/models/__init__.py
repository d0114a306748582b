from .account import Account, AccountManager
from .household import Household, Residence
from .ownership import Ownership
from .person import Correction, Person
from .signing_in import Joining, RoomTry, SignInCode

__all__ = [
    "Account",
    "AccountManager",
    "Correction",
    "Household",
    "Joining",
    "Ownership",
    "Person",
    "Residence",
    "RoomTry",
    "SignInCode",
]
