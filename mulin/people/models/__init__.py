from .account import Account, AccountManager
from .floor_area import FloorArea
from .household import Household, Residence
from .ownership import Ownership
from .person import Correction, Person
from .signing_in import Joining, RoomTry, SignInCode

__all__ = [
    "Account",
    "AccountManager",
    "Correction",
    "FloorArea",
    "Household",
    "Joining",
    "Ownership",
    "Person",
    "Residence",
    "RoomTry",
    "SignInCode",
]
