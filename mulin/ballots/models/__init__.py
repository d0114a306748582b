from .ballot import Ballot, Month, Option
from .paper import PaperSlip
from .register import Apart, Elector, ElectorPerson, Objection, Unit
from .tally import Tally
from .urn import Slip, Turnout, Voted, VotingKey

__all__ = [
    "Apart",
    "Ballot",
    "Elector",
    "ElectorPerson",
    "Month",
    "Objection",
    "Option",
    "PaperSlip",
    "Slip",
    "Tally",
    "Turnout",
    "Unit",
    "Voted",
    "VotingKey",
]
