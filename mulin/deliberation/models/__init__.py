from .chat_group import ChatGroup, GroupCount
from .council import Base, Council, Seat
from .forum import Forum, ForumGuest, ForumPoint, ForumService
from .improvement import Improvement, Look, Upkeep
from .meeting import Attendance, Item, Meeting
from .opinions import BroughtIn, OpinionMap, OpinionVote, Statement
from .option import Objection, Option
from .outcome import Figure, Gain, Picture, Round
from .resolution import Resolution
from .talk import Helpful, Remark, Report, TalkSetting
from .task import Task
from .template import Size, Template
from .topic import Line, MonthCount, Second, Topic

__all__ = [
    "Attendance",
    "Base",
    "BroughtIn",
    "ChatGroup",
    "Council",
    "Figure",
    "Forum",
    "ForumGuest",
    "ForumPoint",
    "ForumService",
    "Gain",
    "GroupCount",
    "Helpful",
    "Improvement",
    "Item",
    "Line",
    "Look",
    "Meeting",
    "MonthCount",
    "Objection",
    "OpinionMap",
    "OpinionVote",
    "Option",
    "Picture",
    "Remark",
    "Report",
    "Resolution",
    "Round",
    "Seat",
    "Second",
    "Size",
    "Statement",
    "TalkSetting",
    "Task",
    "Template",
    "Topic",
    "Upkeep",
]
