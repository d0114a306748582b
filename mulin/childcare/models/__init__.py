from .application import Application, Line
from .child import Child, Guardian, Paper, Pickup
from .day import ClosedDay, Day
from .group import Group, Keeper, money

__all__ = ["Application", "Child", "ClosedDay", "Day", "Group", "Guardian", "Keeper", "Line", "Paper", "Pickup", "money"]
