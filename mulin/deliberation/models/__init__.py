from .council import Base, Council, Seat
from .meeting import Attendance, Item, Meeting
from .option import Objection, Option
from .outcome import Figure, Gain, Picture, Round
from .resolution import Resolution
from .task import Task
from .template import Size, Template
from .topic import Line, MonthCount, Second, Topic

__all__ = [
    "Attendance",
    "Base",
    "Council",
    "Figure",
    "Gain",
    "Item",
    "Line",
    "Meeting",
    "MonthCount",
    "Objection",
    "Option",
    "Picture",
    "Resolution",
    "Round",
    "Seat",
    "Second",
    "Size",
    "Task",
    "Template",
    "Topic",
]
