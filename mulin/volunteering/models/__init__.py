from .bank import BankRules, Entitlement, Help
from .certificate import Certificate
from .duty import Duty, Pattern
from .expiry import Expiry
from .honour import Honour
from .invitation import Invitation
from .points import Appeal, Award, EarningRule, OnBoard
from .record import Record, RecordEvent
from .shift import Claim, Shift
from .shop import Item, Order, StockMove
from .team import Member, Team
from .volunteer import Expert, Skill, Volunteer

__all__ = [
    "Appeal",
    "Award",
    "BankRules",
    "Certificate",
    "Claim",
    "Duty",
    "EarningRule",
    "Entitlement",
    "Expert",
    "Expiry",
    "Help",
    "Honour",
    "Invitation",
    "Item",
    "Member",
    "OnBoard",
    "Order",
    "Pattern",
    "Record",
    "RecordEvent",
    "Shift",
    "Skill",
    "StockMove",
    "Team",
    "Volunteer",
]
