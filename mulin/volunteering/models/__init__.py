from .bank import BankRules, Entitlement, Help
from .certificate import Certificate
from .duty import Duty, Pattern
from .record import Record, RecordEvent
from .shift import Claim, Shift
from .team import Member, Team
from .volunteer import Expert, Skill, Volunteer

__all__ = [
    "BankRules",
    "Certificate",
    "Claim",
    "Duty",
    "Entitlement",
    "Expert",
    "Help",
    "Member",
    "Pattern",
    "Record",
    "RecordEvent",
    "Shift",
    "Skill",
    "Team",
    "Volunteer",
]
