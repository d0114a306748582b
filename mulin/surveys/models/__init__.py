from .answers import Answered, Channel, Invitation, Paper, Result, Sheet
from .survey import Finding, Question, Survey, Target

__all__ = ["Answered", "Channel", "Finding", "Invitation", "Paper", "Question", "Result", "Sheet", "Survey", "Target"]
