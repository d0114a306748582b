"""What happened here, past tense, as frozen dataclasses of plain JSON values with a KIND."""

from .meetings import CouncilMade as CouncilMade
from .meetings import MeetingCalled as MeetingCalled
from .meetings import MeetingCancelled as MeetingCancelled
from .meetings import MinutesWritten as MinutesWritten
from .meetings import PersonInvited as PersonInvited
from .meetings import ResolutionMade as ResolutionMade
from .meetings import SeatEnded as SeatEnded
from .meetings import SeatEnds as SeatEnds
from .meetings import SeatTaken as SeatTaken
from .meetings import TaskClosed as TaskClosed
from .meetings import TaskGiven as TaskGiven
from .meetings import TaskLate as TaskLate
from .topics import BallotTied as BallotTied
from .topics import ObjectionAnswered as ObjectionAnswered
from .topics import ObjectionRecorded as ObjectionRecorded
from .topics import OptionsChanged as OptionsChanged
from .topics import RoundHeld as RoundHeld
from .topics import StageEntered as StageEntered
from .topics import StageLate as StageLate
from .topics import TemplateSet as TemplateSet
from .topics import TopicDecided as TopicDecided
from .topics import TopicEnded as TopicEnded
from .topics import TopicRaised as TopicRaised
from .topics import TopicScreened as TopicScreened
from .topics import TopicSeconded as TopicSeconded
from .topics import TopicUndecided as TopicUndecided
